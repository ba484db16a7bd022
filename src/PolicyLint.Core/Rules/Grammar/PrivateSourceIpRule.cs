using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class PrivateSourceIpRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1066",
        Name = "private-source-ip",
        Severity = Severity.Warning,
        Title = "aws:SourceIp is compared with private addresses only",
        Message = "\"{0}\" is never a private address, so {1} never matches here",
        Rationale = "The key holds the public address that a request comes from; an Allow grants nothing, and a Deny forbids nothing.",
        Remedy = "Use public addresses; for requests through a VPC endpoint use aws:VpcSourceIp together with aws:SourceVpc.",
        AccessAnalyzerCodes = ImmutableArray.Create("PRIVATE_IP_ADDRESS"),
        Help = """
            A request that reaches AWS over the internet comes from a public address, and for one through a VPC endpoint the key
            `aws:SourceIp` is absent. Values that are all private can therefore never match. Access Analyzer counts this as an
            error; AWS accepts the policy, so this is a warning.

            Private is what RFC 1918 sets apart: `10.0.0.0/8`, `172.16.0.0/12` and `192.168.0.0/16`. AWS does not list the ranges
            that its check takes, so loopback, link-local, carrier and IPv6 local addresses are not reported. Lists of private and public
            addresses are `PL7021 private-source-ip-among-public`.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-private-ip-address>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "IpAddress": { [|"aws:SourceIp"|]: ["10.0.0.0/8", "192.168.1.7"] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/8" }, "StringEquals": { "aws:SourceVpc": "vpc-0a1b2c3d4e5f60718" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (SourceIp.IsTestedBy(condition, isNegated: false) && SourceIp.IsOnlyPrivate(condition))
        {
            context.Report(condition.Key.Origin, condition.Key.ToDisplayString(), condition.Operator.CanonicalName);
        }
    }
}
