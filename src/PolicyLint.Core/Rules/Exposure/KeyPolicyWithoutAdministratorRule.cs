using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class KeyPolicyWithoutAdministratorRule : PolicyRule
{
    private const string ReplacePolicy = "kms:PutKeyPolicy";

    private static readonly string[] Keys =
    [
        "AWS::KMS::Key", "AWS::KMS::ReplicaKey",
        "aws_kms_key", "aws_kms_key_policy", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key",
    ];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5011",
        Name = "key-policy-without-administrator",
        Severity = Severity.Error,
        SecuritySeverity = 5.0,
        Title = "Key policy that nobody can change",
        Message = "No statement lets anybody replace the key's policy ({0}): AWS refuses such a policy, since nobody could change it any more",
        Rationale = "Not even the account's root user gets at a key whose policy does not say so; only AWS Support can help then.",
        Remedy = "Keep AWS's default statement: kms:* for arn:aws:iam::ACCOUNT:root.",
        Help = """
            Only its policy gives access to a KMS key; identity-based policies count when the key policy allows the account. A policy that lets
            no user, role or account call `kms:PutKeyPolicy` makes the key unmanageable, and AWS refuses it with `MalformedPolicyDocument`
            unless the caller bypasses the check
            ([AWS](https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#prevent-unmanageable-key)).

            Looked at are keys that a template or plan declares: of a policy alone it is not known that it is whole. AWS services are no
            administrators. A statement with `NotAction` or `NotPrincipal` counts as one that lets somebody do it, and so does one with a
            condition. The check of AWS, that the caller of the moment is among them, needs AWS.

            ## Bad

            ```json
            {
              "Resources": {
                "Key": {
                  "Type": "AWS::KMS::Key",
                  "Properties": {
                    "KeyPolicy": {
                      "Version": "2012-10-17",
                      [|"Statement"|]: [
                        { "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "kms:GenerateDataKey*", "Resource": "*" }
                      ]
                    }
                  }
                }
              }
            }
            ```

            ## Good

            ```json
            {
              "Resources": {
                "Key": {
                  "Type": "AWS::KMS::Key",
                  "Properties": {
                    "KeyPolicy": {
                      "Version": "2012-10-17",
                      "Statement": [
                        { "Effect": "Allow", "Principal": { "AWS": { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root" } }, "Action": "kms:*", "Resource": "*" },
                        { "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "kms:GenerateDataKey*", "Resource": "*" }
                      ]
                    }
                  }
                }
              }
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.Kind != PolicyKind.Resource
            || policy.DeclaringResource is not { } resource
            || Array.IndexOf(Keys, resource.Type) < 0
            || !policy.IsComplete
            || policy.Statements.IsEmpty)
        {
            return;
        }

        foreach (Statement statement in policy.Statements)
        {
            if (!statement.IsComplete || MayMakeAdministrator(statement))
            {
                return;
            }
        }

        foreach (PolicyElement element in policy.Elements)
        {
            if (element.Name.Is("Statement") == Certainty.Yes)
            {
                context.Report(element.Name.Origin, ReplacePolicy);
                return;
            }
        }
    }

    /// <summary>True unless it is certain that the statement lets no user, role or account replace the policy.</summary>
    private static bool MayMakeAdministrator(Statement statement)
    {
        if (statement.Effect == Effect.Deny)
        {
            return false;
        }

        if (!statement.IsAllow || statement.Action is not { } actions || statement.Principal is not { } principal)
        {
            return true;
        }

        bool isService = principal.Text is null && !principal.Entries.IsEmpty;
        foreach (PrincipalEntry entry in principal.Entries)
        {
            isService &= entry.Type == PrincipalType.Service;
        }

        if (isService)
        {
            return false;
        }

        foreach (SymbolicString action in actions.Values)
        {
            if (action.Matches(ReplacePolicy, ignoreCase: true) != Certainty.No)
            {
                return true;
            }
        }

        return false;
    }
}
