using PolicyLint.Analysis;
using PolicyLint.Rules.Suppression;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Suppression;

internal sealed class SuppressionWithoutTicketRuleTests : RuleFixture<SuppressionWithoutTicketRule>
{
    [Test]
    public void Says_what_a_ticket_looks_like() => CheckYaml(
        """
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: '*' # policylint: ignore[[|PL3002|]] ticket=later -- read by the auditors
        """,
        message: "'later' is no ticket; a ticket looks like SEC-[0-9]+");

    [Test]
    public void Nobody_needs_a_ticket_where_none_is_asked_for() => Check(
        """
        {
          "Version": "2012-10-17",
          // policylint: ignore[PL3002] -- the auditors may read all
          "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ]
        }
        """,
        options: LinterOptions.Default);
}
