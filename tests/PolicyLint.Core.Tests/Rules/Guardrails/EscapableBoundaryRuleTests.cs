using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.Guardrails.GuardrailStatements;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class EscapableBoundaryRuleTests : RuleFixture<EscapableBoundaryRule>
{
    private const string AllowAll = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    [TestCase("iam:DeleteRolePermissionsBoundary", "can remove it")]
    [TestCase("iam:DeleteUserPermissionsBoundary", "can remove it")]
    [TestCase("iam:PutRolePermissionsBoundary", "can put another in its place")]
    [TestCase("iam:PutUserPermissionsBoundary", "can put another in its place")]
    [TestCase("iam:CreatePolicyVersion", "can write another version of it")]
    [TestCase("iam:SetDefaultPolicyVersion", "can write another version of it")]
    [TestCase("iam:CreateRole", "can make others without one")]
    [TestCase("iam:CreateUser", "can make others without one")]
    public void Reports_each_way(string action, string way) => Check(
        $$"""{"Effect":"Allow","Action":["s3:*",[|"{{action}}"|]],"Resource":"*"}""",
        message: $"The boundary allows {action} and denies it nowhere: who has it {way}",
        kind: PolicyKind.Boundary);

    [TestCase("[|\"*\"|]", "iam:DeleteRolePermissionsBoundary")]
    [TestCase("[[|\"IAM:*\"|]]", "iam:DeleteRolePermissionsBoundary")]
    [TestCase("[|\"iam:Put*\"|]", "iam:PutRolePermissionsBoundary")]
    [TestCase("[|\"iam:*PolicyVersion\"|]", "iam:CreatePolicyVersion")]
    public void Reports_a_wildcard_with_the_first_way(string actions, string action) => Check(
        $$"""{"Effect":"Allow","Action":{{actions}},"Resource":"*"}""",
        message: $"The boundary allows {action} and denies it nowhere: who has it {(action.Contains("Delete", StringComparison.Ordinal) ? "can remove it" : action.Contains("Put", StringComparison.Ordinal) ? "can put another in its place" : "can write another version of it")}",
        kind: PolicyKind.Boundary);

    [Test]
    public void Reports_what_NotAction_leaves() => Check(
        """{"Effect":"Allow",[|"NotAction"|]:["organizations:*","iam:Delete*"],"Resource":"*"}""",
        message: "The boundary allows iam:PutRolePermissionsBoundary and denies it nowhere: who has it can put another in its place",
        kind: PolicyKind.Boundary);

    [TestCase("\"arn:aws:iam::111122223333:role/*\"", "iam:CreateRole")]
    [TestCase("\"arn:aws:iam::*:*\"", "iam:CreateRole")]
    [TestCase("\"arn:aws:iam::111122223333:user/${aws:username}\"", "iam:DeleteUserPermissionsBoundary")]
    [TestCase("[\"arn:aws:s3:::x\",\"arn:aws:iam::111122223333:policy/*\"]", "iam:CreatePolicyVersion")]
    public void Reports_for_all_of_a_kind(string resource, string action)
        => Check($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[|"{{action}}"|],"Resource":{{resource}}}]}""", kind: PolicyKind.Boundary);

    [TestCase("\"arn:aws:iam::111122223333:role/app/*\"", "iam:CreateRole")]
    [TestCase("\"arn:aws:iam::111122223333:user/*\"", "iam:CreateRole")]
    [TestCase("\"arn:aws:iam::111122223333:policy/Other\"", "iam:CreatePolicyVersion")]
    [TestCase("\"*\"", "iam:DeleteRole")]
    [TestCase("\"*\"", "iam:Get*")]
    [TestCase("\"*\"", "i:CreateRole")]
    public void Leaves(string resource, string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":{{resource}}}""", kind: PolicyKind.Boundary);

    [TestCase("""{"StringEquals":{"iam:PermissionsBoundary":"arn:aws:iam::111122223333:policy/Boundary"}}""")]
    [TestCase("""{"StringEquals":{"aws:PrincipalTag/admin":"true"}}""")]
    [TestCase("""{"StringEqual":{"aws:RequestedRegion":"eu-west-1"}}""", Description = "unknown-condition-operator")]
    public void Leaves_what_a_condition_guards(string condition) => Check(Allow(condition, "\"iam:CreateRole\""), kind: PolicyKind.Boundary);

    [TestCase("""{"StringEquals":{"aws:RequestedRegion":"us-east-1"}}""")]
    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""")]
    public void Reports_what_a_condition_only_delays(string condition)
        => Check(Allow(condition, "[|\"iam:CreateRole\"|]"), kind: PolicyKind.Boundary);

    [TestCase("""{"Effect":"Deny","Action":["iam:*Boundary","iam:*PolicyVersion","iam:Create*"],"Resource":"*"}""")]
    [TestCase("""{"Effect":"Deny","NotAction":"s3:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{"StringNotEquals":{"iam:PermissionsBoundary":"x"}}}""")]
    public void Leaves_what_a_deny_is_about(string deny) => Check(Policy(AllowAll, deny), kind: PolicyKind.Boundary);

    [TestCase("""{"Effect":"Deny","Action":"iam:Delete*","Resource":"*"}""", "iam:PutRolePermissionsBoundary", "can put another in its place")]
    [TestCase("""{"Effect":"Deny","Action":["iam:*Boundary","iam:*PolicyVersion","iam:CreateUser"],"Resource":"*"}""", "iam:CreateRole", "can make others without one")]
    [TestCase("""{"Effect":"Deny","NotAction":"iam:*","Resource":"*"}""", "iam:DeleteRolePermissionsBoundary", "can remove it")]
    public void Reports_what_a_deny_leaves(string deny, string action, string way) => Check(
        Policy("""{"Effect":"Allow","Action":[|"*"|],"Resource":"*"}""", deny),
        message: $"The boundary allows {action} and denies it nowhere: who has it {way}",
        kind: PolicyKind.Boundary);

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(AllowAll, kind: kind);
}
