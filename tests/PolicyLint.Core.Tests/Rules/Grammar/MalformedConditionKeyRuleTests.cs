using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MalformedConditionKeyRuleTests : RuleFixture<MalformedConditionKeyRule>
{
    [TestCase("username", "Condition key \"username\" has no prefix such as aws: or s3:")]
    [TestCase("", "Condition key \"\" has no prefix such as aws: or s3:")]
    [TestCase("aws/username", "Condition key \"aws/username\" has no prefix such as aws: or s3:")]
    [TestCase(":username", "Condition key \":username\" has no prefix before the colon")]
    [TestCase(":", "Condition key \":\" has no prefix before the colon")]
    [TestCase("::a", "Condition key \"::a\" has no prefix before the colon")]
    [TestCase("aws:", "Condition key \"aws:\" has no name after the colon")]
    public void Reports(string key, string message)
        => Check(ConditionSource.Of($$$"""{"StringEquals":{[|"{{{key}}}"|]:"a"}}"""), message: message);

    [Test]
    public void Reports_each_key() => Check(
        ConditionSource.Of("""{"StringEquals":{[|"a"|]:"x","aws:userid":"y",[|"b"|]:["z"]},"Null":{[|"c"|]:"true"}}"""));

    [Test]
    public void Reports_under_an_unknown_operator_too() => Check(ConditionSource.Of("""{"Foo":{[|"a"|]:"x"}}"""));

    [TestCase("aws:username")]
    [TestCase("AWS:USERNAME")]
    [TestCase("a:b")]
    [TestCase("aws:ResourceTag/cost:center:")]
    [TestCase("aws::")]
    [TestCase("oidc.eks.us-east-1.amazonaws.com/id/ABC:sub")]
    [TestCase("token.actions.githubusercontent.com:aud")]
    [TestCase("no such:thing")]
    public void Leaves(string key) => Check(ConditionSource.Of($$$"""{"StringEquals":{"{{{key}}}":"a"}}"""));
}
