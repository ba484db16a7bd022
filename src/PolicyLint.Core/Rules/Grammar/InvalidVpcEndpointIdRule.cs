using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class InvalidVpcEndpointIdRule : ConditionValueRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1065",
        Name = "invalid-vpc-endpoint-id",
        Severity = Severity.Warning,
        Title = "Not the id of a VPC endpoint",
        Message = "\"{0}\" is not the id of a VPC endpoint",
        Rationale = "No VPC endpoint has such an id, so the condition never matches one.",
        Remedy = "Write the id as AWS shows it: vpce- and 8 or 17 letters and digits.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_VPCE_FORMAT"),
        Help = """
            The key `aws:SourceVpce` holds the id of a VPC endpoint: `vpce-` and 8 or 17 letters and digits. Access Analyzer counts anything else
            as an error; AWS accepts the policy, so this is a warning. The key `aws:SourceVpc` is `PL1064 invalid-vpc-id`.

            Only the string operators are looked at. Values with a wildcard or a policy variable are not judged, and under the
            operators that ignore case, neither is the case of the prefix.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-vpce-format>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "StringNotEquals": { "aws:SourceVpce": [|"vpc-0a1b2c3d4e5f60718"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-0a1b2c3d4e5f60718" } }
            }
            ```
            """,
    };

    protected override bool IsAbout(Condition condition) => VpcIds.IsComparedIn(condition, "aws:SourceVpce");

    protected override bool IsWellFormed(ReadOnlySpan<char> text, Condition condition) => VpcIds.IsId(text, "vpce-", condition.Operator);
}
