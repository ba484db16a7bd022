using PolicyLint.Analysis;
using PolicyLint.Authorization;

namespace PolicyLint.Rules.Reference;

internal sealed class UnknownManagedPolicyRule : ManagedPolicyRule
{
    private const string Beginning = "arn:aws:iam::aws:policy/";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2022",
        Name = "unknown-managed-policy",
        Severity = Severity.Warning,
        Title = "Managed policy that AWS does not have",
        Message = "AWS has no managed policy \"{0}\" (reference of {1}){2}",
        Rationale = "No policy has this ARN: the statement never applies to it, and attaching it fails.",
        Remedy = "Write the ARN as the AWS Managed Policy Reference Guide does, with its path: policy/service-role/AWSLambdaBasicExecutionRole.",
        Fix = FixAvailability.Sometimes,
        Help = """
            The ARNs of AWS's managed policies begin with `arn:aws:iam::aws:policy/`; some have a path, which belongs to the ARN
            ([AWS Managed Policy Reference Guide](https://docs.aws.amazon.com/aws-managed-policy/latest/reference/about-managed-policy-reference.html)).
            Looked at are resources, the values of the condition key `iam:PolicyARN`, and what templates and plans attach or set as a
            boundary; in SAM also names without an ARN, which SAM takes for AWS's. Letters are compared with their case. AWS adds
            policies every week: one that is newer than the day that the message says is reported, so this is a warning. A partition
            that is known only when the stack is deployed (`${AWS::Partition}`) is taken for `aws`.

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

            ```json
            {
              "Resources": {
                "Worker": {
                  "Type": "AWS::IAM::Role",
                  "Properties": {
                    "AssumeRolePolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }
                    },
                    "ManagedPolicyArns": ["arn:aws:iam::aws:policy/[|AWSLambdaBasicExecutionRole|]"]
                  }
                }
              }
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

    protected override void Check(ManagedPolicyName name, RuleContext context)
    {
        bool hasName = context.Reference.TryGetManagedPolicy(name.Name, out AwsManagedPolicy policy);
        if (hasName && name.Names(policy))
        {
            return;
        }

        string? meant = (hasName ? policy : Nearest(name.Name, context.Reference)) is { } found
            ? name.IsAlone ? found.Name : found.Path.Substring(1) + found.Name
            : null;
        context.Report(
            name.Origin,
            name.PathAndName.ToString(),
            ReferenceDate.Text(context.Reference.DataDate),
            meant is null ? "" : $"; did you mean \"{meant}\"?")
            .WithFix(meant is not null && name.IsKnown
                ? new Fix($"Write {meant}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(name.ValueOrigin, name.IsAlone ? meant : Beginning + meant))
                : null);
    }

    private static AwsManagedPolicy? Nearest(ReadOnlySpan<char> name, ServiceReference reference)
    {
        var names = new List<string>();
        foreach (AwsManagedPolicy policy in reference.ManagedPolicies)
        {
            if (!policy.IsWithdrawn)
            {
                names.Add(policy.Name);
            }
        }

        return Spelling.Nearest(name, names) is { } nearest && reference.TryGetManagedPolicy(nearest.AsSpan(), out AwsManagedPolicy found) ? found : null;
    }
}
