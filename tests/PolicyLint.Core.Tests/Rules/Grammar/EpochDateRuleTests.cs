using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class EpochDateRuleTests : RuleFixture<EpochDateRule>
{
    [TestCase("\"1798761599\"")]
    [TestCase("1798761599")]
    [TestCase("\"0001798761599\"")]
    public void Reports_and_writes_the_same_instant(string value) => Check(
        ConditionSource.Of($$$"""{"DateLessThan":{"aws:CurrentTime":[|{{{value}}}|]}}"""),
        fixedTo: ConditionSource.Of("""{"DateLessThan":{"aws:CurrentTime":"2026-12-31T23:59:59Z"}}"""),
        message: $"{value.Trim('"')} is a date in seconds since 1970");

    [TestCase("DateEquals", "0", "1970-01-01T00:00:00Z")]
    [TestCase("DateNotEqualsIfExists", "86400", "1970-01-02T00:00:00Z")]
    [TestCase("ForAllValues:DateGreaterThan", "253402300799", "9999-12-31T23:59:59Z")]
    public void Repairs_under_every_form(string name, string value, string date) => Check(
        ConditionSource.Of($$$"""{"{{{name}}}":{"aws:TokenIssueTime":["2026-01-01",[|"{{{value}}}"|]]}}"""),
        fixedTo: ConditionSource.Of($$$"""{"{{{name}}}":{"aws:TokenIssueTime":["2026-01-01","{{{date}}}"]}}"""));

    [TestCase("253402300800")]
    [TestCase("1798761599000")]
    [TestCase("99999999999999999999999999999999")]
    public void Has_no_fix_beyond_the_last_date(string value)
        => CheckUnfixable(ConditionSource.Of($$$"""{"DateLessThan":{"aws:CurrentTime":[|"{{{value}}}"|]}}"""));

    [TestCase("DateLessThan", "aws:EpochTime", "1798761599")]
    [TestCase("DateLessThan", "AWS:epochtime", "1798761599")]
    [TestCase("DateLessThan", "aws:CurrentTime", "2026")]
    [TestCase("DateLessThan", "aws:CurrentTime", "2026-12-31")]
    [TestCase("DateLessThan", "aws:CurrentTime", "-5")]
    [TestCase("DateLessThan", "aws:CurrentTime", "1798761599.5")]
    [TestCase("DateLessThan", "aws:CurrentTime", "")]
    [TestCase("DateLessThan", "aws:CurrentTime", "17e8", Description = "invalid-date")]
    [TestCase("DateLessThan", "aws:CurrentTime", "${aws:PrincipalTag/until}")]
    [TestCase("NumericLessThan", "aws:CurrentTime", "1798761599")]
    [TestCase("DateBefore", "aws:CurrentTime", "1798761599")]
    public void Leaves(string name, string key, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":"{{{value}}}"}}"""));
}
