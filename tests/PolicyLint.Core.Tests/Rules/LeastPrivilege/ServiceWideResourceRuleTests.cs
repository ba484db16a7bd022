using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class ServiceWideResourceRuleTests : RuleFixture<ServiceWideResourceRule>
{
    [TestCase("s3:DeleteObject", "arn:aws:s3:::*", "s3", "there is")]
    [TestCase("s3:Get*", "arn:aws:s3:::*", "s3", "there is")]
    [TestCase("S3:*", "arn:aws:s3:::*", "s3", "there is")]
    [TestCase("dynamodb:DeleteItem", "arn:aws:dynamodb:*:*:*", "dynamodb", "there is")]
    [TestCase("dynamodb:DeleteItem", "arn:aws:dynamodb:*:111122223333:*", "dynamodb", "there is")]
    [TestCase("iam:DeleteRole", "arn:aws:iam::111122223333:*", "iam", "there is")]
    [TestCase("sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:*", "sqs", "of the Region")]
    public void Reports_every_resource_of_a_service(string action, string resource, string service, string where)
        => Check(
            $$"""{ "Effect": "Allow", "Action": "{{action}}", "Resource": ["arn:aws:s3:::a", [|"{{resource}}"|]] }""",
            kind: PolicyKind.Identity,
            message: $"Resource \"{resource}\" is every {service} resource {where}, for \"{action}\"");

    [TestCase("""{ "Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::*/*" }""")]
    [TestCase("""{ "Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::a*" }""")]
    [TestCase("""{ "Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::${aws:username}" }""")]
    [TestCase("""{ "Effect": "Allow", "Action": "dynamodb:DeleteItem", "Resource": "arn:aws:dynamodb:*:*:table/*" }""")]
    [TestCase("""{ "Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": "arn:aws:logs:*:*:log-group:a:*" }""")]
    [TestCase("""{ "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "arn:aws:s3:::*" }""", Description = "accepts only *")]
    [TestCase("""{ "Effect": "Allow", "Action": "s3:Nothing", "Resource": "arn:aws:s3:::*" }""", Description = "unknown")]
    [TestCase("""{ "Effect": "Allow", "Action": "dynamodb:DeleteItem", "Resource": "arn:aws:s3:::*" }""", Description = "another service's")]
    [TestCase("""{ "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::*" }""", Description = "wildcard-action")]
    [TestCase("""{ "Effect": "Allow", "Action": "s3:DeleteObject", "Resource": ["arn:aws:s3:::*", "*"] }""", Description = "wildcard-resource")]
    [TestCase("""{ "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::*" }""")]
    [TestCase("""{ "Effect": "Allow", "Action": "s3:DeleteObject", "NotResource": "arn:aws:s3:::*" }""")]
    [TestCase("""{ "Effect": "Allow", "NotAction": "s3:DeleteObject", "Resource": "arn:aws:s3:::*" }""")]
    [TestCase("""{ "Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "a" } } }""")]
    public void Has_nothing_to_say_otherwise(string statement) => Check(statement, kind: PolicyKind.Identity);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Is_about_identity_based_policies_only(PolicyKind kind)
        => Check("""{ "Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::*" }""", kind: kind);

    [TestCase("arn:aws:s3:::*", Severity.Warning)]
    [TestCase("arn:aws:s3:eu-west-1::*", Severity.Suggestion)]
    public void A_Region_makes_it_a_suggestion(string resource, Severity severity)
        => new Linter([new ServiceWideResourceRule()])
            .Lint(SourceText.From($$"""{ "Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "{{resource}}" }"""))
            .Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(severity);

    [TestCase("""{"Fn::Sub":[|"arn:${AWS::Partition}:s3:::*"|]}""")]
    [TestCase("""{"Fn::Sub":"arn:${AWS::Partition}:s3:::${Any}"}""", Description = "one bucket, whichever")]
    [TestCase("""{"Fn::Sub":"arn:${AWS::Partition}:s3:::${Any}*"}""", Description = "a prefix")]
    [TestCase("""{"Fn::Sub":"${Any}:*"}""", Description = "of anything")]
    [TestCase("""{"Fn::GetAtt":["Bucket","Arn"]}""")]
    public void What_a_template_leaves_open_is_no_asterisk(string resource)
        => Check($$$"""
            {
              "Parameters": { "Any": { "Type": "String" } },
              "Resources": {
                "Bucket": { "Type": "AWS::S3::Bucket" },
                "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
                  "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:DeleteObject", "Resource": {{{resource}}} } ] } } }
              }
            }
            """);
}
