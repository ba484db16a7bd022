using PolicyLint.Analysis;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class EmptyIfExistsRuleTests : RuleFixture<EmptyIfExistsRule>
{
    [TestCase("StringEqualsIfExists")]
    [TestCase("BoolIfExists")]
    [TestCase("ipaddressifexists")]
    public void Reports_and_says_it_with_Null(string name) => Check(
        ConditionSource.Of($$$"""{"{{{name}}}":{"aws:username":[|[]|]}}"""),
        fixedTo: ConditionSource.Of("""{"Null":{"aws:username":"true"}}"""));

    [Test]
    public void Says_which_operator_has_nothing_to_compare_with() => Check(
        ConditionSource.Of("""{"ArnLikeIfExists":{"aws:PrincipalArn":[|[]|]}}"""),
        message: "\"aws:PrincipalArn\" has no value for ArnLikeIfExists to compare with");

    [Test]
    public void The_fix_changes_no_decision_and_is_safe()
        => RuleVerifier.LinterFor(new EmptyIfExistsRule())
            .Lint(SourceText.From(ConditionSource.Of("""{"BoolIfExists":{"a:b":[]}}""")))
            .Diagnostics.Single().Fixes.Single().Safety.Should().Be(FixSafety.Safe);

    [TestCase("""{"StringNotEqualsIfExists":{"a:b":[|[]|]}}""", Description = "negated: always true")]
    [TestCase("""{"StringEqualsIfExists":{"a:b":[|[]|],"a:c":"x"}}""", Description = "another key under the operator")]
    [TestCase("""{"StringEqualsIfExists":{"a:b":[|[]|]},"null":{"a:c":"true"}}""", Description = "Null is taken")]
    public void Has_no_fix_where_Null_says_something_else(string condition) => CheckUnfixable(ConditionSource.Of(condition));

    [TestCase("""{"ForAllValues:StringEqualsIfExists":{"a:b":[]}}""")]
    [TestCase("""{"ForAnyValue:StringEqualsIfExists":{"a:b":[]}}""")]
    [TestCase("""{"StringEquals":{"a:b":[]}}""")]
    [TestCase("""{"NullIfExists":{"a:b":[]}}""", Description = "null-if-exists")]
    [TestCase("""{"StringEqualIfExists":{"a:b":[]}}""", Description = "unknown-condition-operator")]
    [TestCase("""{"StringEqualsIfExists":{"a:b":[null]}}""", Description = "data-type-mismatch")]
    [TestCase("""{"StringEqualsIfExists":{"a:b":""}}""")]
    public void Leaves(string condition) => Check(ConditionSource.Of(condition));
}
