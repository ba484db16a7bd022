using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class LambdaPermissionWithoutSourceRuleTests : RuleFixture<LambdaPermissionWithoutSourceRule>
{
    private static string Of(string service, string action, string condition = "")
        => $$"""{"Effect":"Allow","Principal":{"Service":{{service}}},"Action":"{{action}}","Resource":"*"{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";

    [TestCase("lexv2.amazonaws.com", "lambda:InvokeFunction")]
    [TestCase("bedrock.amazonaws.com", "Lambda:invoke*")]
    [TestCase("alexa-appkit.amazon.com", "lambda:*")]
    public void Reports(string service, string action) => CheckUnfixable(
        Of($"[|\"{service}\"|]", action),
        message: $"\"{service}\" may invoke the function for any AWS account: neither a source ARN nor a source account is given",
        kind: PolicyKind.Resource);

    [Test]
    public void Leaves_the_services_of_PL5001()
        => Check(Of("""["s3.amazonaws.com",[|"connect.amazonaws.com"|],"sns.amazonaws.com"]""", "lambda:InvokeFunction"), kind: PolicyKind.Resource);

    [TestCase("""{"StringEquals":{"aws:SourceAccount":"111122223333"}}""")]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:lex:*:111122223333:*"}}""")]
    [TestCase("""{"StringEquals":{"lambda:EventSourceToken":"amzn1.ask.skill.1"}}""")]
    [TestCase("""{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}""", Description = "PL2044")]
    public void Leaves_those_with_a_source(string condition) => Check(Of("\"alexa-appkit.amazon.com\"", "lambda:InvokeFunction", condition), kind: PolicyKind.Resource);

    [TestCase("lambda:GetFunction")]
    [TestCase("*")]
    [TestCase("sns:Publish")]
    public void Leaves_other_actions(string action) => Check(Of("\"lexv2.amazonaws.com\"", action), kind: PolicyKind.Resource);

    [Test]
    public void Leaves_other_kinds() => Check(Of("\"lexv2.amazonaws.com\"", "lambda:InvokeFunction"), kind: PolicyKind.Endpoint);

    [Test]
    public void Reads_permissions_of_templates() => Check("""
        {"Resources":{
        "A":{"Type":"AWS::Lambda::Permission","Properties":{"Action":"lambda:InvokeFunction","FunctionName":"f","Principal":[|"lexv2.amazonaws.com"|]}},
        "B":{"Type":"AWS::Lambda::Permission","Properties":{"Action":"lambda:InvokeFunction","FunctionName":"f","Principal":"lexv2.amazonaws.com","SourceAccount":{"Ref":"AWS::AccountId"}}},
        "C":{"Type":"AWS::Lambda::Permission","Properties":{"Action":"lambda:InvokeFunction","FunctionName":"f","Principal":"alexa-appkit.amazon.com","EventSourceToken":"amzn1"}}}}
        """);
}
