using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class LoggingSwitchOffRuleTests : RuleFixture<LoggingSwitchOffRule>
{
    [Test]
    public void Reports_each_thing_once_at_its_first_action() => Check(
        """
        {
          "Effect": "Allow", "Resource": "*",
          "Action": ["cloudtrail:GetTrail", [|"CloudTrail:deletetrail"|], "cloudtrail:StopLogging", [|"guardduty:Delete*"|], [|"config:StopConfigurationRecorder"|]]
        }
        """,
        message: "Action \"CloudTrail:deletetrail\" on \"*\" lets its holder switch off every trail of CloudTrail");

    [TestCase("cloudtrail:CreateTrail")]
    [TestCase("cloudtrail:StartLogging")]
    [TestCase("guardduty:Get*")]
    [TestCase("config:PutConfigurationRecorder")]
    [TestCase("logs:DeleteLogGroup", TestName = "Ordinary")]
    public void Leaves_other_actions(string action) => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [TestCase("arn:aws:cloudtrail:*:*:trail/*", true)]
    [TestCase("arn:aws:cloudtrail:*:111122223333:trail/*", false)]
    [TestCase("arn:aws:cloudtrail:*:*:trail/test", false)]
    [TestCase("arn:aws:cloudtrail:*:*:channel/*", false)]
    public void Knows_what_is_everything(string resource, bool isReported)
    {
        string action = isReported ? "[|\"cloudtrail:StopLogging\"|]" : "\"cloudtrail:StopLogging\"";
        Check($$"""{"Effect":"Allow","Action":{{action}},"Resource":"{{resource}}"}""");
    }

    [TestCase("""{"Effect":"Deny","Action":"cloudtrail:StopLogging","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"cloudtrail:StopLogging","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"cloudtrail:StopLogging","NotResource":"arn:aws:s3:::a"}""")]
    [TestCase("""{"Effect":"Allow","Action":"cloudtrail:StopLogging","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"a"}}}""", TestName = "Any condition")]
    [TestCase("""[{"Effect":"Allow","Action":"cloudtrail:StopLogging","Resource":"*"},{"Effect":"Deny","Action":"cloudtrail:StopLogging","Resource":"*"}]""")]
    [TestCase("""{"Effect":"Allow","Action":["*","cloudtrail:StopLogging"],"Resource":"*"}""", TestName = "PL3001 says it all")]
    [TestCase("""{"Effect":"Allow","Action":["cloudtrail:StopLogging","cloudtrail:*"],"Resource":"*"}""", TestName = "PL3003 says it all")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"cloudtrail:StopLogging","Resource":"*",""", TestName = "Broken off: a condition may follow")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"cloudtrail:StopLogging","Resource":"*"},""", TestName = "Broken off: a denial may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"cloudtrail:StopLogging","Resource":"*"}""", kind: kind);
}
