using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class PrivateSourceIpExclusionRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1067",
        Name = "private-source-ip-exclusion",
        Severity = Severity.Warning,
        SecuritySeverity = 5.0,
        Title = "aws:SourceIp excludes private addresses only",
        Message = "\"{0}\" is never a private address, so {1} excludes nothing here",
        Rationale = "The key holds the public address that a request comes from; the condition always holds and restricts nothing.",
        Remedy = "Use public addresses; for requests through a VPC endpoint use aws:VpcSourceIp together with aws:SourceVpc.",
        AccessAnalyzerCodes = ImmutableArray.Create("PRIVATE_NOT_IP_ADDRESS"),
        Help = """
            A request that reaches AWS over the internet comes from a public address, and for one through a VPC endpoint the key
            `aws:SourceIp` is absent. `NotIpAddress` with values that are all private is therefore always true: an Allow is not
            restricted by it, and a Deny forbids everything, from the private network too. Access Analyzer counts this as an
            error; AWS accepts the policy, so this is a warning.

            Private is what RFC 1918 sets apart: `10.0.0.0/8`, `172.16.0.0/12` and `192.168.0.0/16`. AWS does not list the ranges
            that its check takes, so loopback, link-local, carrier and IPv6 local addresses are not reported. Lists of private and public
            addresses are `PL7022 private-source-ip-among-excluded`.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-private-notipaddress>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": { "NotIpAddress": { [|"aws:SourceIp"|]: "10.0.0.0/8" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (SourceIp.IsTestedBy(condition, isNegated: true) && SourceIp.IsOnlyPrivate(condition))
        {
            context.Report(condition.Key.Origin, condition.Key.ToDisplayString(), condition.Operator.CanonicalName);
        }
    }
}
