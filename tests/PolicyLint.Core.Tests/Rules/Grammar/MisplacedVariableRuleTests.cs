using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MisplacedVariableRuleTests : RuleFixture<MisplacedVariableRule>
{
    [Test]
    public void Reports_it_in_Action_and_NotAction() => Check(
        """[{"Effect":"Allow","Action":["s3:GetObject","s3:[|${aws:PrincipalTag/verb}|]Object"],"Resource":"*"},{"Effect":"Deny","NotAction":"[|${s3:prefix, 'a'}|]","Resource":"*"}]""",
        message: "\"${aws:PrincipalTag/verb}\" is a variable, and Action takes none");

    [Test]
    public void Reports_it_in_Principal_and_NotPrincipal() => Check(
        """[{"Effect":"Allow","Principal":{"AWS":["111122223333","arn:aws:iam::[|${aws:PrincipalAccount}|]:root"]},"Action":"s3:*","Resource":"*"},{"Effect":"Deny","NotPrincipal":"[|${aws:PrincipalArn}|]","Action":"s3:*","Resource":"*"}]""",
        message: "\"${aws:PrincipalAccount}\" is a variable, and Principal takes none");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Reports_it_in_a_Sid(PolicyKind kind) => Check(
        """{"Sid":"For[|${aws:username}|]","Effect":"Deny","Action":"s3:*","Resource":"*"}""",
        message: "\"${aws:username}\" is a variable, and Sid takes none",
        kind: kind);

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_the_Sid_where_invalid_sid_reports_it(PolicyKind kind)
        => Check("""{"Sid":"For${aws:username}","Effect":"Deny","Action":"s3:*","Resource":"*"}""", kind: kind);

    [Test]
    public void Reports_it_whatever_the_version()
        => Check("""{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:[|${aws:username}|]","Resource":"*"}}""");

    [TestCase("${*}")]
    [TestCase("${account_id}")]
    [TestCase("${AWS::AccountId}")]
    [TestCase("${self:custom.verb}")]
    [TestCase("${env:VERB}")]
    [TestCase("${VERB:-Get}")]
    [TestCase("${var.verb}")]
    [TestCase("${data.verbs[\\\"a:b\\\"]}")]
    [TestCase("${}")]
    [TestCase("${aws:username")]
    public void Leaves_placeholders_and_what_other_rules_report(string text)
        => Check($$"""{"Effect":"Allow","Action":"s3:{{text}}","Resource":"*"}""");

    [TestCase("arn:aws:sqs:${aws:RequestedRegion}:${aws:PrincipalAccount}:${aws:username}")]
    [TestCase("${aws:PrincipalTag/arn}")]
    public void Leaves_resources(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:*","Resource":"{{resource}}"}""");

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_principals_where_none_belong(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":{"AWS":"${aws:x}"},"Action":"s3:*","Resource":"*"}""", kind: kind);

    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_principals_in_every_kind_that_takes_them(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":{"AWS":"[|${aws:x}|]"},"Action":"sts:AssumeRole"}""", kind: kind);

    [Test]
    public void Leaves_condition_values() => Check(
        """{"Effect":"Allow","Action":"s3:*","NotResource":"${aws:x}","Condition":{"StringEquals":{"a:b":"${aws:x}"},"Bool":{"a:b":"${aws:x}"}}}""");
}
