using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class InvalidDateRuleTests : RuleFixture<InvalidDateRule>
{
    [Test]
    public void Reports() => Check(
        ConditionSource.Of("""{"DateLessThan":{"aws:CurrentTime":[|"31.12.2026"|]}}"""),
        message: "\"31.12.2026\" is not a date of a form that DateLessThan takes");

    [TestCase("DateEquals", "\"\"")]
    [TestCase("DateGreaterThanEqualsIfExists", "\"2026-02-30\"")]
    [TestCase("ForAnyValue:DateNotEquals", "\"2026-12-31T23:59:59\"")]
    [TestCase("datelessthan", "\"tomorrow\"")]
    [TestCase("DateLessThan", "true")]
    [TestCase("DateLessThan", "\"1.2.3\"")]
    [TestCase("DateLessThan", "\"-\"")]
    [TestCase("DateLessThan", "\"1.\"")]
    [TestCase("DateLessThan", "\".5\"")]
    [TestCase("DateLessThan", "\"*\"")]
    public void Reports_under_every_form(string name, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"aws:EpochTime":[|{{{value}}}|]}}"""));

    [TestCase("DateEquals", "\"2026\"")]
    [TestCase("DateEquals", "\"2026-12-31\"")]
    [TestCase("DateEquals", "\"2026-12-31T23:59:59.999+01:00\"")]
    [TestCase("DateEquals", "\"1798761599\"")]
    [TestCase("DateEquals", "1798761599")]
    [TestCase("DateEquals", "-1.5")]
    [TestCase("DateEquals", "\"${aws:PrincipalTag/until}\"")]
    [TestCase("StringEquals", "\"31.12.2026\"")]
    [TestCase("DateBefore", "\"31.12.2026\"", Description = "unknown-condition-operator")]
    public void Leaves(string name, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"aws:CurrentTime":{{{value}}}}}"""));
}
