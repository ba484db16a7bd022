using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class EmptyForAnyValueRuleTests : RuleFixture<EmptyForAnyValueRule>
{
    [TestCase("ForAnyValue:StringEquals")]
    [TestCase("ForAnyValue:StringNotLike")]
    [TestCase("ForAnyValue:ArnLikeIfExists")]
    [TestCase("ForAnyValue:Null")]
    public void Reports(string name) => Check(
        ConditionSource.Of($$$"""{"{{{name}}}":{"aws:TagKeys":[|[]|],"aws:CalledVia":"x"}}"""),
        message: $"\"aws:TagKeys\" has no value for {name} to compare with");

    [TestCase("""{"ForAllValues:StringEquals":{"a:b":[]}}""")]
    [TestCase("""{"StringEquals":{"a:b":[]}}""")]
    [TestCase("""{"StringEqualsIfExists":{"a:b":[]}}""")]
    [TestCase("""{"ForAnyValue:NullIfExists":{"a:b":[]}}""", Description = "null-if-exists")]
    [TestCase("""{"ForAnyValues:StringEquals":{"a:b":[]}}""", Description = "unknown-condition-operator")]
    [TestCase("""{"ForAnyValue:StringEquals":{"a:b":[null]}}""", Description = "data-type-mismatch")]
    [TestCase("""{"ForAnyValue:StringEquals":{"a:b":""}}""")]
    public void Leaves(string condition) => Check(ConditionSource.Of(condition));
}
