using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Core.Tests.Analysis.Suppressions;

/// <summary>What the metadata of a template suppress, and what the program that made it acknowledges.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class TemplateSuppressionTests : SuppressionFixture
{
    private const string Template = """
        Metadata:
          policylint: { suppress: [OFTEMPLATE] }
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Reader:
            Type: AWS::IAM::ManagedPolicy
            Metadata: { policylint: { suppress: [OFREADER] } }
            Properties:
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Sid: All, Effect: Allow, Action: s3:GetObject, Resource: '*' }
                  - { Sid: Wide, Effect: Allow, Action: [s3:*, sqs:*], Resource: arn:aws:s3:::reports }
          Function:
            Type: AWS::Serverless::Function
            Metadata: { policylint: { suppress: [OFFUNCTION] } }
            Properties:
              Policies:
                - Version: '2012-10-17'
                  Statement:
                    - { Effect: Allow, Action: s3:GetObject, Resource: '*' }
        """;

    [TestCase("", "", "", "PL3002:12 PL3003:13 PL3003:13 PL3002:21")]
    [TestCase("{ id: PL3002, reason: accepted }", "", "", "PL3003:13 PL3003:13")]
    [TestCase("", "{ id: PL3002, reason: accepted }", "", "PL3003:13 PL3003:13 PL3002:21")]
    [TestCase("", "", "{ id: wildcard-resource, reason: accepted }", "PL3002:12 PL3003:13 PL3003:13")]
    [TestCase("", "{ id: PL3003, value: 's3:*', reason: accepted }", "", "PL3002:12 PL3003:13 PL3002:21")]
    [TestCase("", "{ id: PL3003, sid: All, reason: accepted }", "", "PL9001:7 PL3002:12 PL3003:13 PL3003:13 PL3002:21")]
    [TestCase("", "{ id: PL3003, sid: Wide, reason: accepted }", "", "PL3002:12 PL3002:21")]
    [TestCase("", "{ id: PL3002, until: 2026-11-25, ticket: SEC-12, reason: accepted }", "", "PL3003:13 PL3003:13 PL3002:21")]
    [TestCase("", "{ id: PL3002, until: 2026-11-24, ticket: SEC-12, reason: accepted }", "", "PL9002:7 PL3002:12 PL3003:13 PL3003:13 PL3002:21")]
    [TestCase("", "{ id: PL3002, expires: '2026-11-24', reason: accepted }", "", "PL9002:7 PL3002:12 PL3003:13 PL3003:13 PL3002:21")]
    [TestCase("", "{ id: PL3002 }", "", "PL9003:7 PL3003:13 PL3003:13 PL3002:21")]
    [TestCase("", "{ id: PL3001, reason: accepted }", "", "PL9001:7 PL3002:12 PL3003:13 PL3003:13 PL3002:21")]
    [TestCase("{ id: PL3333, reason: accepted }", "", "", "PL9004:2 PL3002:12 PL3003:13 PL3003:13 PL3002:21")]
    [TestCase("", "{ id: PL3002, until: 2026-11-31, reason: accepted }", "", "PL9006:7 PL3002:12 PL3003:13 PL3003:13 PL3002:21")]
    public void Metadata_reach_the_resource_or_the_template_that_has_them(string ofTemplate, string ofReader, string ofFunction, string reported)
    {
        string template = Template
            .Replace("OFTEMPLATE", ofTemplate, StringComparison.Ordinal)
            .Replace("OFREADER", ofReader, StringComparison.Ordinal)
            .Replace("OFFUNCTION", ofFunction, StringComparison.Ordinal);
        Reported(LintYaml(template)).Should().Equal(reported.Split(' '));
    }

    [Test]
    public void Metadata_of_a_resource_reach_what_it_is_made_of_elsewhere() => Reported(LintYaml(
        """
        Mappings:
          Reach:
            All: { Of: '*' }
        Resources:
          Reader:
            Type: AWS::IAM::ManagedPolicy
            Metadata: { policylint: { suppress: [{ id: PL3002, reason: accepted }] } }
            Properties:
              PolicyDocument:
                Version: '2012-10-17'
                Statement: { Effect: Allow, Action: s3:GetObject, Resource: !FindInMap [Reach, All, Of] }
        """)).Should().BeEmpty();

    [Test]
    public void Metadata_that_two_resources_share_by_an_alias_are_told_once() => Reported(LintYaml(
        """
        Resources:
          Reader:
            Type: AWS::IAM::ManagedPolicy
            Metadata: &accepted { policylint: { suppress: [{ id: PL3002 }] } }
            Properties: { PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: s3:GetObject, Resource: '*' } } }
          Other:
            Type: AWS::IAM::ManagedPolicy
            Metadata: *accepted
            Properties: { PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::reports/*' } } }
        """)).Should().Equal("PL9003:4");

    [TestCase("Main/Reader", "PL3002", "accepted", "")]
    [TestCase("Main", "wildcard-resource", "accepted", "")]
    [TestCase("Main/Read", "PL3002", "accepted", "PL3002:6 PL9001:1")]
    [TestCase("Main/Reader", "PL3001", "accepted", "PL9001:3 PL3002:6")]
    [TestCase("Main/Reader", "PL3002", "until=2026-11-25 ticket=SEC-12 -- accepted", "")]
    [TestCase("Main/Reader", "PL3002", "until=2026-11-24 ticket=SEC-12 -- accepted", "PL9002:3 PL3002:6")]
    [TestCase("Main/Reader", "PL3002", "until=2026-11-31 -- accepted", "PL9006:3 PL3002:6")]
    [TestCase("Main/Reader", "PL3002", "", "PL9003:3")]
    [TestCase("Main/Reader", "PL3002", "until=2026-12-01", "PL9003:3")]
    [TestCase("Main/Reader", "PL3000", "accepted", "PL9004:3 PL3002:6")]
    public void Acknowledgements_reach_the_resources_of_the_construct_and_below(string construct, string rule, string reason, string reported)
        => Reported(LintCdk(new RuleAcknowledgement(construct, rule, reason))).Should().BeEquivalentTo(reported.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Test]
    public void Findings_about_an_acknowledgement_are_about_its_construct()
        => LintCdk(new RuleAcknowledgement("Main/Reader", "PL3001", "accepted")).Diagnostics[0].DeclaringResource!.ConstructPath.Should().Be("Main/Reader");

    [Test]
    public void Acknowledgements_for_other_tools_are_left_alone()
    {
        Reported(LintCdk(new RuleAcknowledgement("Main/Reader", "PL3000", "accepted") { IsForPolicyLint = false })).Should().Equal("PL3002:6");
        Reported(LintCdk(new RuleAcknowledgement("Main/Reader", "PL3002", "accepted") { IsForPolicyLint = false })).Should().BeEmpty();
    }

    [Test]
    public void Whether_an_acknowledgement_is_used_is_not_told_by_one_of_several_templates()
    {
        Reported(LintCdk(new RuleAcknowledgement("Main", "PL3001", "") { ReachesOtherTemplates = true })).Should().Equal("PL9003:3", "PL3002:6");
        Reported(LintCdk(new RuleAcknowledgement("Main", "PL3001", "until=yesterday") { IsOfOtherTemplate = true })).Should().Equal("PL3002:6");
        Reported(LintCdk(new RuleAcknowledgement("Main", "PL3002", "") { IsOfOtherTemplate = true })).Should().BeEmpty();
    }

    private static LintResult LintCdk(RuleAcknowledgement acknowledgement) => LintJson(
        """
        {
          "Resources": {
            "Reader1234": {
              "Type": "AWS::IAM::ManagedPolicy",
              "Properties": { "PolicyDocument": { "Version": "2012-10-17", "Statement": [
                { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }
              ] } }
            }
          }
        }
        """,
        metadata: new TemplateMetadata(new Dictionary<string, string> { ["Reader1234"] = "Main/Reader/Resource" }, [acknowledgement]));
}
