using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class WildcardResourceRuleTests : RuleFixture<WildcardResourceRule>
{
    [Test]
    public void Reports_the_star_alone_and_in_a_list() => Check(
        """
        [
          { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [|"*"|] },
          { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::a", [|"*"|], [|"**"|]] },
          { "Effect": "allow", "NotAction": "s3:GetObject", "Resource": [|"*"|] }
        ]
        """,
        message: "Resource \"*\" allows the actions on every resource there is");

    [TestCase("arn:aws:s3:::*")]
    [TestCase("arn:*")]
    [TestCase("*:*")]
    [TestCase("?")]
    [TestCase("")]
    [TestCase("arn:aws:iam::*:user/${aws:username}")]
    public void Leaves_narrower_patterns(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{resource}}"}""");

    [TestCase("\"StringEquals\":{\"aws:ResourceTag/team\":\"a\"}")]
    [TestCase("\"StringLike\":{\"AWS:resourcetag/team\":\"*\"}")]
    [TestCase("\"StringEquals\":{\"ec2:ResourceTag/team\":\"a\"}")]
    [TestCase("\"ForAnyValue:StringLike\":{\"ssm:resourceTag/team\":\"a\"}")]
    [TestCase("\"StringEquals\":{\"aws:ResourceAccount\":\"111122223333\"}")]
    [TestCase("\"StringEquals\":{\"s3:ResourceAccount\":\"111122223333\"}")]
    [TestCase("\"StringEqualsIfExists\":{\"aws:ResourceOrgID\":\"o-a\"}")]
    [TestCase("\"ForAnyValue:StringLike\":{\"aws:ResourceOrgPaths\":\"o-a/*\"}")]
    [TestCase("\"Null\":{\"aws:ResourceTag/team\":\"false\"}")]
    [TestCase("\"Null\":{\"aws:ResourceTag/team\":false}")]
    [TestCase("\"StringEquals\":{\"aws:RequestedRegion\":\"eu-central-1\",\"aws:ResourceTag/team\":\"a\"}")]
    public void Leaves_conditions_that_narrow_the_resources(string condition)
        => Check($$"""{"Effect":"Allow","Action":"ec2:*","Resource":"*","Condition":{ {{condition}} } }""");

    [TestCase("\"StringNotEquals\":{\"aws:ResourceTag/team\":\"a\"}")]
    [TestCase("\"StringEqualsIfExists\":{\"aws:ResourceTag/team\":\"a\"}")]
    [TestCase("\"ForAllValues:StringEquals\":{\"aws:ResourceTag/team\":\"a\"}")]
    [TestCase("\"StringNotEquals\":{\"aws:ResourceAccount\":\"111122223333\"}")]
    [TestCase("\"Null\":{\"aws:ResourceTag/team\":\"true\"}")]
    [TestCase("\"StringEquals\":{\"aws:RequestTag/team\":\"a\"}")]
    [TestCase("\"StringEquals\":{\"aws:PrincipalTag/team\":\"a\"}")]
    [TestCase("\"StringEquals\":{\"aws:ResourceTagged\":\"a\"}")]
    [TestCase("\"StringEquals\":{\"aws:RequestedRegion\":\"eu-central-1\"}")]
    [TestCase("\"Bool\":{\"aws:SecureTransport\":\"true\"}")]
    public void Reports_in_spite_of_conditions_that_do_not(string condition)
        => Check($$"""{"Effect":"Allow","Action":"ec2:*","Resource":[|"*"|],"Condition":{ {{condition}} } }""");

    [Test]
    public void Leaves_a_Deny_and_NotResource()
    {
        Check("""{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}""");
        Check("""{"Effect":"Allow","Action":"s3:GetObject","NotResource":"*"}""");
    }

    [Test]
    public void Leaves_a_statement_whose_condition_may_be_unread()
        => Check("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*",""");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_kinds_in_which_the_star_means_something_else(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}""", kind: kind);
}
