using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class PublicFunctionUrlRuleTests : RuleFixture<PublicFunctionUrlRule>
{
    private static string Of(string principal, string action, string condition)
        => $$"""{"Effect":"Allow","Principal":{{principal}},"Action":{{action}},"Resource":"*","Condition":{{condition}}}""";

    [TestCase("\"*\"", "\"lambda:InvokeFunctionUrl\"", """{"StringEquals":{"lambda:FunctionUrlAuthType":[|"NONE"|]}}""")]
    [TestCase("""{"AWS":"*"}""", "[\"Lambda:invokefunctionurl\"]", """{"StringEquals":{"Lambda:functionurlauthtype":[[|"NONE"|]]}}""")]
    [TestCase("\"*\"", "\"lambda:InvokeFunctionUrl\"", """{"StringEquals":{"lambda:FunctionUrlAuthType":[|"NONE"|]},"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-1"}}""")]
    public void Reports(string principal, string action, string condition) => CheckUnfixable(
        Of(principal, action, condition), message: "\"NONE\" lets anybody invoke the function by its URL, without credentials", kind: PolicyKind.Resource);

    [TestCase("\"*\"", "\"lambda:InvokeFunctionUrl\"", """{"StringEquals":{"lambda:FunctionUrlAuthType":"AWS_IAM"}}""")]
    [TestCase("\"*\"", "\"lambda:InvokeFunctionUrl\"", """{"StringNotEquals":{"lambda:FunctionUrlAuthType":"NONE"}}""")]
    [TestCase("\"*\"", "\"lambda:InvokeFunctionUrl\"", """{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE","aws:PrincipalOrgID":"o-1"}}""")]
    [TestCase("\"*\"", "\"lambda:InvokeFunction\"", """{"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}""", Description = "opens nothing alone")]
    [TestCase("\"*\"", "\"lambda:InvokeFunction\"", """{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}""", Description = "another action")]
    [TestCase("""{"AWS":"111122223333"}""", "\"lambda:InvokeFunctionUrl\"", """{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}""")]
    public void Leaves(string principal, string action, string condition) => Check(Of(principal, action, condition), kind: PolicyKind.Resource);

    [Test]
    public void Leaves_other_kinds()
        => Check(Of("\"*\"", "\"lambda:InvokeFunctionUrl\"", """{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}"""), kind: PolicyKind.Endpoint);

    [Test]
    public void Reads_the_two_permissions_that_the_CDK_makes() => Check("""
        {
          "Resources": {
            "Url": { "Type": "AWS::Lambda::Url", "Properties": { "AuthType": "NONE", "TargetFunctionArn": "f" } },
            "A": { "Type": "AWS::Lambda::Permission", "Properties": { "Action": "lambda:InvokeFunctionUrl", "FunctionName": "f", "FunctionUrlAuthType": [|"NONE"|], "Principal": "*" } },
            "B": { "Type": "AWS::Lambda::Permission", "Properties": { "Action": "lambda:InvokeFunction", "FunctionName": "f", "InvokedViaFunctionUrl": true, "Principal": "*" } },
            "C": { "Type": "AWS::Lambda::Permission", "Properties": { "Action": "lambda:InvokeFunctionUrl", "FunctionName": "f", "FunctionUrlAuthType": "AWS_IAM", "Principal": "111122223333" } }
          }
        }
        """);
}
