using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class EmptyForAllValuesRuleTests : RuleFixture<EmptyForAllValuesRule>
{
    [TestCase("ForAllValues:StringEquals")]
    [TestCase("ForAllValues:ArnLikeIfExists")]
    [TestCase("ForAllValues:Bool")]
    public void Reports_and_says_it_with_Null(string name) => Check(
        ConditionSource.Of($$$"""{"{{{name}}}":{"aws:TagKeys":[|[]|]},"Bool":{"aws:SecureTransport":"true"}}"""),
        fixedTo: ConditionSource.Of("""{"Null":{"aws:TagKeys":"true"},"Bool":{"aws:SecureTransport":"true"}}"""),
        message: $"\"aws:TagKeys\" has no value for {name} to compare with");

    [TestCase("""{"ForAllValues:StringNotEquals":{"a:b":[|[]|]}}""", Description = "negated: always true")]
    [TestCase("""{"ForAllValues:Null":{"a:b":[|[]|]}}""")]
    [TestCase("""{"ForAllValues:StringEquals":{"a:b":[|[]|],"a:c":"x"}}""", Description = "another key under the operator")]
    [TestCase("""{"ForAllValues:StringEquals":{"a:b":[|[]|]},"Null":{"a:c":"true"}}""", Description = "Null is taken")]
    public void Has_no_fix_where_Null_says_something_else(string condition) => CheckUnfixable(ConditionSource.Of(condition));

    [TestCase("""{"ForAnyValue:StringEquals":{"a:b":[]}}""")]
    [TestCase("""{"StringEquals":{"a:b":[]}}""")]
    [TestCase("""{"StringEqualsIfExists":{"a:b":[]}}""")]
    [TestCase("""{"ForAllValues:NullIfExists":{"a:b":[]}}""", Description = "null-if-exists")]
    [TestCase("""{"ForAllValues:StringEqual":{"a:b":[]}}""", Description = "unknown-condition-operator")]
    [TestCase("""{"ForAllValues:StringEquals":{"a:b":[{}]}}""", Description = "data-type-mismatch")]
    [TestCase("""{"ForAllValues:StringEquals":{"a:b":"x"}}""")]
    public void Leaves(string condition) => Check(ConditionSource.Of(condition));
}
