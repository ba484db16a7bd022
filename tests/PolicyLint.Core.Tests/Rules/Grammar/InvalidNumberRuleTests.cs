using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class InvalidNumberRuleTests : RuleFixture<InvalidNumberRule>
{
    [Test]
    public void Reports_each_value() => Check(
        ConditionSource.Of("""{"NumericEquals":{"ec2:VolumeSize":["8",[|"16 GiB"|],[|""|]]}}"""),
        message: "\"16 GiB\" is not a number, as NumericEquals takes it");

    [TestCase("NumericLessThan", "\"1h\"")]
    [TestCase("NumericGreaterThanEqualsIfExists", "\"1,000\"")]
    [TestCase("ForAnyValue:NumericNotEquals", "\"0x10\"")]
    [TestCase("numericequals", "\"ten\"")]
    [TestCase("NumericEquals", "true")]
    [TestCase("NumericEquals", "\".\"")]
    [TestCase("NumericEquals", "\"-\"")]
    [TestCase("NumericEquals", "\"--1\"")]
    [TestCase("NumericEquals", "\"1.2.3\"")]
    [TestCase("NumericEquals", "\"1e\"")]
    [TestCase("NumericEquals", "\"e5\"")]
    [TestCase("NumericEquals", "\"1e5.0\"")]
    [TestCase("NumericEquals", "\" 1\"")]
    [TestCase("NumericEquals", "\"1*\"")]
    [TestCase("NumericEquals", "\"NaN\"")]
    [TestCase("NumericEquals", "\"١\"")]
    public void Reports(string name, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"a:b":[|{{{value}}}|]}}"""));

    [TestCase("NumericEquals", "\"0\"")]
    [TestCase("NumericEquals", "10")]
    [TestCase("NumericEquals", "\"10.50\"")]
    [TestCase("NumericEquals", "-1.5")]
    [TestCase("NumericEquals", "\"+1\"")]
    [TestCase("NumericEquals", "\".5\"")]
    [TestCase("NumericEquals", "\"5.\"")]
    [TestCase("NumericEquals", "1e5")]
    [TestCase("NumericEquals", "\"1.5E-3\"")]
    [TestCase("NumericEquals", "\"007\"")]
    [TestCase("NumericEquals", "\"${aws:PrincipalTag/n}\"")]
    [TestCase("StringEquals", "\"ten\"")]
    [TestCase("NumericIs", "\"ten\"", Description = "unknown-condition-operator")]
    public void Leaves(string name, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"a:b":{{{value}}}}}"""));
}
