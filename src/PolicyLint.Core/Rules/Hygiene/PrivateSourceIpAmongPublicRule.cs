using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class PrivateSourceIpAmongPublicRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7021",
        Name = "private-source-ip-among-public",
        Severity = Severity.Suggestion,
        Title = "aws:SourceIp is compared with private addresses too",
        Message = "\"{0}\" is a private address, which aws:SourceIp never is",
        Rationale = "The key holds the public address that a request comes from, so the value never matches.",
        Remedy = "Remove the value; for requests through a VPC endpoint use aws:VpcSourceIp together with aws:SourceVpc.",
        AccessAnalyzerCodes = ImmutableArray.Create("PRIVATE_IP_ADDRESS_SUBSET"),
        Fix = FixAvailability.Always,
        Help = """
            A request that reaches AWS over the internet comes from a public address, and for one through a VPC endpoint the key
            `aws:SourceIp` is absent. A private value beside public ones never matches; the fix removes it, and the policy means the
            same. If access from a VPC is what was meant, the policy has to say so with other keys.

            Private is what RFC 1918 sets apart: `10.0.0.0/8`, `172.16.0.0/12` and `192.168.0.0/16`; AWS does not list the ranges that
            its check takes. A list of private addresses alone is `PL1066 private-source-ip`.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-private-ip-address-subset>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": { "IpAddress": { "aws:SourceIp": ["203.0.113.0/24", [|"10.0.0.0/8"|]] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": { "IpAddress": { "aws:SourceIp": ["203.0.113.0/24"] } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (SourceIp.IsTestedBy(condition, isNegated: false))
        {
            SourceIp.ReportPrivateAmongPublic(condition, context);
        }
    }
}
