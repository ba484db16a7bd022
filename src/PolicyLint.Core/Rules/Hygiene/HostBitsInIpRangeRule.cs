using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class HostBitsInIpRangeRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7020",
        Name = "host-bits-in-ip-range",
        Severity = Severity.Suggestion,
        Title = "IP range is not written with its first address",
        Message = "\"{0}\" is the range {1}, whatever its last bits",
        Rationale = "The bits after the prefix count for nothing, so the text looks narrower than the range that it names.",
        Remedy = "Write the first address of the range, or a longer prefix if fewer addresses are meant.",
        AccessAnalyzerCodes = ImmutableArray.Create("IMPROVE_IP_RANGE"),
        Fix = FixAvailability.Always,
        AbsorbedBy = ImmutableArray.Create("PL7021", "PL7022"),
        Help = """
            Only the bits within the prefix length are compared: `203.0.113.7/24` is every address from `203.0.113.0` to
            `203.0.113.255`. The fix writes that range with its first address, for IPv4 and IPv6; it means the same. If the one
            address was meant, drop the prefix length instead.

            What is no range at all is `PL1058 invalid-ip-range`. A private range that has no business in the list is reported
            as that (PL7021, PL7022) and not here.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-improve-ip-range>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": { "NotIpAddress": { "aws:SourceIp": [|"203.0.113.7/24"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": { "NotIpAddress": { "aws:SourceIp": ["203.0.113.0/24", "198.51.100.7"] } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (condition.Operator.Family != ConditionOperatorFamily.IpAddress)
        {
            return;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.TryGetText(out ReadOnlySpan<char> text) && IpRange.TryParse(text, out IpRange range) && range.HasHostBits)
            {
                string network = range.Network.ToString();
                context.Report(value.Text.Origin, text.ToString(), network)
                    .WithFix(new Fix($"Write {network}", FixSafety.Safe, new PolicyEdit.ReplaceText(value.Text.Origin, network)));
            }
        }
    }
}
