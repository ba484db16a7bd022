using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class WithdrawnManagedPolicyRuleTests : RuleFixture<WithdrawnManagedPolicyRule>
{
    private const string Arn = "arn:aws:iam::aws:policy/";

    [Test]
    public void Reports_a_withdrawn_policy_among_others() => CheckUnfixable(
        $$$$"""{"Effect":"Allow","Action":"iam:AttachRolePolicy","Resource":"*","Condition":{"ForAllValues:StringLike":{"iam:PolicyARN":["{{{{Arn}}}}ReadOnlyAccess","{{{{Arn}}}}[|AmazonGuardDutyFullAccess|]"]}}}""",
        message: "AWS has withdrawn the managed policy \"AmazonGuardDutyFullAccess\" (reference of 2026-09-26)");

    [TestCase("Resource")]
    [TestCase("NotResource")]
    public void Reports_it_as_a_resource(string element)
        => Check($$$$"""{"Effect":"Allow","Action":"iam:AttachRolePolicy","{{{{element}}}}":"{{{{Arn}}}}[|AmazonGuardDutyFullAccess|]"}""");

    [TestCase("arn:aws:iam::aws:policy/AmazonGuardDutyFullAccess_v2")]
    [TestCase("arn:aws:iam::aws:policy/service-role/AmazonGuardDutyFullAccess")]
    [TestCase("arn:aws:iam::aws:policy/amazonguarddutyfullaccess")]
    [TestCase("arn:aws:iam::aws:policy/AmazonGuardDutyFullAccess*")]
    [TestCase("arn:aws-us-gov:iam::aws:policy/AmazonGuardDutyFullAccess")]
    [TestCase("arn:aws:iam::111122223333:policy/AmazonGuardDutyFullAccess")]
    public void Leaves_what_is_no_withdrawn_policy(string arn)
        => Check($$$$"""{"Effect":"Allow","Action":"iam:AttachRolePolicy","Resource":"{{{{arn}}}}"}""");

    [Test]
    public void Leaves_statements_that_deny()
        => Check($$"""{"Effect":"Deny","Action":"iam:DetachRolePolicy","Resource":"{{Arn}}AmazonGuardDutyFullAccess"}""");

    [Test]
    public void Knows_what_a_role_is_given() => Check(
        TemplateSources.Role($"\"ManagedPolicyArns\": [\"{Arn}AmazonGuardDutyFullAccess_v2\", \"{Arn}[|AmazonGuardDutyFullAccess|]\"]"),
        message: "AWS has withdrawn the managed policy \"AmazonGuardDutyFullAccess\" (reference of 2026-09-26)");

    [Test]
    public void Leaves_trust_policies() => Check(
        $$$$"""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"{{{{Arn}}}}AmazonGuardDutyFullAccess"}""", kind: PolicyKind.Trust);
}
