using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class UnknownManagedPolicyRule : ManagedPolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2022",
        Name = "unknown-managed-policy",
        Severity = Severity.Warning,
        Title = "Managed policy that AWS does not have",
        Message = "AWS has no managed policy \"{0}\" (reference of {1}){2}",
        Rationale = "No policy has this ARN, so the statement never applies to it.",
        Remedy = "Write the ARN as the AWS Managed Policy Reference Guide does, with its path: policy/service-role/AWSLambdaBasicExecutionRole.",
        Fix = FixAvailability.Sometimes,
        Help = """
            The ARNs of AWS's managed policies begin with `arn:aws:iam::aws:policy/`; some have a path, which belongs to the ARN
            ([AWS Managed Policy Reference Guide](https://docs.aws.amazon.com/aws-managed-policy/latest/reference/about-managed-policy-reference.html)).
            Looked at are resources and the values of the condition key `iam:PolicyARN`. Letters are compared with their case. AWS adds
            policies every week: one that is newer than the day that the message says is reported, so this is a warning.

            The fix writes the policy of this name with its own path, or else the one whose name is spelt nearly so.

            Not reported: ARNs with a wildcard or a placeholder, `${…}` or `{{…}}`; other partitions than `aws`, which have policies of
            their own; policies that AWS has withdrawn (`withdrawn-managed-policy`); operators that ignore case; role trust policies,
            which take no resource (`trust-resource`).

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "iam:AttachRolePolicy", "Resource": "*",
              "Condition": { "ArnEquals": { "iam:PolicyARN": "arn:aws:iam::aws:policy/[|AWSLambdaBasicExecutionRole|]" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "iam:AttachRolePolicy", "Resource": "*",
              "Condition": { "ArnEquals": { "iam:PolicyARN": "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" } }
            }
            ```
            """,
    };

    protected override void Check(SymbolicString value, int start, ReadOnlySpan<char> pathAndName, ReadOnlySpan<char> name, RuleContext context)
    {
        bool hasName = context.Reference.TryGetManagedPolicy(name, out AwsManagedPolicy policy);
        if (hasName && policy.IsAt(pathAndName))
        {
            return;
        }

        string? meant = hasName ? PathAndName(policy) : Nearest(name, context.Reference);
        context.Report(
            value.GetOrigin(start, pathAndName.Length),
            pathAndName.ToString(),
            ReferenceDate.Text(context.Reference.DataDate),
            meant is null ? "" : $"; did you mean \"{meant}\"?")
            .WithFix(meant is null ? null : new Fix($"Write {meant}", FixSafety.Unsafe, Replace(value, meant)));
    }

    private static string? Nearest(ReadOnlySpan<char> name, ServiceReference reference)
    {
        var names = new List<string>();
        foreach (AwsManagedPolicy policy in reference.ManagedPolicies)
        {
            if (!policy.IsWithdrawn)
            {
                names.Add(policy.Name);
            }
        }

        return Spelling.Nearest(name, names) is { } nearest && reference.TryGetManagedPolicy(nearest.AsSpan(), out AwsManagedPolicy found)
            ? PathAndName(found)
            : null;
    }

    private static string PathAndName(AwsManagedPolicy policy) => policy.Path.Substring(1) + policy.Name;
}
