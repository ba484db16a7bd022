using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using PolicyLint.Text;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class CoveredResourceRuleTests : RuleFixture<CoveredResourceRule>
{
    private const string Bucket = "arn:aws:s3:::b";

    [TestCase($$"""["{{Bucket}}/*",[|"{{Bucket}}/x"|]]""", $$"""["{{Bucket}}/*"]""")]
    [TestCase($$"""[[|"{{Bucket}}/x"|],"{{Bucket}}/*"]""", $$"""["{{Bucket}}/*"]""", Description = "the order makes no difference")]
    [TestCase($$"""["{{Bucket}}/*",[|"{{Bucket}}/x/*"|],[|"{{Bucket}}/?"|]]""", $$"""["{{Bucket}}/*"]""", Description = "patterns in a pattern")]
    [TestCase($$"""["{{Bucket}}","{{Bucket}}/*",[|"{{Bucket}}"|]]""", $$"""["{{Bucket}}","{{Bucket}}/*"]""", Description = "twice")]
    [TestCase($$"""["{{Bucket}}*",[|"{{Bucket}}*"|],[|"{{Bucket}}**"|]]""", $$"""["{{Bucket}}*"]""", Description = "each covers the others: the later ones")]
    [TestCase($$"""["*",[|"{{Bucket}}"|],[|"*"|]]""", """["*"]""")]
    [TestCase("""["arn:aws:sqs:*:111122223333:q*",[|"arn:aws:sqs:eu-central-1:111122223333:queue"|]]""", """["arn:aws:sqs:*:111122223333:q*"]""", Description = "a wildcard in a field")]
    [TestCase("""["arn:aws:s3:::home/*",[|"arn:aws:s3:::home/${aws:username}/*"|]]""", """["arn:aws:s3:::home/*"]""", Description = "whatever the variable stands for")]
    [TestCase("""["arn:aws:s3:::home/${aws:username}/*",[|"arn:aws:s3:::home/${aws:username}/mail"|]]""", """["arn:aws:s3:::home/${aws:username}/*"]""")]
    [TestCase("""["arn:aws:s3:::home/${aws:username}",[|"arn:aws:s3:::home/${aws:username}"|]]""", """["arn:aws:s3:::home/${aws:username}"]""")]
    public void Reports_and_removes(string resources, string fixedTo) => Check(
        $$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":{{resources}}}""",
        fixedTo: $$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":{{fixedTo}}}""");

    [Test]
    public void Says_what_covers_it() => Check(
        $$"""{"Effect":"Deny","Action":"s3:GetObject","NotResource":["{{Bucket}}*",[|"{{Bucket}}/x"|]]}""",
        fixedTo: $$"""{"Effect":"Deny","Action":"s3:GetObject","NotResource":["{{Bucket}}*"]}""",
        message: "\"arn:aws:s3:::b/x\" is already covered by \"arn:aws:s3:::b*\"");

    [TestCase($$"""["{{Bucket}}","{{Bucket}}/*"]""")]
    [TestCase($$"""["{{Bucket}}/X","{{Bucket}}/x"]""", Description = "case counts")]
    [TestCase($$"""["{{Bucket}}/x*","{{Bucket}}/*y"]""", Description = "they overlap")]
    [TestCase($$"""["{{Bucket}}/x?","{{Bucket}}/x"]""", Description = "a question mark stands for one character")]
    [TestCase("""["arn:aws:sqs:*:q","arn:aws:sqs:eu-central-1:111122223333:q"]""", Description = "malformed-arn")]
    [TestCase("""["arn:aws:logs:*:111122223333:log-group:*","arn:aws:logs:eu-central-1:*:log-group:x"]""", Description = "one field is wider and one narrower")]
    [TestCase("""["arn:aws:sqs:*:111122223333:q","arn:aws:sqs:eu-central-1:111122223333:111122223333:q"]""", Description = "a wildcard keeps to its field")]
    [TestCase("""["arn:aws:s3:::home/${*}x","arn:aws:s3:::home/${aws:username}x"]""", Description = "an asterisk that is a character")]
    [TestCase("""["arn:aws:s3:::home/?*x","arn:aws:s3:::home/${aws:username}x"]""", Description = "the variable may be anything")]
    [TestCase("""["arn:aws:s3:::home/${aws*","arn:aws:s3:::home/${aws:username}"]""", Description = "in the middle of a variable")]
    [TestCase("""["arn:aws:s3*","arn:aws:s3:::b"]""", Description = "malformed-arn")]
    [TestCase("""["*","bucket"]""", Description = "malformed-arn")]
    [TestCase("""["bucket","bucket"]""", Description = "malformed-arn")]
    [TestCase("""["*"]""")]
    [TestCase("\"*\"")]
    [TestCase("[]")]
    public void Leaves(string resources) => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":{{resources}}}""");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    [TestCase(PolicyKind.Boundary)]
    public void Reports_in_every_kind_with_resources(PolicyKind kind)
        => Check($$"""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["{{Bucket}}*",[|"{{Bucket}}/x"|]]}""", kind: kind);

    [Test]
    public void Leaves_trust_policies_alone()
        => Check("""{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Resource":["*","*"]}""", kind: PolicyKind.Trust);

    [Test]
    public void Knows_what_a_template_fills_in()
    {
        Check(Policy("""["*", [|{ "Fn::GetAtt": ["Bucket", "Arn"] }|]]"""));
        Check(Policy("""[{ "Fn::GetAtt": ["Bucket", "Arn"] }, [|{ "Fn::GetAtt": ["Bucket", "Arn"] }|]]"""));
        Check(Policy("""[{ "Fn::ImportValue": "First" }, { "Fn::ImportValue": "Second" }]"""));
    }

    [Test]
    public void What_depends_on_a_condition_is_not_safe_to_remove()
    {
        string source = Policy("""["arn:aws:s3:::b/x", { "Fn::If": ["Wide", "arn:aws:s3:::b/*", "arn:aws:s3:::c/*"] }]""", """ "Conditions": { "Wide": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] } }, """);
        PolicyDiagnostic found = new Linter([new CoveredResourceRule()]).Lint(SourceText.From(source)).Diagnostics.Single();
        found.Message.Should().EndWith("(when condition \"Wide\" is true)");
        found.Fixes.Single().Safety.Should().Be(FixSafety.Unsafe);
    }

    [TestCase(65)]
    [TestCase(2_000)]
    public void Works_on_long_lists(int count)
    {
        string others = string.Concat(Enumerable.Range(0, count).Select(i => $"\"arn:aws:s3:::c{i}/*\","));
        LintResult result = new Linter([new CoveredResourceRule()])
            .Lint(SourceText.From($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":["{{Bucket}}/*",{{others}}"{{Bucket}}/x","{{Bucket}}","{{Bucket}}"]}"""));
        result.Diagnostics.Select(d => d.Origin.Text).Should().Equal($"\"{Bucket}/x\"", $"\"{Bucket}\"");
    }
}
