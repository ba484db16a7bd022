using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class InvalidIpRangeRule : ConditionValueRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1058",
        Name = "invalid-ip-range",
        Severity = Severity.Error,
        Title = "Not an IP address or range",
        Message = "\"{0}\" is neither an IPv4 or IPv6 address nor a range of them, as {1} takes it",
        Rationale = "Access Analyzer counts it as an error: no address lies in such a range.",
        Remedy = "Write an address, or a range in CIDR notation such as 203.0.113.0/24 or 2001:db8::/32.",
        AccessAnalyzerCodes = ImmutableArray.Create("TYPE_MISMATCH_IP_RANGE"),
        Help = """
            `IpAddress` and `NotIpAddress` compare with an IPv4 or IPv6 address and an optional prefix length. Read strictly: four
            decimal numbers from 0 to 255 without leading zeros, or the groups of RFC 4291; no wildcard, net mask, zone, port or
            blank.

            Values with a policy variable are not judged. A range whose address has bits beyond its prefix is accepted by AWS and
            is `PL7020 host-bits-in-ip-range`.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": { "NotIpAddress": { "aws:SourceIp": ["203.0.113.0/24", [|"198.51.100.*"|]] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": { "NotIpAddress": { "aws:SourceIp": ["203.0.113.0/24", "198.51.100.0/24", "2001:db8::/32"] } }
            }
            ```
            """,
    };

    protected override bool IsAbout(Condition condition) => condition.Operator.Family == ConditionOperatorFamily.IpAddress;

    protected override bool IsWellFormed(ReadOnlySpan<char> text, Condition condition) => IpRange.TryParse(text, out _);
}
