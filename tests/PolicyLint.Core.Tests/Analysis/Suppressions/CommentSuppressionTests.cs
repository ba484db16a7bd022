using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Core.Tests.Analysis.Suppressions;

/// <summary>Which findings a comment hides: by where it stands, and what it names.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CommentSuppressionTests : SuppressionFixture
{
    [Test]
    public void Says_in_full_what_a_comment_says()
    {
        LintResult result = LintYaml("""
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                # policylint: ignore[PL3002, wildcard-action] until=2026-11-25 ticket=SEC-12 -- the bucket  is named in spring
                Resource: '*'
            """);

        Reported(result).Should().Equal("PL9001:5");
        SuppressedDiagnostic suppressed = result.Suppressed.Should().ContainSingle().Subject;
        suppressed.Diagnostic.Descriptor.Id.Should().Be("PL3002");
        Suppression suppression = suppressed.Suppression;
        suppression.Kind.Should().Be(SuppressionKind.Comment);
        suppression.Origin.Text.Should().StartWith("# policylint").And.EndWith("spring");
        suppression.Rules.Select(rule => (rule.Name, rule.Origin.Text)).Should().Equal(("PL3002", "PL3002"), ("wildcard-action", "wildcard-action"));
        suppression.Until.Should().Be(new CalendarDate(2026, 11, 25));
        suppression.Ticket.Should().Be("SEC-12");
        suppression.Reason.Should().Be("the bucket is named in spring");
    }

    [Test]
    public void On_a_line_of_its_own_it_reaches_the_next_statement_and_no_further() => LintYamlAndExpect(
        """
        Version: '2012-10-17'
        Statement:
          # policylint: ignore[PL3002] -- accepted
          - Effect: Allow
            Action: s3:GetObject
            Resource: '*'
          - Effect: Allow
            Action: s3:GetObject
            Resource: '*'
        """,
        suppressed: ["PL3002:6"],
        reported: ["PL3002:9"]);

    [Test]
    public void Before_a_member_it_reaches_that_member_only() => LintYamlAndExpect(
        """
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            # policylint: ignore[PL3002,PL3003] -- accepted
            Action:
              - s3:*
              - ec2:*
            Resource: '*'
        """,
        suppressed: ["PL3003:6", "PL3003:7"],
        reported: ["PL9001:4", "PL3002:8"]);

    [Test]
    public void Before_an_item_it_reaches_that_item_only() => LintYamlAndExpect(
        """
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action:
              - s3:*
              # why it is so
              # policylint: ignore[PL3003] -- accepted

              - ec2:*
              - sqs:*
            Resource: arn:aws:s3:::reports
        """,
        suppressed: ["PL3003:9"],
        reported: ["PL3003:5", "PL3003:10"]);

    [Test]
    public void Behind_a_value_it_reaches_what_begins_on_the_line() => LintYamlAndExpect(
        """
        Version: '2012-10-17'
        Statement:
          - Effect: Allow # policylint: ignore[PL3003] -- not what stands below
            Action:
              - s3:* # policylint: ignore[PL3003] -- accepted
              - ec2:*
            Resource: arn:aws:s3:::reports
        """,
        suppressed: ["PL3003:5"],
        reported: ["PL9001:3", "PL3003:6"]);

    [Test]
    public void Behind_the_dash_of_an_item_it_reaches_the_item() => LintYamlAndExpect(
        """
        Version: '2012-10-17'
        Statement:
          - # policylint: ignore[PL3002] -- accepted
            Effect: Allow
            Action: s3:GetObject
            Resource: '*'
          - Effect: Allow
            Action: s3:GetObject
            Resource: '*'
        """,
        suppressed: ["PL3002:6"],
        reported: ["PL3002:9"]);

    [Test]
    public void At_the_end_of_a_block_it_reaches_what_comes_next() => LintYamlAndExpect(
        """
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action:
              - s3:GetObject
              # policylint: ignore[PL3002] -- accepted
            Resource: '*'
            # policylint: ignore[PL3002] -- accepted
          - Effect: Allow
            Action: s3:GetObject
            Resource: '*'
        # policylint: ignore[PL3002] -- nothing follows
        """,
        suppressed: ["PL3002:7", "PL3002:11"],
        reported: ["PL9001:12"]);

    [Test]
    public void Several_above_one_another_reach_the_same() => LintYamlAndExpect(
        """
        Version: '2012-10-17'
        Statement:
          # policylint: ignore[PL3002] -- accepted
          # policylint: ignore[PL3003] -- accepted too
          - Effect: Allow
            Action: s3:*
            Resource: '*'
        """,
        suppressed: ["PL3003:6", "PL3002:7"],
        reported: []);

    [TestCase("# policylint: ignore-file[PL3002] -- accepted\nVersion: '2012-10-17'\nStatement:\n  - {Effect: Allow, Action: s3:GetObject, Resource: '*'}\n", 4)]
    [TestCase("Version: '2012-10-17'\nStatement:\n  - {Effect: Allow, Action: s3:GetObject, Resource: '*'}\n# policylint: ignore-file[PL3002] -- accepted\n", 3)]
    public void For_the_file_it_may_stand_anywhere(string policy, int line)
        => LintYamlAndExpect(policy, suppressed: [$"PL3002:{line}"], reported: []);

    [Test]
    public void A_policy_in_a_block_of_text_is_reached_by_its_place() => LintYamlAndExpect(
        """
        Resources:
          Reader:
            Type: AWS::Logs::ResourcePolicy
            Properties:
              PolicyName: reader
              # policylint: ignore[PL3001] -- accepted
              PolicyDocument: |
                {
                  "Version": "2012-10-17",
                  "Statement": [ { "Effect": "Allow", "Principal": { "Service": "es.amazonaws.com" },
                    "Action": "*", "Resource": "arn:aws:logs:*:*:*" } ]
                }
        """,
        suppressed: ["PL3001:11"],
        reported: []);

    [Test]
    public void What_an_alias_stands_for_is_reached_at_the_anchor() => LintYamlAndExpect(
        """
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            # policylint: ignore[PL3002] -- accepted
            Resource: &all '*'
          - Effect: Allow
            Action: s3:GetObject
            # policylint: ignore[PL3002] -- it does not stand here
            Resource: *all
        """,
        suppressed: ["PL3002:6"],
        reported: ["PL9001:9"]);

    [TestCase("// policylint: ignore[PL3002] -- accepted\n", "")]
    [TestCase("/* policylint: ignore[PL3002] -- accepted */\n", "")]
    [TestCase("/* policylint: ignore[PL3002]\n   -- accepted */ ", "")]
    [TestCase("/*policylint:ignore[ PL3002 ]--accepted*/", "", false)]
    [TestCase("", "// policylint: ignore[PL3002] -- accepted\n")]
    [TestCase("", "/* policylint: ignore[PL3002] -- accepted */\n")]
    public void In_JSON_comments_have_two_forms(string before, string after, bool isSound = true)
    {
        string member = "\"Resource\": \"*\" " + after;
        LintResult result = LintJson("{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\",\n\"Action\": \"s3:GetObject\",\n" + before + member + "}]}");
        result.Suppressed.Should().HaveCount(isSound ? 1 : 0);
        result.Diagnostics.Select(d => d.Descriptor.Id).Should().BeEquivalentTo(isSound ? [] : ["PL3002", "PL9006"]);
    }

    [Test]
    public void Before_something_on_its_line_it_reaches_that_only()
    {
        LintResult result = LintJson("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:*", /* policylint: ignore[PL3003] -- accepted */ "ec2:*", "sqs:*"],"Resource":"arn:aws:s3:::reports"}}""");
        result.Suppressed.Select(s => s.Diagnostic.Origin.Text).Should().Equal("\"ec2:*\"");
        result.Diagnostics.Select(d => d.Origin.Text).Should().Equal("\"s3:*\"", "\"sqs:*\"");
    }

    [Test]
    public void Before_a_closing_bracket_it_reaches_nothing() => Reported(LintJson(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": [
                "s3:GetObject"
                // policylint: ignore[PL3002] -- nothing follows in this list
              ],
              "Resource": "*"
            }
          ]
        }
        """)).Should().Equal("PL9001:8", "PL3002:10");

    [TestCase("# see policylint: ignore[PL3002] -- accepted")]
    [TestCase("# PolicyLint: ignore[PL3002] -- accepted")]
    [TestCase("# policylint ignore[PL3002] -- accepted")]
    public void Other_comments_are_no_suppressions(string comment) => LintYamlAndExpect(
        $"""
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            {comment}
            Resource: '*'
        """,
        suppressed: [],
        reported: ["PL3002:6"]);

    [Test]
    public void What_looks_like_a_comment_in_a_text_is_none() => Reported(LintJson(
        """
        {
          "Version": "2012-10-17", "Id": "// policylint: ignore-file[PL3002] -- no comment",
          "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ]
        }
        """)).Should().Equal("PL3002:3");

    [Test]
    public void A_finding_larger_than_what_is_reached_is_not_hidden()
    {
        // A statement without effect is reported as a whole.
        const string Policy = """
            Version: '2012-10-17'
            Statement:
              - Sid: Broken
                # policylint: ignore[PL1009,PL1010,PL1011,missing-effect] -- accepted
                Action: s3:GetObject
                Resource: arn:aws:s3:::reports/*
            """;
        LintYaml(Policy, new LinterOptions { Select = ["missing-effect"] }).Diagnostics.Should().ContainSingle();
        string above = Policy.Replace("  - Sid: Broken\n    #", "  #", StringComparison.Ordinal).Replace("    Action", "  - Action", StringComparison.Ordinal);
        LintYaml(above, new LinterOptions { Select = ["missing-effect"] }).Diagnostics.Should().BeEmpty();
    }

    [Test]
    public void What_a_suppressed_finding_absorbs_stays_away() => LintYamlAndExpect(
        """
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            # policylint: ignore[PL3001] -- accepted
            Action: '*'
            Resource: arn:aws:s3:::reports/*
        """,
        suppressed: ["PL3001:5"],
        reported: []);

    [Test]
    public void Files_that_hold_no_policy_are_nobodys_business_here()
        => LintJson("{ // policylint: ignore[nonsense]\n \"compilerOptions\": {} }").Diagnostics.Should().BeEmpty();

    private static void LintYamlAndExpect(string policy, string[] suppressed, string[] reported)
    {
        LintResult result = LintYaml(policy);
        Suppressed(result).Should().Equal(suppressed);
        Reported(result).Should().Equal(reported);
    }
}
