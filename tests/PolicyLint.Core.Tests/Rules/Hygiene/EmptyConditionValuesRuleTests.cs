using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class EmptyConditionValuesRuleTests : RuleFixture<EmptyConditionValuesRule>
{
    [Test]
    public void Reports() => Check(
        ConditionSource.Of("""{"StringEquals":{"aws:username":[|[]|]}}"""),
        message: "\"aws:username\" has no value for StringEquals to compare with");

    [TestCase("StringNotLike")]
    [TestCase("NumericEquals")]
    [TestCase("Bool")]
    [TestCase("Null")]
    [TestCase("notipaddress")]
    public void Reports_under_every_plain_operator(string name) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"a:b":[|[ ]|],"a:c":"x"}}"""));

    [Test]
    public void Reports_each_key() => Check(ConditionSource.Of("""{"Bool":{"a:b":[|[]|],"a:c":[|[]|]},"Null":{"a:b":[|[]|]}}"""));

    [TestCase("ForAllValues:StringEquals")]
    [TestCase("ForAnyValue:StringEquals")]
    [TestCase("StringEqualsIfExists")]
    [TestCase("NullIfExists")]
    [TestCase("StringEqual", Description = "unknown-condition-operator")]
    public void Leaves_forms_with_a_rule_of_their_own(string name) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"a:b":[]}}"""));

    [TestCase("\"\"")]
    [TestCase("[\"\"]")]
    [TestCase("[null]", Description = "data-type-mismatch")]
    [TestCase("[[]]", Description = "data-type-mismatch")]
    [TestCase("{}", Description = "data-type-mismatch")]
    [TestCase("null", Description = "data-type-mismatch")]
    public void Leaves_other_values(string value) => Check(ConditionSource.Of($$$"""{"StringEquals":{"a:b":{{{value}}}}}"""));

    [TestCase("""{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"Bool":{"a:b":[""")]
    [TestCase("""{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"Bool":{"a:b":[]}""")]
    public void Leaves_what_was_not_read_whole(string source) => Check(source);
}
