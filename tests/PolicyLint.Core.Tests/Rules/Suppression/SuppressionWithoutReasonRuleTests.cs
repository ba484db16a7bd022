using PolicyLint.Rules.Suppression;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Suppression;

internal sealed class SuppressionWithoutReasonRuleTests : RuleFixture<SuppressionWithoutReasonRule>
{
    [TestCase("until=2099-01-01")]
    [TestCase("ticket=SEC-12")]
    [TestCase("--")]
    [TestCase("--   ")]
    public void A_date_or_ticket_is_no_reason(string rest) => CheckYaml(
        $"""
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: '*' # policylint: ignore[[|PL3002|]] {rest}
        """,
        message: "Nothing says why PL3002 wildcard-resource is suppressed");
}
