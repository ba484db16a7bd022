using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Core.Tests.Rules.Grammar;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class WildcardResourceRuleTests : RuleFixture<WildcardResourceRule>
{
    [Test]
    public void Reports_the_star_alone_and_in_a_list() => Check(
        """
        [
          { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [|"*"|] },
          { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::a", [|"*"|], [|"**"|]] },
          { "Effect": "allow", "NotAction": "s3:GetObject", "Resource": [|"*"|] }
        ]
        """,
        message: "Resource \"*\" allows \"s3:GetObject\" on every resource there is");

    [TestCase("ec2:DescribeInstances")]
    [TestCase("EC2:describeinstances")]
    [TestCase("s3:ListAllMyBuckets")]
    [TestCase("ec2:DescribeInstance?")]
    [TestCase("s3:ListAll*")]
    [TestCase("cloudwatch:PutMetricData", TestName = "Metrics outside of datasets have no ARN")]
    public void Leaves_actions_for_which_there_is_nothing_else(string action)
        => Check($$"""[{"Effect":"Allow","Action":["{{action}}"],"Resource":"*"},{"Effect":"Allow","Action":"{{action}}","Resource":["*"]}]""");

    [TestCase("s3:GetObjects", TestName = "An action that AWS does not have")]
    [TestCase("nosuch:*")]
    [TestCase("s3:Zap*")]
    [TestCase("s3")]
    [TestCase("s3:Get Object")]
    [TestCase("s*:GetObject")]
    public void Says_nothing_about_what_the_reference_does_not_know(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [TestCase("\"s3:PutObject\"", "\"s3:PutObject\"", TestName = "Types that are all optional")]
    [TestCase("[\"ec2:DescribeInstances\",\"ec2:TerminateInstances\"]", "\"ec2:TerminateInstances\"")]
    [TestCase("[\"no:Such\",\"sqs:SendMessage\",\"sns:Publish\"]", "\"sqs:SendMessage\", \"sns:Publish\"")]
    [TestCase("[\"s3:GetObject\",\"s3:PutObject\",\"s3:ListBucket\",\"s3:DeleteObject\",\"sns:Publish\"]", "\"s3:GetObject\", \"s3:PutObject\", \"s3:ListBucket\" and 2 more")]
    [TestCase("\"s3:ListA*\"", "\"s3:ListA*\" (ListAccessGrants and 1 more of 6)", TestName = "A pattern of which a part can be narrowed")]
    [TestCase("\"sqs:SendMessage*\"", "\"sqs:SendMessage*\"", TestName = "A pattern that can be narrowed as a whole")]
    [TestCase("[\"s3:GetObject\",\"*\"]", "every action")]
    public void Names_what_could_be_narrowed(string actions, string named) => Check(
        $$"""{"Effect":"Allow","Action":{{actions}},"Resource":[|"*"|]}""",
        message: $"Resource \"*\" allows {named} on every resource there is");

    [Test]
    public void Shows_the_first_action_that_could_be_narrowed()
    {
        LintResult result = RuleVerifier.LinterFor(new WildcardResourceRule()).Lint(SourceText.From("""{"Effect":"Allow","Action":["ec2:DescribeInstances","ec2:TerminateInstances"],"Resource":"*"}"""));
        result.Diagnostics[0].RelatedLocations[0].Origin.Text.Should().Be("\"ec2:TerminateInstances\"");
    }

    [Test]
    public void NotAction_leaves_nearly_all()
    {
        Check("""{"Effect":"Allow","NotAction":["iam:*"],"Resource":[|"*"|]}""", message: "Resource \"*\" allows all but some actions on every resource there is");
        Check("""{"Effect":"Allow","NotAction":"*","Resource":"*"}""");
    }

    [Test]
    public void Splits_off_the_actions_that_accept_nothing_else() => Check(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Stop",
              "Effect": "Allow",
              "Action": [
                "ec2:DescribeInstances",
                "ec2:TerminateInstances",
                "s3:ListAllMyBuckets",
                "no:Such",
                "ec2:DescribeInstance?"
              ],
              "Resource": [|"*"|]
            }
          ]
        }
        """,
        fixedTo: """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Stop",
              "Effect": "Allow",
              "Action": [
                "ec2:TerminateInstances",
                "no:Such"
              ],
              "Resource": "*"
            },
            {
              "Effect": "Allow",
              "Action": [
                "ec2:DescribeInstances",
                "s3:ListAllMyBuckets",
                "ec2:DescribeInstance?"
              ],
              "Resource": "*"
            }
          ]
        }
        """);

    [Test]
    public void Splits_a_statement_that_is_the_whole_text() => Check(
        """{"Effect":"Allow","Action":["ec2:DescribeInstances","ec2:TerminateInstances"],"Resource":[|"*"|]}""",
        fixedTo: """[{"Effect":"Allow","Action":["ec2:TerminateInstances"],"Resource":"arn:aws:ec2:${Region}:${Account}:instance/${InstanceId}"}, {"Effect":"Allow","Action":["ec2:DescribeInstances"],"Resource":"*"}]""",
        message: "Resource \"*\" allows \"ec2:TerminateInstances\" on every resource there is");

    [Test]
    public void The_split_is_safe_and_leaves_the_finding()
    {
        Fix fix = RuleFixes.Of<WildcardResourceRule>("""[{"Effect":"Allow","Action":["ec2:DescribeInstances","ec2:TerminateInstances"],"Resource":"*"}]""")[0];
        fix.Safety.Should().Be(FixSafety.Safe);
        fix.LeavesFinding.Should().BeTrue();
    }

    [TestCase("""[{"Effect":"Allow","Action":["ec2:TerminateInstances","no:Such"],"Resource":[|"*"|]}]""", TestName = "No split: unknown actions stay")]
    [TestCase("""[{"Effect":"Allow","NotAction":["ec2:DescribeInstances","ec2:TerminateInstances"],"Resource":[|"*"|]}]""", TestName = "No split: NotAction")]
    public void Offers_no_split(string source) => CheckUnfixable(source);

    [TestCase("\"StringEquals\":{\"iam:AWSServiceName\":\"ecs.amazonaws.com\"}")]
    [TestCase("\"StringLike\":{\"IAM:awsservicename\":[\"ecs.amazonaws.com\"]}")]
    public void Leaves_a_service_linked_role_of_a_named_service(string condition)
        => Check($$"""{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"*","Condition":{ {{condition}} } }""");

    [TestCase("arn:aws:s3:::*")]
    [TestCase("arn:*")]
    [TestCase("*:*")]
    [TestCase("?")]
    [TestCase("")]
    [TestCase("arn:aws:iam::*:user/${aws:username}")]
    public void Leaves_narrower_patterns(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{resource}}"}""");

    [TestCase("\"StringEquals\":{\"aws:ResourceTag/team\":\"a\"}")]
    [TestCase("\"StringLike\":{\"AWS:resourcetag/team\":\"*\"}")]
    [TestCase("\"StringEquals\":{\"ec2:ResourceTag/team\":\"a\"}")]
    [TestCase("\"ForAnyValue:StringLike\":{\"ssm:resourceTag/team\":\"a\"}")]
    [TestCase("\"StringEquals\":{\"aws:ResourceAccount\":\"111122223333\"}")]
    [TestCase("\"StringEquals\":{\"s3:ResourceAccount\":\"111122223333\"}")]
    [TestCase("\"StringEqualsIfExists\":{\"aws:ResourceOrgID\":\"o-a\"}")]
    [TestCase("\"ForAnyValue:StringLike\":{\"aws:ResourceOrgPaths\":\"o-a/*\"}")]
    [TestCase("\"Null\":{\"aws:ResourceTag/team\":\"false\"}")]
    [TestCase("\"Null\":{\"aws:ResourceTag/team\":false}")]
    [TestCase("\"StringEquals\":{\"aws:RequestedRegion\":\"eu-central-1\",\"aws:ResourceTag/team\":\"a\"}")]
    public void Leaves_conditions_that_narrow_the_resources(string condition)
        => Check($$"""{"Effect":"Allow","Action":"ec2:*","Resource":"*","Condition":{ {{condition}} } }""");

    [TestCase("\"StringNotEquals\":{\"aws:ResourceTag/team\":\"a\"}")]
    [TestCase("\"StringEqualsIfExists\":{\"aws:ResourceTag/team\":\"a\"}")]
    [TestCase("\"ForAllValues:StringEquals\":{\"aws:ResourceTag/team\":\"a\"}")]
    [TestCase("\"StringNotEquals\":{\"aws:ResourceAccount\":\"111122223333\"}")]
    [TestCase("\"Null\":{\"aws:ResourceTag/team\":\"true\"}")]
    [TestCase("\"StringEquals\":{\"aws:RequestTag/team\":\"a\"}")]
    [TestCase("\"StringEquals\":{\"aws:PrincipalTag/team\":\"a\"}")]
    [TestCase("\"StringEquals\":{\"aws:ResourceTagged\":\"a\"}")]
    [TestCase("\"StringEquals\":{\"aws:RequestedRegion\":\"eu-central-1\"}")]
    [TestCase("\"StringEqualsIfExists\":{\"iam:AWSServiceName\":\"ecs.amazonaws.com\"}")]
    [TestCase("\"StringNotEquals\":{\"iam:AWSServiceName\":\"ecs.amazonaws.com\"}")]
    [TestCase("\"Bool\":{\"aws:SecureTransport\":\"true\"}")]
    public void Reports_in_spite_of_conditions_that_do_not(string condition)
        => Check($$"""{"Effect":"Allow","Action":"ec2:*","Resource":[|"*"|],"Condition":{ {{condition}} } }""");

    [Test]
    public void Leaves_a_Deny_and_NotResource()
    {
        Check("""{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}""");
        Check("""{"Effect":"Allow","Action":"s3:GetObject","NotResource":"*"}""");
    }

    [Test]
    public void Leaves_a_statement_whose_condition_may_be_unread()
        => Check("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*",""");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_kinds_in_which_the_star_means_something_else(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}""", kind: kind);

    [TestCase("""{ "Effect": "Allow", "Action": ["logs:PutLogEvents", "logs:Create*"], "Resource": "*" }""")]
    [TestCase("""{ "Effect": "Allow", "Action": ["Logs:PutLogEvents", "s3:GetObject"], "Resource": [|"*"|] }""")]
    [TestCase("""{ "Effect": "Allow", "Action": "logs*", "Resource": "*" }""")]
    [TestCase("""{ "Effect": "Allow", "NotAction": "logs:PutLogEvents", "Resource": [|"*"|] }""")]
    public void What_the_team_allows_is_not_reported(string source)
        => Check(source, options: Option("allowedActions", ImmutableArray.Create("logs:*")), kind: PolicyKind.Identity);

    [Test]
    public void What_the_team_allows_is_not_named()
        => Check(
            """{ "Effect": "Allow", "Action": ["logs:PutLogEvents", "s3:GetObject"], "Resource": [|"*"|] }""",
            message: "Resource \"*\" allows \"s3:GetObject\" on every resource there is",
            options: Option("allowedActions", ImmutableArray.Create("logs:*")),
            kind: PolicyKind.Identity);

    [TestCase("\"sqs:SendMessage\"", "\"arn:aws:sqs:${Region}:${Account}:${QueueName}\"")]
    [TestCase("[\"sqs:SendMessage\", \"sqs:Receive*\"]", "\"arn:aws:sqs:${Region}:${Account}:${QueueName}\"", TestName = "One type")]
    [TestCase("[\"s3:GetObject\", \"S3:putobject\"]", "\"arn:aws:s3:::${BucketName}/${ObjectName}\"", TestName = "The shorter of optional types")]
    [TestCase("[\"s3:GetObject\", \"s3:ListBucket\"]", "[\"arn:aws:s3:::${BucketName}\", \"arn:aws:s3:::${BucketName}/${ObjectName}\"]")]
    [TestCase("[\"eks:DescribeCluster\", \"eks-auth:AssumeRoleForPodIdentity\"]", "\"arn:aws:eks:${Region}:${Account}:cluster/${ClusterName}\"", TestName = "Two services with the same ARN")]
    [TestCase("[\"iam:PassRole\"]", "\"arn:aws:iam::${Account}:role/${RoleNameWithPath}\"")]
    public void Writes_the_ARNs_of_what_the_actions_act_on(string actions, string resource) => Check(
        $$"""{"Effect":"Allow","Action":{{actions}},"Resource":[|"*"|]}""",
        fixedTo: $$"""{"Effect":"Allow","Action":{{actions}},"Resource":{{resource}}}""");

    [Test]
    public void What_accepts_only_the_star_keeps_it() => Check(
        """
        [
          {
            "Sid": "Read",
            "Effect": "Allow",
            "Action": ["s3:GetObject", "s3:ListAllMyBuckets"],
            "Resource": [|"*"|]
          }
        ]
        """,
        fixedTo: """
        [
          {
            "Sid": "Read",
            "Effect": "Allow",
            "Action": ["s3:GetObject"],
            "Resource": "arn:aws:s3:::${BucketName}/${ObjectName}"
          },
          {
            "Effect": "Allow",
            "Action": ["s3:ListAllMyBuckets"],
            "Resource": "*"
          }
        ]
        """);

    [TestCase("[[|\"*\"|], \"arn:aws-cn:s3:::a\"]", "[\"arn:aws-cn:s3:::${BucketName}/${ObjectName}\", \"arn:aws-cn:s3:::a\"]", TestName = "In the partition of the other ARNs")]
    [TestCase("[[|\"*\"|], \"arn:aws:s3:::a/*\"]", "[\"arn:aws:s3:::a/*\"]", TestName = "Nothing where the other ARNs say it all")]
    [TestCase("[[|\"*\"|], [|\"**\"|]]", "[\"arn:aws:s3:::${BucketName}/${ObjectName}\"]", TestName = "Once for two stars")]
    public void Adds_to_the_ARNs_that_are_there(string resources, string fixedTo) => Check(
        $$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":{{resources}}}""",
        fixedTo: $$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":{{fixedTo}}}""");

    [TestCase("\"*\"")]
    [TestCase("\"s3:Get*\"", TestName = "Not named: a pattern of which a part accepts only the star")]
    [TestCase("[\"sqs:SendMessage\",\"no:Such\"]", TestName = "Not named: an action that the reference does not know")]
    [TestCase("\"ec2:CreateTags\"", TestName = "Not named: an action for many types")]
    public void Leaves_the_resources_to_the_author(string actions) => CheckUnfixable($$"""{"Effect":"Allow","Action":{{actions}},"Resource":[|"*"|]}""");

    [Test]
    public void What_is_to_be_filled_in_is_reported_and_nothing_else()
    {
        const string Source = """{"Version":"2012-10-17","Statement":[{"Sid":"Use","Effect":"Allow","Action":["kms:Decrypt","s3:GetObject","sqs:SendMessage"],"Resource":"*"}]}""";
        LintResult before = new Linter(RuleCatalog.All).Lint(SourceText.From(Source));
        Fix fix = before.Diagnostics.Single(d => d.Descriptor.Name == "wildcard-resource").Fixes.Should().ContainSingle().Subject;
        fix.Title.Should().Be("Write ARNs to fill in: key, object, queue");
        fix.Safety.Should().Be(FixSafety.Unsafe);
        LintResult after = new Linter(RuleCatalog.All).Lint(SourceText.From(TextEdit.Apply(Source, before.GetTextEdits(fix))));
        after.Diagnostics.Select(d => d.Descriptor.Name).Except(before.Diagnostics.Select(d => d.Descriptor.Name)).Should().Equal("unfilled-placeholder");
    }

    [Test]
    public void Writes_no_placeholder_into_the_text_of_a_function()
    {
        const string Source = """{"Resources":{"P":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":{"Fn::Sub":"*"}}]}}}}}""";
        LintResult result = RuleVerifier.LinterFor(new WildcardResourceRule()).Lint(SourceText.From(Source));
        result.GetTextEdits(result.Diagnostics.Single().Fixes.Single()).Should().BeEmpty();
    }
}
