using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class StringOperatorOnArnKeyRuleTests : RuleFixture<StringOperatorOnArnKeyRule>
{
    [Test]
    public void Reports_and_compares_by_parts() => Check(
        ConditionSource.Of("""{"StringNotLike":{"aws:PrincipalArn":[|"arn:aws:iam::*:role/reporter"|]}}"""),
        fixedTo: ConditionSource.Of("""{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/reporter"}}"""),
        message: "The wildcard in \"arn:aws:iam::*:role/reporter\" matches across the colons of an ARN under StringNotLike");

    [TestCase("StringLike", "ArnLike")]
    [TestCase("stringlikeifexists", "ArnLikeIfExists")]
    [TestCase("ForAnyValue:StringNotLikeIfExists", "ForAnyValue:ArnNotLikeIfExists")]
    public void Keeps_qualifier_negation_and_suffix(string written, string repaired) => Check(
        ConditionSource.Of($$$"""{"{{{written}}}":{"AWS:sourcearn":[|"arn:aws:sns:eu-west-?:111122223333:alerts"|]}}"""),
        fixedTo: ConditionSource.Of($$$"""{"{{{repaired}}}":{"AWS:sourcearn":"arn:aws:sns:eu-west-?:111122223333:alerts"}}"""));

    [Test]
    public void Reports_each_value_and_repairs_them_at_once() => Check(
        ConditionSource.Of("""{"StringLike":{"iam:PolicyARN":["arn:aws:iam::aws:policy/Read*",[|"arn:aws:iam::*:policy/a"|],[|"arn:*:iam::*:policy/b"|]]}}"""),
        fixedTo: ConditionSource.Of("""{"ArnLike":{"iam:PolicyARN":["arn:aws:iam::aws:policy/Read*","arn:aws:iam::*:policy/a","arn:*:iam::*:policy/b"]}}"""));

    [TestCase("*:role/reporter", Description = "not six parts")]
    [TestCase("arn:aws:iam::*root")]
    [TestCase("*:aws:iam::111122223333:role/a", Description = "ArnLike wants arn")]
    public void Offers_no_fix_for_what_is_no_ARN(string value)
        => CheckUnfixable(ConditionSource.Of($$$"""{"StringLike":{"aws:PrincipalArn":[|"{{{value}}}"|]}}"""));

    [Test]
    public void Offers_no_fix_where_another_value_is_no_ARN()
        => CheckUnfixable(ConditionSource.Of("""{"StringLike":{"aws:PrincipalArn":[[|"arn:aws:iam::*:role/a"|],"*"]}}"""));

    [Test]
    public void Offers_no_fix_that_changes_another_key()
        => CheckUnfixable(ConditionSource.Of("""{"StringLike":{"aws:PrincipalArn":[|"arn:aws:iam::*:role/a"|],"aws:username":"a"}}"""));

    [Test]
    public void Offers_no_fix_that_writes_an_operator_twice()
        => CheckUnfixable(ConditionSource.Of("""{"StringLike":{"aws:PrincipalArn":[|"arn:aws:iam::*:role/a"|]},"ArnLike":{"aws:SourceArn":"a"}}"""));

    [TestCase("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/a")]
    [TestCase("StringEquals", "aws:PrincipalArn", "arn:aws:iam::*:role/a", Description = "wildcard-without-like")]
    [TestCase("StringLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/*")]
    [TestCase("StringLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/a")]
    [TestCase("StringLike", "aws:PrincipalArn", "*")]
    [TestCase("StringLike", "aws:PrincipalArn", "arn:aws:iam::*", Description = "nothing after it")]
    [TestCase("StringLike", "aws:SourceArn", "arn:aws:codepipeline:*")]
    [TestCase("StringLike", "aws:PrincipalArn", "arn:aws:iam::${*}:role/a")]
    [TestCase("StringLike", "aws:PrincipalTag/arn", "arn:aws:iam::*:role/a")]
    [TestCase("StringLike", "ec2:InstancePlatform", "*indows")]
    [TestCase("StringLike", "aws:PrincipleArn", "arn:aws:iam::*:role/a", Description = "unknown-global-condition-key")]
    public void Leaves(string name, string key, string value)
        => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":"{{{value}}}"}}"""));
}
