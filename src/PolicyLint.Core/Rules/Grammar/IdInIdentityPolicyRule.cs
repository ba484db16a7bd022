using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class IdInIdentityPolicyRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1013",
        Name = "id-in-identity-policy",
        Severity = Severity.Warning,
        Title = "Id in a policy that has none",
        Message = "Id does not belong in {0}",
        Rationale = "The policy grammar allows Id in resource-based policies only.",
        Remedy = "Remove it: an identity-based policy has its own name and ARN.",
        Fix = FixAvailability.Always,
        Help = """
            `Id` names a resource-based policy to its service. The grammar excludes it from identity-based policies, which
            permissions boundaries and session policies are too
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_id.html).

            Whether AWS refuses such a policy in every case is not documented, so this is a warning. Service and resource control
            policies are not reported: nothing is written about them.

            ## Bad

            ```json identity
            {
              "Version": "2012-10-17",
              [|"Id"|]: "reports-policy",
              "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ]
            }
            ```

            ## Good

            ```json identity
            {
              "Version": "2012-10-17",
              "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ]
            }
            ```

            ```json resource
            {
              "Version": "2012-10-17",
              "Id": "reports-policy",
              "Statement": [ { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ]
            }
            ```
            """,
    };

    /// <summary>True for the kinds of policy that have no Id.</summary>
    public static bool Concerns(PolicyKind kind) => kind is PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.Session;

    public override void Check(Policy policy, RuleContext context)
    {
        if (!Concerns(policy.Kind))
        {
            return;
        }

        foreach (PolicyElement element in policy.Elements)
        {
            if (element.Name.Is("Id") == Certainty.Yes)
            {
                context.Report(element.Name.Origin, policy.Kind.ToPhrase())
                    .WithFix(new Fix("Remove the Id", FixSafety.Unsafe, new PolicyEdit.RemoveElement(element.Name.Origin)));
                return;
            }
        }
    }
}
