using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class DeprecatedArnKeyRuleTests : RuleFixture<DeprecatedArnKeyRule>
{
    [TestCase("aws:ARN")]
    [TestCase("aws:arn")]
    [TestCase("AWS:Arn")]
    public void Reports_and_renames(string key) => Check(
        ConditionSource.Of($$$"""{"ArnLike":{[|"{{{key}}}"|]:"arn:aws:iam::111122223333:user/*"}}"""),
        fixedTo: ConditionSource.Of("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:user/*"}}"""),
        message: $"Condition key \"{key}\" is deprecated");

    [Test]
    public void Reports_under_each_operator() => Check(
        ConditionSource.Of("""{"Null":{[|"aws:ARN"|]:"false"},"StringLike":{[|"aws:ARN"|]:["a*","b*"]}}"""),
        fixedTo: ConditionSource.Of("""{"Null":{"aws:PrincipalArn":"false"},"StringLike":{"aws:PrincipalArn":["a*","b*"]}}"""));

    [Test]
    public void Offers_no_fix_that_writes_a_key_twice() => CheckUnfixable(
        ConditionSource.Of("""{"ArnLike":{"aws:principalarn":"a",[|"aws:ARN"|]:"b"}}"""));

    [TestCase("aws:PrincipalArn")]
    [TestCase("aws:SourceArn")]
    [TestCase("lambda:SourceFunctionArn")]
    [TestCase("aws:ARNs")]
    [TestCase("s3:ARN")]
    [TestCase("aws:PrincipalTag/ARN")]
    public void Leaves(string key) => Check(ConditionSource.Of($$$"""{"ArnLike":{"{{{key}}}":"aws:ARN"}}"""));
}
