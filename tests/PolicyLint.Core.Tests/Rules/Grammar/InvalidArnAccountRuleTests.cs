using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class InvalidArnAccountRuleTests : RuleFixture<InvalidArnAccountRule>
{
    [Test]
    public void Removes_hyphens() => Check(
        """{"Effect":"Allow","Action":"iam:GetRole","Resource":"arn:aws:iam::[|1111-2222-3333|]:role/a:b"}""",
        fixedTo: """{"Effect":"Allow","Action":"iam:GetRole","Resource":"arn:aws:iam::111122223333:role/a:b"}""",
        message: "\"1111-2222-3333\" is not a 12-digit account id");

    [TestCase("11112222333")]
    [TestCase("1111222233334")]
    [TestCase("account-id")]
    [TestCase("<account>")]
    [TestCase("AWS")]
    [TestCase("\u0661\u0661\u0661\u0661\u0662\u0662\u0662\u0662\u0663\u0663\u0663\u0663")]
    public void Reports_other_text(string account)
        => Check($$"""{"Effect":"Allow","Action":"iam:GetRole","NotResource":["arn:aws:iam::[|{{account}}|]:role/build"]}""");

    [TestCase("111122223333")]
    [TestCase("")]
    [TestCase("*")]
    [TestCase("1111*")]
    [TestCase("????????????")]
    [TestCase("aws")]
    [TestCase("aws-marketplace")]
    [TestCase("partner")]
    [TestCase("${aws:PrincipalAccount}")]
    [TestCase("${AWS::AccountId}")]
    [TestCase("${account}")]
    [TestCase("{{ account }}")]
    public void Leaves_accounts_wildcards_and_placeholders(string account)
        => Check($$"""{"Effect":"Allow","Action":"iam:GetRole","Resource":"arn:aws:iam::{{account}}:role/build"}""");

    [Test]
    public void Is_not_misled_by_a_colon_in_a_variable_of_an_earlier_field() => Check(
        """{"Effect":"Allow","Action":"sqs:*","Resource":["arn:aws:sqs:${aws:RequestedRegion}:111122223333:q","arn:aws:sqs:${AWS::Region}:[|1|]:q"]}""");

    [TestCase("arn:aws:iam::12")]
    [TestCase("*")]
    public void Leaves_what_is_no_whole_ARN(string resource)
        => Check($$"""{"Effect":"Allow","Action":"iam:GetRole","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Resource":"arn:aws:iam::1:role/a"}""",
        kind: PolicyKind.Trust);
}
