using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class MissingQualifierRuleTests : RuleFixture<MissingQualifierRule>
{
    private static string Allow(string condition) => ConditionSource.Of(condition).Replace("Deny", "Allow", StringComparison.Ordinal);

    [Test]
    public void Reports_and_offers_any_in_a_deny() => Check(
        ConditionSource.Of("""{"StringLike":{[|"aws:TagKeys"|]:"billing-*"}}"""),
        fixedTo: ConditionSource.Of("""{"ForAnyValue:StringLike":{"aws:TagKeys":"billing-*"}}"""),
        message: "Condition key \"aws:TagKeys\" can have several values, and StringLike does not say whether all or any of them must match");

    [TestCase("aws:CalledVia")]
    [TestCase("aws:PrincipalOrgPaths")]
    [TestCase("AWS:resourceorgpaths")]
    [TestCase("aws:PrincipalServiceNamesList")]
    public void Offers_any_for_keys_of_origin_in_an_allow(string key) => Check(
        Allow($$$"""{"StringEqualsIfExists":{[|"{{{key}}}"|]:["a","b"]}}"""),
        fixedTo: Allow($$$"""{"ForAnyValue:StringEqualsIfExists":{"{{{key}}}":["a","b"]}}"""));

    [TestCase("aws:TagKeys")]
    [TestCase("aws:tagkeys")]
    [TestCase("dynamodb:LeadingKeys")]
    [TestCase("events:detail-type")]
    public void Offers_nothing_for_what_is_permitted(string key)
        => CheckUnfixable(Allow($$$"""{"StringEquals":{[|"{{{key}}}"|]:"a"}}"""));

    [Test]
    public void Offers_nothing_for_negated_operators()
        => CheckUnfixable(ConditionSource.Of("""{"StringNotEquals":{[|"aws:TagKeys"|]:"a"}}"""));

    [Test]
    public void Offers_no_fix_that_changes_another_key()
        => CheckUnfixable(ConditionSource.Of("""{"StringEquals":{[|"aws:TagKeys"|]:"a","aws:username":"a"}}"""));

    [Test]
    public void Offers_no_fix_that_writes_an_operator_twice()
        => CheckUnfixable(ConditionSource.Of("""{"StringEquals":{[|"aws:TagKeys"|]:"a"},"foranyvalue:stringequals":{"aws:CalledVia":"a"}}"""));

    [TestCase("ForAnyValue:StringEquals", "aws:TagKeys")]
    [TestCase("ForAllValues:StringEquals", "aws:TagKeys")]
    [TestCase("Null", "aws:TagKeys")]
    [TestCase("StringEqual", "aws:TagKeys", Description = "unknown-condition-operator")]
    [TestCase("StringEquals", "aws:CalledViaFirst")]
    [TestCase("StringEquals", "aws:RequestTag/TagKeys")]
    [TestCase("StringEquals", "aws:TagsKeys", Description = "unknown-global-condition-key")]
    public void Leaves(string name, string key) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":"a"}}"""));
}
