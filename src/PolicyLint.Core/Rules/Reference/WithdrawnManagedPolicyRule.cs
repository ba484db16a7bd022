using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class WithdrawnManagedPolicyRule : ManagedPolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2023",
        Name = "withdrawn-managed-policy",
        Severity = Severity.Warning,
        Title = "Managed policy that AWS has withdrawn",
        Message = "AWS has withdrawn the managed policy \"{0}\" (reference of {1})",
        Rationale = "Nobody can attach it any more; AWS has replaced it, or given up the service.",
        Remedy = "Use the policy that took its place, which the service's documentation names.",
        Help = """
            AWS withdraws managed policies that a better one replaces or whose service is no more. What has one attached keeps it, and it
            can be attached to nothing else
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-deprecated.html)). Looked at are
            resources and the values of the condition key `iam:PolicyARN`.

            Not reported: statements that deny, since the policy may still be attached; ARNs with a wildcard or a placeholder, `${…}` or `{{…}}`; other partitions than `aws`; an ARN whose path is
            not the policy's (`unknown-managed-policy`); operators that ignore case; role trust policies, which take no resource
            (`trust-resource`).

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "iam:AttachRolePolicy", "Resource": "*",
              "Condition": { "ArnEquals": { "iam:PolicyARN": "arn:aws:iam::aws:policy/[|AmazonGuardDutyFullAccess|]" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "iam:AttachRolePolicy", "Resource": "*",
              "Condition": { "ArnEquals": { "iam:PolicyARN": "arn:aws:iam::aws:policy/AmazonGuardDutyFullAccess_v2" } }
            }
            ```
            """,
    };

    protected override void Check(SymbolicString value, int start, ReadOnlySpan<char> pathAndName, ReadOnlySpan<char> name, RuleContext context)
    {
        if (context.Statement is { IsAllow: true } && context.Reference.TryGetManagedPolicy(name, out AwsManagedPolicy policy) && policy.IsWithdrawn && policy.IsAt(pathAndName))
        {
            context.Report(value.GetOrigin(start, pathAndName.Length), pathAndName.ToString(), ReferenceDate.Text(context.Reference.DataDate));
        }
    }
}
