using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

/// <summary>Which conditions those are, <see cref="PublicAccessTests"/> says one by one.</summary>
internal sealed class NarrowingConditionWithoutEffectRuleTests : RuleFixture<NarrowingConditionWithoutEffectRule>
{
    private static string Of(string condition, string action = "\"sqs:SendMessage\"")
        => $$"""{"Effect":"Allow","Principal":{"AWS":"*"},"Action":{{action}},"Resource":"*","Condition":{{condition}}}""";

    [TestCase("""{"IpAddress":{"aws:SourceIp":[|"0.0.0.0/0"|]}}""", "aws:SourceIp", "AWS counts ranges of more than a /8 as public")]
    [TestCase("""{"IpAddress":{"AWS:SourceIP":["203.0.113.0/24",[|"::/0"|],"0.0.0.0/0"]}}""", "AWS:SourceIP", "AWS counts IPv6 ranges of more than a /32 as public")]
    [TestCase("""{"StringLike":{"aws:SourceAccount":[|"*"|]}}""", "aws:SourceAccount", "strangers have values that match")]
    [TestCase("""{"ArnLike":{"aws:SourceArn":[|"arn:aws:sns:*:*:orders"|]}}""", "aws:SourceArn", "it matches ARNs of strangers' accounts")]
    [TestCase("""{[|"StringEqualsIfExists"|]:{"aws:PrincipalOrgID":"o-1"}}""", "aws:PrincipalOrgID", "the condition also holds for requests without the key")]
    [TestCase("""{[|"ForAllValues:StringEquals"|]:{"aws:SourceArn":"arn:aws:sns:eu-west-1:111122223333:t"}}""", "aws:SourceArn", "the condition also holds for requests without the key")]
    [TestCase("""{[|"StringNotEquals"|]:{"aws:PrincipalAccount":"111122223333"}}""", "aws:PrincipalAccount", "everybody is let in but those named")]
    [TestCase("""{[|"Null"|]:{"aws:SourceVpce":"false"}}""", "aws:SourceVpce", "Null tells that there is a value, and not which")]
    [TestCase("""{"StringEquals":{[|"kms:ViaService"|]:"sqs.eu-west-1.amazonaws.com"}}""", "kms:ViaService", "anybody can send the request through the service from an account of their own")]
    [TestCase("""{"StringEquals":{[|"aws:PrincipalTag/team"|]:"blue"}}""", "aws:PrincipalTag/team", "anybody can give users and roles of an account of their own such a tag")]
    public void Reports(string condition, string key, string reason) => CheckUnfixable(
        Of(condition),
        message: $"The condition on \"{key}\" keeps nobody out, since {reason}: \"*\" lets anybody send messages (sqs:SendMessage)",
        kind: PolicyKind.Resource);

    [Test]
    public void Reports_the_first_only()
        => Check(Of("""{"Bool":{"aws:SecureTransport":"true"},"StringLike":{"aws:SourceArn":[|"*"|],"aws:SourceAccount":"*"}}"""), kind: PolicyKind.Resource);

    [Test]
    public void Reports_a_condition_with_a_placeholder_in_it() => Check(
        """
        {
          "Parameters": { "Topic": { "Type": "String" } },
          "Resources": {
            "P": {
              "Type": "AWS::SQS::QueuePolicy",
              "Properties": {
                "Queues": ["q"],
                "PolicyDocument": {
                  "Version": "2012-10-17",
                  "Statement": [
                    { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*",
                      "Condition": { "ArnLike": { "aws:SourceArn": { "Fn::Sub": [|"arn:aws:sns:*:*:${Topic}"|] } } } },
                    { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*",
                      "Condition": { "ArnLike": { "aws:SourceArn": { "Ref": "Topic" } } } },
                    { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*",
                      "Condition": { "ArnLike": { "aws:SourceArn": { "Fn::Sub": "arn:aws:sns:*:${AWS::AccountId}:${Topic}*" } } } }
                  ]
                }
              }
            }
          }
        }
        """);

    [TestCase("""{"StringLike":{"aws:SourceArn":"*"},"StringEquals":{"aws:SourceAccount":"111122223333"}}""")]
    [TestCase("""{"StringEquals":{"kms:ViaService":"sqs.eu-west-1.amazonaws.com","kms:CallerAccount":"111122223333"}}""")]
    [TestCase("""{"StringEqualsIfExists":{"aws:PrincipalAccount":"111122223333"}}""")]
    [TestCase("""{"Bool":{"aws:SecureTransport":"true"}}""", Description = "public-resource-policy")]
    [TestCase("{}", Description = "public-resource-policy")]
    public void Leaves(string condition) => Check(Of(condition), kind: PolicyKind.Resource);

    [Test]
    public void Leaves_principals_with_a_name()
        => Check("""{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sqs:SendMessage","Resource":"*","Condition":{"StringLike":{"aws:SourceArn":"*"}}}""", kind: PolicyKind.Resource);

    [Test]
    public void Respects_a_Deny_for_all_others() => Check(
        $$"""[{{Of("""{"StringLike":{"aws:SourceArn":"*"}}""")}},{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalAccount":"111122223333"} } }]""",
        kind: PolicyKind.Resource);

    [Test]
    public void Reports_an_API_whose_condition_has_no_effect()
        => Check(Of("""{"IpAddress":{"aws:SourceIp":[|"0.0.0.0/0"|]}}""", "\"execute-api:Invoke\""), kind: PolicyKind.Resource);

    [Test]
    public void Reports_a_function_URL_for_all_accounts()
        => Check(Of("""{"StringEquals":{[|"lambda:FunctionUrlAuthType"|]:"AWS_IAM"}}""", "\"lambda:InvokeFunctionUrl\""), kind: PolicyKind.Resource);

    [Test]
    public void Leaves_a_function_URL_for_all_to_its_rule()
        => Check(Of("""{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}""", "\"lambda:InvokeFunctionUrl\""), kind: PolicyKind.Resource);

    [TestCase("\"es:*\"", Severity.Warning)]
    [TestCase("\"sqs:SendMessage\"", Severity.Error)]
    public void What_is_often_public_on_purpose_weighs_less(string action, Severity severity)
    {
        string source = Of("""{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""", action);
        LintResult result = new Linter([new NarrowingConditionWithoutEffectRule()], new LinterOptions { Kind = PolicyKind.Resource }).Lint(SourceText.From(source), SourceLanguage.Json);
        result.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(severity);
    }

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Of("""{"StringLike":{"aws:SourceArn":"*"}}"""), kind: kind);

    [Test]
    public void Leaves_what_was_not_read_whole()
        => Check("""{"Effect":"Allow","Principal":"*","Action":"sqs:*","Condition":{"StringLike":{"aws:SourceArn":"*"},""", kind: PolicyKind.Resource);
}
