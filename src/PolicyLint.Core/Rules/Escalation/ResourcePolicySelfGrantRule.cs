using PolicyLint.Analysis;

namespace PolicyLint.Rules.Escalation;

internal sealed class ResourcePolicySelfGrantRule() : GainRule(GainKind.ResourcePolicy)
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4027",
        Name = "resource-policy-self-grant",
        Severity = Severity.Warning,
        SecuritySeverity = 7.5,
        Title = "Policies of all resources of a service can be written",
        Message = GainMessage,
        Rationale = "Whoever writes the policy of a resource can let itself in, or anybody, whatever its own policies allow.",
        Remedy = "Name the resources whose policy it may write, and keep that from those who only use them.",
        Help = """
            A resource-based policy grants access by itself: within an account, nothing else is needed
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html). Whoever may write it for every secret, queue or
            function can therefore read, call and delete all of them, though its own policies do not allow it, and can open them to other
            accounts and to the public. Access control lists (`s3:PutObjectAcl`), attributes with a policy among them (`sqs:SetQueueAttributes`) and permissions
            that end up in a policy (`lambda:AddPermission`) do the same.

            Reported are the actions by name and in patterns, on `*`, and on ARNs that name a type and nothing of it (`arn:aws:lambda:*:*:function:*`).

            Not reported:

            - Actions that delete policies: they take access away, or the denials in it.
            - `s3:PutBucketPolicy`, which the rules about escalation report as a path.
            - `logs:PutResourcePolicy`, which accepts no other resource than `*` and which many services need at set-up.
            - Statements with a condition, whatever it is: it says for what, or for whom.
            - ARNs with an account (`arn:aws:sqs:us-east-1:111122223333:*`) or a part of a name.
            - `*`, whole services (`lambda:*`), actions beside one of these in the same statement, and `NotAction`: `wildcard-action`,
              `service-wildcard-action` and `allow-not-action` say it all.
            - What a `Deny` without condition in the same policy takes away, and policies of other kinds, which do not grant or
              speak of their own resource.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": ["lambda:InvokeFunction", [|"lambda:AddPermission"|]], "Resource": "*" }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "lambda:AddPermission", "Resource": "arn:aws:lambda:*:*:function:reports-*" }
            ```
            """,
    };
}
