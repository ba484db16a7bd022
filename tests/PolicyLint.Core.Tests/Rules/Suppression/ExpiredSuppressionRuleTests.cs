using PolicyLint.Analysis;
using PolicyLint.Rules.Suppression;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Suppression;

internal sealed class ExpiredSuppressionRuleTests : RuleFixture<ExpiredSuppressionRule>
{
    [TestCase("2026-09-25", true)]
    [TestCase("2026-09-26", false)]
    [TestCase("2026-09-27", false)]
    public void The_last_day_is_in_time(string until, bool isOver)
    {
        // The fixture's clock stands at the beginning of 2026-09-26.
        string day = isOver ? $"[|{until}|]" : until;
        CheckYaml(
            $"""
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: '*' # policylint: ignore[PL3002] until={day} -- the auditors may read all
            """,
            message: isOver ? "This suppression of PL3002 wildcard-resource held until 2026-09-25" : null);
    }

    [Test]
    public void Without_a_clock_nothing_is_over() => Check(
        """
        {
          "Version": "2012-10-17",
          // policylint: ignore[PL3002] until=1999-12-31 -- the auditors may read all
          "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ]
        }
        """,
        options: LinterOptions.Default);

    [Test]
    public void What_would_hide_nothing_is_unused_and_not_over() => CheckYaml(
        """
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::reports/* # policylint: ignore[PL3002] until=2020-01-01 -- the auditors may read all
        """);
}
