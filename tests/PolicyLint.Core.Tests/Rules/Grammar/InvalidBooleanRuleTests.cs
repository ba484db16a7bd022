using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class InvalidBooleanRuleTests : RuleFixture<InvalidBooleanRule>
{
    [Test]
    public void Reports() => Check(
        ConditionSource.Of("""{"Bool":{"aws:SecureTransport":[|"yes"|]}}"""),
        message: "\"yes\" is neither true nor false, as Bool takes it");

    [TestCase("Bool", "\"\"")]
    [TestCase("BoolIfExists", "\"true \"")]
    [TestCase("Null", "\"truefalse\"")]
    [TestCase("ForAnyValue:Bool", "1")]
    [TestCase("null", "0")]
    [TestCase("Null", "\"*\"")]
    public void Reports_under_every_form(string name, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"a:b":[|{{{value}}}|]}}"""));

    [Test]
    public void Reports_each_value() => Check(ConditionSource.Of("""{"Null":{"a:b":["true",[|"no"|],[|"null"|]]}}"""));

    [TestCase("Bool", "\"true\"")]
    [TestCase("Bool", "false")]
    [TestCase("Bool", "\"True\"")]
    [TestCase("Null", "\"FALSE\"")]
    [TestCase("Bool", "\"${aws:PrincipalTag/mfa}\"")]
    [TestCase("StringEquals", "\"yes\"")]
    [TestCase("Boolean", "\"yes\"", Description = "unknown-condition-operator")]
    [TestCase("NullIfExists", "\"yes\"", Description = "null-if-exists")]
    [TestCase("Bool", "null", Description = "data-type-mismatch")]
    public void Leaves(string name, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"a:b":{{{value}}}}}"""));
}
