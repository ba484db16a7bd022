using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Testing;
using PolicyLint.Text;
using PolicyLint.Yaml;

namespace PolicyLint.Core.Tests.Analysis;

/// <summary>A statement taken in two, as a rule asks for it.</summary>
internal sealed class SplitStatementTests
{
    [TestCase(
        """{"Statement":[{"Sid":"A","Effect":"Allow","Action":["s3:GetObject",[|"s3:ListBucket"|]],"Resource":"b/*"}]}""",
        """{"Statement":[{"Sid":"A","Effect":"Allow","Action":["s3:GetObject"],"Resource":"b/*"}, {"Effect":"Allow","Action":["s3:ListBucket"],"Resource":"b"}]}""")]
    [TestCase(
        """{"Statement":{"Effect":"Allow","Action":["s3:GetObject",[|"s3:ListBucket"|]],"Resource":"b/*"}}""",
        """{"Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"b/*"}, {"Effect":"Allow","Action":["s3:ListBucket"],"Resource":"b"}]}""",
        TestName = "A single statement becomes a list")]
    [TestCase(
        """{"Effect":"Allow","Action":["s3:GetObject",[|"s3:ListBucket"|]],"Resource":"b/*"}""",
        """[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"b/*"}, {"Effect":"Allow","Action":["s3:ListBucket"],"Resource":"b"}]""",
        TestName = "A statement that is the whole text becomes a list")]
    [TestCase(
        """[{"Effect":"Allow","Action":["s3:GetObject",[|"s3:ListBucket"|]],"Resource":"b/*"}]""",
        """[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"b/*"}, {"Effect":"Allow","Action":["s3:ListBucket"],"Resource":"b"}]""",
        TestName = "Bare statements in a list")]
    [TestCase(
        "{\n  \"Statement\": [\n    {\n      \"Sid\": \"A\",\n      \"Effect\": \"Allow\",\n      \"Action\": [\n        \"s3:GetObject\",\n        [|\"s3:ListBucket\"|]\n      ],\n      \"Resource\": \"b/*\"\n    }\n  ]\n}\n",
        "{\n  \"Statement\": [\n    {\n      \"Sid\": \"A\",\n      \"Effect\": \"Allow\",\n      \"Action\": [\n        \"s3:GetObject\"\n      ],\n      \"Resource\": \"b/*\"\n    },\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": [\n        \"s3:ListBucket\"\n      ],\n      \"Resource\": \"b\"\n    }\n  ]\n}\n",
        TestName = "On several lines")]
    public void Splits_and_changes_the_copy(string source, string fixedTo)
        => RuleVerifier.Check(new ListBucketRule(), source, fixedTo);

    [TestCase("""[{"Effect":"Allow","Action":[|"s3:ListBucket"|],"Resource":"b/*"}]""", TestName = "No split: a value alone")]
    [TestCase("""[{"Effect":"Allow","Action":[[|"s3:ListBucket"|]],"Resource":"b/*"}]""", TestName = "No split: all values")]
    [TestCase("""[{"Effect":"Allow","Action":["s3:GetObject",[|"s3:ListBucket"|]],"Resource":"b/*" """, TestName = "No split: broken off")]
    public void Offers_no_split(string source)
        => RuleVerifier.Check(new ListBucketRule(), source, MarkedText.Parse(source).Text);

    [Test]
    public void Cannot_change_what_stands_outside_of_the_tree()
    {
        const string Source = """[{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"b/*"}]""";
        LintResult result = RuleVerifier.LinterFor(new ListBucketRule()).Lint(SourceText.From(Source));
        var split = (PolicyEdit.SplitStatement)result.Diagnostics[0].Fixes[0].Edits[0];
        Fix With(PolicyEdit edit) => new("Split", FixSafety.Unsafe, split with { CopyEdits = [edit] });
        result.GetTextEdits(With(new PolicyEdit.RemoveTrivia(split.Items[0]))).Should().BeEmpty();
        result.GetTextEdits(With(split)).Should().BeEmpty();
    }

    [Test]
    public void Splits_in_a_template_in_YAML()
    {
        const string Source = """
            Resources:
              P:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      # Reports
                      - Sid: Read
                        Effect: Allow # for now
                        Action:
                          - s3:GetObject
                          - s3:ListBucket # with the prefix
                        Resource: 'b/*'
                      - Effect: Deny
                        Action: s3:*
                        Resource: "*"

            """;
        LintResult result = RuleVerifier.LinterFor(new ListBucketRule()).Lint(SourceText.From(Source), YamlLanguage.Instance);
        TextEdit.Apply(Source, result.GetTextEdits(result.Diagnostics.Single().Fixes.Single())).Should().Be("""
            Resources:
              P:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      # Reports
                      - Sid: Read
                        Effect: Allow # for now
                        Action:
                          - s3:GetObject
                        Resource: 'b/*'
                      - Effect: Allow # for now
                        Action:
                          - s3:ListBucket # with the prefix
                        Resource: 'b'
                      - Effect: Deny
                        Action: s3:*
                        Resource: "*"

            """);
    }

    [TestCase("""{"Fn::If":["C",["s3:GetObject","s3:ListBucket"],["s3:PutObject"]]}""", TestName = "No split of a branch: the copy would repeat the other")]
    [TestCase("""["s3:GetObject",{"Fn::If":["C","s3:ListBucket","s3:PutObject"]}]""", TestName = "No split of an item that is a choice")]
    public void Leaves_what_a_function_chooses(string actions)
    {
        string source = """{"Conditions":{"C":{"Fn::Equals":[{"Ref":"AWS::Region"},"eu-central-1"]}},"Resources":{"P":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":ACTIONS,"Resource":"b/*"}]}}}}}""".Replace("ACTIONS", actions);
        LintResult result = RuleVerifier.LinterFor(new ListBucketRule()).Lint(SourceText.From(source));
        result.Diagnostics.Should().NotBeEmpty();
        result.Diagnostics.SelectMany(d => d.Fixes).Should().OnlyContain(fix => result.GetTextEdits(fix).IsEmpty);
    }

    /// <summary>Reports <c>s3:ListBucket</c> on <c>b/*</c>, and gives it a statement of its own.</summary>
    private sealed class ListBucketRule : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = new()
        {
            Id = "PL3903",
            Name = "list-bucket",
            Severity = Severity.Warning,
            Fix = FixAvailability.Sometimes,
            Title = "Listing",
            Message = "Action \"{0}\" lists",
            Rationale = "It lists.",
            Remedy = "Split it.",
            Help = "Help.",
        };

        public override void Check(Statement statement, RuleContext context)
        {
            foreach (SymbolicString action in statement.Action?.Values ?? [])
            {
                if (action.Is("s3:ListBucket") != Certainty.Yes || statement.Resource is not { Values: [var resource] } || resource.Is("b/*") != Certainty.Yes)
                {
                    continue;
                }

                PolicyEdit.SplitStatement? split = PolicyEdit.SplitStatement.Of(statement, statement.Action!, ImmutableArray.Create(action.Origin));
                context.Report(action.Origin, "s3:ListBucket").WithFix(split is null ? null : new Fix("Split", FixSafety.Unsafe, split with
                {
                    CopyEdits = [new PolicyEdit.ReplaceText(resource.Origin, "b")],
                }));
            }
        }
    }
}
