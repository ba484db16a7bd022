using PolicyLint.Analysis;
using PolicyLint.Authorization;

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
            resources, the values of the condition key `iam:PolicyARN`, and what templates and plans attach or set as a boundary; in SAM
            also names without an ARN.

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

    protected override void Check(ManagedPolicyName name, RuleContext context)
    {
        if (context.Statement?.IsAllow != false && context.Reference.TryGetManagedPolicy(name.Name, out AwsManagedPolicy policy) && policy.IsWithdrawn && name.Names(policy))
        {
            context.Report(name.Origin, name.PathAndName.ToString(), ReferenceDate.Text(context.Reference.DataDate));
        }
    }
}
