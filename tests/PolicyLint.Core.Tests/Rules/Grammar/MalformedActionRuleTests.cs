using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MalformedActionRuleTests : RuleFixture<MalformedActionRule>
{
    [Test]
    public void Says_that_the_prefix_is_missing() => Check(
        """{"Effect":"Allow","Action":[|"GetObject"|],"Resource":"*"}""",
        message: "Action \"GetObject\" has no service prefix");

    [Test]
    public void Says_that_there_is_more_than_one_colon() => Check(
        """{"Effect":"Allow","Action":["s3:GetObject",[|"s3:Get:Object"|]],"Resource":"*"}""",
        message: "Action \"s3:Get:Object\" has more than one colon");

    [Test]
    public void Says_that_the_service_is_missing() => Check(
        """{"Effect":"Deny","NotAction":[|":GetObject"|],"Resource":"*"}""",
        message: "NotAction \":GetObject\" has no service before the colon");

    [Test]
    public void Says_that_the_name_is_missing() => Check(
        """{"Effect":"Allow","Action":[|"s3:"|],"Resource":"*"}""",
        message: "Action \"s3:\" has no action after the colon");

    [TestCase("")]
    [TestCase("  ")]
    public void Says_that_it_is_empty(string action) => Check(
        $$"""{"Effect":"Allow","Action":[|"{{action}}"|],"Resource":"*"}""",
        message: $"Action \"{action}\" is empty");

    [TestCase(":")]
    [TestCase("?")]
    [TestCase("*a")]
    [TestCase("arn:aws:s3:::reports")]
    [TestCase("s3::GetObject")]
    [TestCase("s3.GetObject")]
    public void Reports_other_forms(string action)
        => Check($$"""{"Effect":"Allow","Action":[|"{{action}}"|],"Resource":"*"}""");

    [TestCase("*")]
    [TestCase("**")]
    [TestCase("*:*")]
    [TestCase("s3:*")]
    [TestCase("S3:getobject")]
    [TestCase("no-such-service:NoSuchAction")]
    public void Leaves_well_formed_actions(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [TestCase("${action}")]
    [TestCase("{{ action }}")]
    [TestCase("GetObject ")]
    [TestCase("s3:GetObject,s3:PutObject")]
    public void Leaves_placeholders_and_what_space_in_action_reports(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [Test]
    public void Leaves_a_list_of_nothing() => Check("""{"Effect":"Allow","Action":[],"Resource":"*"}""");

    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_in_every_kind(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":"*","Action":[|"AssumeRole"|],"Resource":"*"}""", kind: kind);
}
