using PolicyLint.Analysis;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;
using PolicyLint.Text;
using static PolicyLint.Core.Tests.Rules.Guardrails.GuardrailStatements;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class PastDateRuleTests : RuleFixture<PastDateRule>
{
    private static readonly LinterOptions Now = new() { Now = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero) };

    [TestCase("DateLessThan", "aws:CurrentTime", "\"2026-01-31T11:59:59Z\"")]
    [TestCase("datelessthanequals", "AWS:currenttime", "\"2025\"")]
    [TestCase("DateLessThanIfExists", "aws:CurrentTime", "\"2026-01-31T13:00:00+02:00\"")]
    [TestCase("DateEquals", "aws:CurrentTime", "\"2026-01-30\"")]
    [TestCase("DateLessThan", "aws:EpochTime", "\"1769000000\"")]
    [TestCase("NumericLessThan", "aws:EpochTime", "1769000000")]
    public void Reports_an_end_that_is_past(string name, string key, string value)
    {
        string condition = $$$"""{"{{{name}}}":{"{{{key}}}":[|{{{value}}}|]}}""";
        string text = value.Trim('"');
        Check(Deny(condition), message: $"\"{text}\" is past: the statement denies nothing any more", options: Now);
        Check(Allow(condition), message: $"\"{text}\" is past: the statement allows nothing any more", options: Now);
    }

    [TestCase("DateGreaterThan", "aws:CurrentTime", "\"2026-01-31\"")]
    [TestCase("DateGreaterThanEquals", "aws:CurrentTime", "[\"2020-01-01\"]")]
    [TestCase("NumericGreaterThan", "aws:EpochTime", "1769000000")]
    public void Reports_a_beginning_that_is_past_and_removes_it(string name, string key, string value)
    {
        string marked = value.StartsWith('[') ? $"[[|{value.Trim('[', ']')}|]]" : $"[|{value}|]";
        Check(
            Allow($$$"""{"{{{name}}}":{"{{{key}}}":{{{marked}}}},"Bool":{"aws:SecureTransport":"true"}}"""),
            fixedTo: Allow("""{"Bool":{"aws:SecureTransport":"true"}}"""),
            message: $"\"{value.Trim('[', ']', '"')}\" is past: the condition holds for every request",
            options: Now);
    }

    [Test]
    public void The_value_that_decides_counts()
    {
        Check(Deny("""{"DateLessThan":{"aws:CurrentTime":["2020-01-01",[|"2021-01-01"|]]}}"""), options: Now);
        Check(Deny("""{"DateLessThan":{"aws:CurrentTime":["2020-01-01","2999-01-01"]}}"""), options: Now);
        Check(Allow("""{"DateGreaterThan":{"aws:CurrentTime":["2999-01-01",[|"2021-01-01"|]]}}"""), options: Now);
    }

    [TestCase("""{"DateLessThan":{"aws:CurrentTime":"2026-01-31T12:00:00Z"}}""", Description = "now is not past")]
    [TestCase("""{"DateLessThan":{"aws:CurrentTime":"2026-01-31T12:00:01Z"}}""")]
    [TestCase("""{"DateGreaterThan":{"aws:CurrentTime":"2027-01-01"}}""")]
    [TestCase("""{"DateLessThan":{"aws:TokenIssueTime":"2020-01-01T00:00:00Z"}}""", Description = "revokes old sessions")]
    [TestCase("""{"DateNotEquals":{"aws:CurrentTime":"2020-01-01"}}""")]
    [TestCase("""{"ForAllValues:DateLessThan":{"aws:CurrentTime":"2020-01-01"}}""")]
    [TestCase("""{"DateLessThan":{"aws:CurrentTime":"1 January 2020"}}""", Description = "invalid-date")]
    [TestCase("""{"DateLessThan":{"aws:CurrentTime":["2020-01-01","${aws:PrincipalTag/end}"]}}""")]
    [TestCase("""{"DateLessThan":{"aws:CurrentTime":[]}}""")]
    [TestCase("""{"NumericLessThan":{"aws:MultiFactorAuthAge":"3600"}}""")]
    public void Leaves(string condition)
    {
        Check(Deny(condition), options: Now);
        Check(Allow(condition), options: Now);
    }

    [Test]
    public void Leaves_a_time_that_is_not_over()
        => Check(Allow("""{"DateGreaterThan":{"aws:CurrentTime":"2020-01-01"},"DateLessThan":{"aws:CurrentTime":"2027-01-01"}}"""), options: Now);

    [Test]
    public void Reports_a_time_that_is_over_once()
        => Check(Allow("""{"DateGreaterThan":{"aws:CurrentTime":"2020-01-01"},"DateLessThan":{"aws:CurrentTime":[|"2021-01-01"|]}}"""), options: Now);

    [Test]
    public void Leaves_a_deny_that_has_begun() => Check(Deny("""{"DateGreaterThan":{"aws:CurrentTime":"2020-01-01"}}"""), options: Now);

    [Test]
    public void Without_a_clock_nothing_is_past() => Check(Deny("""{"DateLessThan":{"aws:CurrentTime":"2020-01-01"}}"""), options: LinterOptions.Default);

    [TestCase("Deny", Severity.Warning)]
    [TestCase("Allow", Severity.Suggestion)]
    public void A_guardrail_weighs_more(string effect, Severity severity)
        => RuleVerifier.LinterFor(new PastDateRule(), options: Now)
            .Lint(SourceText.From(Deny("""{"DateLessThan":{"aws:CurrentTime":"2020-01-01"}}""").Replace("Deny", effect, StringComparison.Ordinal)))
            .Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(severity);
}
