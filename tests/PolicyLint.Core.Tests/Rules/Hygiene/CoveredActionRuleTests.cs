using CsCheck;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Symbolic;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class CoveredActionRuleTests : RuleFixture<CoveredActionRule>
{
    [TestCase("""["s3:Get*",[|"s3:GetObject"|]]""", """["s3:Get*"]""")]
    [TestCase("""[[|"s3:GetObject"|],"s3:Get*"]""", """["s3:Get*"]""", Description = "the order makes no difference")]
    [TestCase("""["S3:get*",[|"s3:GetObject"|]]""", """["S3:get*"]""", Description = "nor does case")]
    [TestCase("""["s3:Get*",[|"s3:GetObject*"|]]""", """["s3:Get*"]""", Description = "a pattern in a pattern")]
    [TestCase("""["s3:*Object",[|"s3:Get*Object"|],"s3:PutObjectAcl"]""", """["s3:*Object","s3:PutObjectAcl"]""")]
    [TestCase("""["s3:GetObjec?",[|"s3:GetObject"|]]""", """["s3:GetObjec?"]""")]
    [TestCase("""["s3:GetObject",[|"s3:GetObject"|]]""", """["s3:GetObject"]""", Description = "twice")]
    [TestCase("""["s3:GetObject","s3:PutObject",[|"S3:getobject"|],[|"s3:GetObject"|]]""", """["s3:GetObject","s3:PutObject"]""", Description = "three times")]
    [TestCase("""["s3:Get*",[|"s3:Get*"|]]""", """["s3:Get*"]""", Description = "a pattern twice")]
    [TestCase("""["s3:Get*",[|"s3:Get**"|]]""", """["s3:Get*"]""", Description = "each covers the other: the later one")]
    [TestCase("""["*",[|"s3:GetObject"|],[|"s3:*"|]]""", """["*"]""")]
    [TestCase("""["nosuch:Get*",[|"nosuch:GetThing"|]]""", """["nosuch:Get*"]""", Description = "no reference is needed")]
    public void Reports_and_removes(string actions, string fixedTo) => Check(
        $$"""{"Effect":"Allow","Action":{{actions}},"Resource":"*"}""",
        fixedTo: $$"""{"Effect":"Allow","Action":{{fixedTo}},"Resource":"*"}""");

    [Test]
    public void Says_what_covers_it()
    {
        Check("""{"Effect":"Allow","Action":["s3:Get*",[|"s3:GetObject"|]],"Resource":"*"}""", message: "\"s3:GetObject\" is already covered by \"s3:Get*\"");
        Check(
            """{"Effect":"Allow","Action":[[|"s3:GetObject"|],[|"s3:GetObject*"|],[|"s3:Get*"|],"s3:*"],"Resource":"*"}""",
            message: "\"s3:GetObject\" is already covered by \"s3:*\"");
    }

    [TestCase("NotAction", "Deny")]
    [TestCase("NotAction", "Allow")]
    [TestCase("Action", "Deny")]
    public void Looks_at_every_list(string element, string effect) => Check(
        $$"""{"Effect":"{{effect}}","{{element}}":["iam:*",[|"iam:GetRole"|]],"Resource":"*"}""",
        fixedTo: $$"""{"Effect":"{{effect}}","{{element}}":["iam:*"],"Resource":"*"}""");

    [Test]
    public void Keeps_the_lists_of_a_statement_apart()
        => Check("""{"Effect":"Allow","Action":["s3:*","ec2:RunInstances"],"NotAction":["s3:GetObject","ec2:Run*",[|"ec2:RunInstances"|]],"Resource":"*"}""");

    [TestCase("""["s3:GetObject","s3:PutObject"]""")]
    [TestCase("""["s3:Get*","s3:PutObject"]""")]
    [TestCase("""["s3:Get*","s3:*Object"]""", Description = "they overlap")]
    [TestCase("""["s3:GetObject?","s3:GetObject"]""", Description = "a question mark stands for one character")]
    [TestCase("""["s3:Get*","s3express:GetObject"]""")]
    [TestCase("""["s3:Get*","xs3:GetObject"]""")]
    [TestCase("""["s3:*","s3:Get Object"]""", Description = "space-in-action")]
    [TestCase("""["s3:Get Object","s3:Get Object"]""", Description = "space-in-action, twice")]
    [TestCase("""["s*:Get*","s3:GetObject"]""", Description = "wildcard-in-action-service")]
    [TestCase("""["s3*","s3:GetObject"]""", Description = "malformed-action")]
    [TestCase("""["s3:GetObject"]""")]
    [TestCase("\"s3:*\"")]
    [TestCase("[]")]
    public void Leaves(string actions) => Check($$"""{"Effect":"Allow","Action":{{actions}},"Resource":"*"}""");

    [Test]
    public void Leaves_other_statements_alone()
        => Check("""[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"},{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]""");

    [Test]
    public void Knows_the_actions_that_several_patterns_name_together() => Check(
        """{"Effect":"Allow","Action":["dynamodb:Get*","dynamodb:Batch*",[|"dynamodb:*GetItem"|]],"Resource":"*"}""",
        fixedTo: """{"Effect":"Allow","Action":["dynamodb:Get*","dynamodb:Batch*"],"Resource":"*"}""",
        message: "\"dynamodb:*GetItem\" is already covered by \"dynamodb:Batch*\" together with \"dynamodb:Get*\" and its like (reference of 2026-09-26)");

    [Test]
    public void Knows_patterns_of_other_words_for_the_same_actions()
    {
        // s3:ListAllMyBuckets is the only action that either names.
        Check(
            """{"Effect":"Allow","Action":["s3:*AllMyBuckets",[|"s3:ListAllMy*"|]],"Resource":"*"}""",
            message: "\"s3:ListAllMy*\" is already covered by \"s3:*AllMyBuckets\" (reference of 2026-09-26)");
    }

    [TestCase("""["dynamodb:Get*","dynamodb:*GetItem"]""", Description = "BatchGetItem is missing")]
    [TestCase("""["dynamodb:Get*","dynamodb:BatchGetItems","dynamodb:*GetItem"]""", Description = "no such action")]
    [TestCase("""["nosuch:Get*","nosuch:*GetItem"]""", Description = "no such service")]
    [TestCase("""["dynamodb:Nosuch*","dynamodb:*Nosuch"]""", Description = "patterns that match nothing")]
    [TestCase("""["dynamodb:Get*","s3:Batch*","dynamodb:*GetItem"]""", Description = "another service")]
    public void Leaves_what_is_covered_in_part(string actions) => Check($$"""{"Effect":"Allow","Action":{{actions}},"Resource":"*"}""");

    [Test]
    public void Only_what_holds_whatever_AWS_adds_is_safe_to_remove()
    {
        FixSafety SafetyOf(string actions) => new Linter([new CoveredActionRule()])
            .Lint(SourceText.From($$"""{"Effect":"Allow","Action":{{actions}},"Resource":"*"}""")).Diagnostics.Single().Fixes.Single().Safety;

        SafetyOf("""["s3:Get*","s3:GetObject"]""").Should().Be(FixSafety.Safe);
        SafetyOf("""["dynamodb:Get*","dynamodb:Batch*","dynamodb:*GetItem"]""").Should().Be(FixSafety.Unsafe);
    }

    [Test]
    public void Respects_additional_actions()
    {
        const string Source = """{"Effect":"Allow","Action":["dynamodb:Get*","dynamodb:Batch*","dynamodb:*GetItem"],"Resource":"*"}""";
        Linter Knowing(string action) => new([new CoveredActionRule()], new LinterOptions { AdditionalActions = [action] });
        Knowing("dynamodb:ForgetGetItem").Lint(SourceText.From(Source)).Diagnostics.Should().BeEmpty();
        Knowing("dynamodb:ForgotItem").Lint(SourceText.From(Source)).Diagnostics.Should().ContainSingle();
    }

    [TestCase(29)]
    [TestCase(28)]
    [TestCase(1000)]
    public void Works_on_long_lists(int count)
    {
        string others = string.Concat(Enumerable.Range(0, count).Select(i => $"\"s3:Nosuch{i}\","));
        LintResult result = new Linter([new CoveredActionRule()])
            .Lint(SourceText.From($$"""{"Effect":"Allow","Action":["s3:GetObject",{{others}}"s3:GETOBJECT","s3:Put*","s3:PutObject"],"Resource":"*"}"""));
        result.Diagnostics.Select(d => d.Origin.Text).Should().Equal("\"s3:GETOBJECT\"", "\"s3:PutObject\"");
    }

    [Test]
    public void Tells_long_names_apart_that_begin_and_end_alike()
        => Check("""{"Effect":"Allow","Action":["s3:GetObjectAaaaVersions","s3:GetObjectBbbbVersions","s3:GetObjectAaaaVersions2",[|"s3:getobjectbbbbversions"|]],"Resource":"*"}""");

    [Test]
    public void Agrees_with_comparing_every_pair() => Gen.OneOf(
        "s3:*", "s3:G*", "s3:?et*", "s3:Get*", "s3:GetObject", "S3:getobject", "s3:GetObject*", "s3:*Object", "s3:Put*", "s3:*t*", "s3:GetObject?", "s3:GetObjectAcl", "*", "?", "nosuch:*", "nosuch:GetObject", "nosuchs:Get*")
        .Array[0, 8].Sample(actions =>
        {
            string source = $$"""{"Effect":"Allow","Action":[{{string.Join(",", actions.Select(a => $"\"{a}\""))}}],"Resource":"*"}""";
            string[] reported = [.. new Linter([new CoveredActionRule()]).Lint(SourceText.From(source)).Diagnostics
                .Where(d => d.Fixes[0].Safety == FixSafety.Safe).Select(d => d.Origin.Text.Trim('"'))];
            string[] expected = [.. actions.Where((action, i) => action != "?" && actions.Where((_, j) => j != i).Select((other, k) => (other, j: k < i ? k : k + 1))
                .Any(o => o.other != "?"
                    && WildcardPattern.Covers(o.other, action, ignoreCase: true)
                    && (o.j < i || !WildcardPattern.Covers(action, o.other, ignoreCase: true))))];
            return reported.SequenceEqual(expected);
        }, iter: 2_000);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_in_every_kind(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":"*","Action":["s3:*",[|"s3:GetObject"|]],"Resource":"*"}""", kind: kind);
}
