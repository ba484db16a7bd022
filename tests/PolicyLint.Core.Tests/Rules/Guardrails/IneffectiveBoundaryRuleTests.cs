using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.Guardrails.GuardrailStatements;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class IneffectiveBoundaryRuleTests : RuleFixture<IneffectiveBoundaryRule>
{
    [TestCase("[|\"arn:aws:iam::aws:policy/AdministratorAccess\"|]")]
    [TestCase("[|\"arn:aws-us-gov:iam::aws:policy/AdministratorAccess\"|]")]
    [TestCase("""{ "Fn::Sub": [|"arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess"|] }""")]
    [TestCase("""[|{ "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, ":iam::aws:policy/AdministratorAccess"]] }|]""")]
    public void Reports_a_boundary_that_caps_nothing(string arn) => Check(
        Role($"\"PermissionsBoundary\": {arn}"),
        message: "Permissions boundary AdministratorAccess allows everything, so it caps nothing");

    [Test]
    public void Reports_it_on_users() => Check(Resource("AWS::IAM::User", "\"PermissionsBoundary\": [|\"arn:aws:iam::aws:policy/AdministratorAccess\"|]"));

    [TestCase("\"arn:aws:iam::aws:policy/PowerUserAccess\"")]
    [TestCase("\"arn:aws:iam::aws:policy/IAMFullAccess\"")]
    [TestCase("\"arn:aws:iam::111122223333:policy/AdministratorAccess\"")]
    [TestCase("""{ "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/AdministratorAccess" }""")]
    public void Leaves_boundaries_that_take_something_away(string arn) => Check(Role($"\"PermissionsBoundary\": {arn}"));

    [Test]
    public void Leaves_attached_policies() => Check(Role("\"ManagedPolicyArns\": [\"arn:aws:iam::aws:policy/AdministratorAccess\"]"));

    [TestCase("[|\"*\"|]", "\"*\"")]
    [TestCase("[\"s3:*\",[|\"*:*\"|]]", "[\"arn:aws:s3:::x\",\"**\"]")]
    public void Reports_a_policy_that_caps_nothing(string action, string resource) => Check(
        $$"""{"Effect":"Allow","Action":{{action}},"Resource":{{resource}}}""",
        message: "Permissions boundary allows everything, so it caps nothing",
        kind: PolicyKind.Boundary);

    [TestCase("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::x"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}}""")]
    [TestCase("""{"Action":"*","Resource":"*"}""", Description = "missing-effect")]
    public void Leaves_a_policy_that_takes_something_away(string statement) => Check(statement, kind: PolicyKind.Boundary);

    [Test]
    public void Leaves_a_policy_that_denies() => Check(
        Policy("""{"Effect":"Allow","Action":"*","Resource":"*"}""", """{"Effect":"Deny","Action":"iam:*","Resource":"*"}"""), kind: PolicyKind.Boundary);

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Leaves_other_kinds(PolicyKind kind) => Check("""{"Effect":"Allow","Action":"*","Resource":"*"}""", kind: kind);
}
