using PolicyLint.Analysis;
using PolicyLint.Rules.Suppression;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Suppression;

internal sealed class UnusedSuppressionRuleTests : RuleFixture<UnusedSuppressionRule>
{
    [Test]
    public void Removes_a_comment_with_its_line() => CheckYaml(
        """
        Version: '2012-10-17'
        Statement:
          # who may read
          # policylint: ignore[[|PL3001|]] -- no longer
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::reports/*
        """,
        fixedTo: """
        Version: '2012-10-17'
        Statement:
          # who may read
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::reports/*
        """,
        message: "Nothing is found that this suppression of PL3001 wildcard-action could hide");

    [Test]
    public void Removes_a_comment_behind_a_value_with_the_blanks_before_it() => CheckYaml(
        """
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObject   # policylint: ignore[[|wildcard-action|]] -- no longer
            Resource: arn:aws:s3:::reports/*
        """,
        fixedTo: """
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::reports/*
        """);

    [TestCase("[|PL3001|], PL3002", "PL3002")]
    [TestCase("PL3002, [|PL3001|]", "PL3002")]
    [TestCase("PL3002,[|PL3001|] , PL3002", "PL3002,PL3002")]
    public void Removes_one_rule_of_several(string rules, string left)
    {
        const string Policy = """
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                # policylint: ignore[RULES] -- the auditors may read all
                Resource: '*'
            """;
        CheckYaml(Policy.Replace("RULES", rules, StringComparison.Ordinal), fixedTo: Policy.Replace("RULES", left, StringComparison.Ordinal));
    }

    [Test]
    public void Says_it_once_when_no_rule_of_several_is_left() => CheckYaml(
        """
        Version: '2012-10-17'
        Statement:
          # policylint: ignore[[|PL3001|],PL3002] -- no longer
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::reports/*
        """,
        fixedTo: """
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::reports/*
        """,
        message: "Nothing is found that this suppression of PL3001 wildcard-action and PL3002 wildcard-resource could hide");

    [Test]
    public void Removes_an_entry_of_metadata() => Check(
        """
        {
          "Resources": {
            "Reader": {
              "Type": "AWS::IAM::ManagedPolicy",
              "Metadata": {
                "policylint": {
                  "suppress": [
                    { "id": [|"PL3001"|], "reason": "no longer" },
                    { "id": "PL3002", "reason": "the auditors may read all" }
                  ]
                }
              },
              "Properties": {
                "PolicyDocument": {
                  "Version": "2012-10-17",
                  "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ]
                }
              }
            }
          }
        }
        """,
        fixedTo: """
        {
          "Resources": {
            "Reader": {
              "Type": "AWS::IAM::ManagedPolicy",
              "Metadata": {
                "policylint": {
                  "suppress": [
                    { "id": "PL3002", "reason": "the auditors may read all" }
                  ]
                }
              },
              "Properties": {
                "PolicyDocument": {
                  "Version": "2012-10-17",
                  "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ]
                }
              }
            }
          }
        }
        """);

    [TestCase(false)]
    [TestCase(true)]
    public void Leaves_a_rule_that_does_not_run(bool isIgnored)
    {
        LinterOptions options = isIgnored ? new LinterOptions { Ignore = ["PL3"] } : new LinterOptions { Select = ["PL9", "PL1"] };
        Check(
            """
            {
              "Version": "2012-10-17",
              // policylint: ignore[PL3001] -- no longer
              "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ]
            }
            """,
            options: options);
    }

    [Test]
    public void Leaves_a_file_that_breaks_off() => Check(
        """
        {
          "Version": "2012-10-17",
          // policylint: ignore[PL3001] -- what follows is not read
          "Statement": [ { "Effect": "Allow",
        """);
}
