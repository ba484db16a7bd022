using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class PlainTextPasswordRuleTests : RuleFixture<PlainTextPasswordRule>
{
    [Test]
    public void Reports() => Check(
        Resource("AWS::IAM::User", """ "LoginProfile": { "Password": [|"secret-1"|], "PasswordResetRequired": true } """),
        message: "The console password of \"Worker\" stands in the template in plain text");

    [TestCase(""" "LoginProfile": { "Password": { "Ref": "Password" } } """)]
    [TestCase(""" "LoginProfile": { "Password": "{{resolve:secretsmanager:x}}" } """)]
    [TestCase(""" "LoginProfile": { "Password": { "Fn::Sub": "{{resolve:secretsmanager:${AWS::StackName}}}" } } """)]
    [TestCase(""" "LoginProfile": {} """)]
    [TestCase(""" "LoginProfile": { "Password": "" } """)]
    [TestCase(""" "Path": "/" """)]
    public void Leaves(string properties) => Check(Resource("AWS::IAM::User", properties));

    [Test]
    public void Leaves_other_types() => Check(Resource("AWS::IAM::Group", """ "LoginProfile": { "Password": "secret-1" } """));
}
