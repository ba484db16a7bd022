using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;
using PolicyLint.Yaml;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class UnsupportedCharacterRuleTests : RuleFixture<UnsupportedCharacterRule>
{
    [Test]
    public void Points_to_the_character_and_repairs_the_value() => Check(
        """{"Effect":"Allow","Action":"s3:*","Resource":["*","arn:aws:s3:::a[|–|]b—c/…/*"]}""",
        fixedTo: """{"Effect":"Allow","Action":"s3:*","Resource":["*","arn:aws:s3:::a-b-c/.../*"]}""",
        message: "U+2013 (an en dash) is not one of the characters that IAM accepts in a policy");

    [TestCase("[|\u200B|]s3:GetObject", "U+200B (a zero-width character)")]
    [TestCase("s3:GetObject[|\uFEFF|]", "U+FEFF (a byte-order mark)")]
    [TestCase("s3:Get[|“|]Object”", "U+201C (a typographic quote)")]
    [TestCase("ü[|Ā|]", "U+0100 ('Ā')")]
    [TestCase("ÿ[|😀|]😀", "U+1F600")]
    [TestCase("[|\u2028|]", "U+2028")]
    public void Names_the_first_character_of_a_value(string action, string name)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""", message: $"{name} is not one of the characters that IAM accepts in a policy");

    [TestCase("""{"Effect":"Allow","NotAction":"s3:[|–|]","NotResource":"[|–|]"}""")]
    [TestCase("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"aws:PrincipalTag/[|–|]":["a","[|–|]"]}}}""")]
    public void Looks_at_every_value(string source) => Check(source);

    [TestCase("""{"Sid":"[|–|]","Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":["[|–|]"]}}""")]
    [TestCase("""{"Effect":"Deny","Action":"sts:AssumeRole","NotPrincipal":{"Federated":"[|–|]"}}""")]
    public void Looks_at_the_principals_and_Sids_of_a_trust_policy(string source) => Check(source, kind: PolicyKind.Trust);

    [TestCase("s3:äöü\u00A0ÿ")]
    [TestCase("a\\tb\\n\\u0001")]
    public void Leaves_characters_up_to_00FF(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [Test]
    public void Leaves_escapes_and_finds_what_stands_beside_them()
    {
        FindingsIn("""{"Effect":"Allow","Action":"s3:\u2013","Resource":"*"}""", SourceLanguage.Json).Should().BeEmpty();
        FindingsIn("""{"Effect":"Allow","Action":"s3:\u2013\n–","Resource":"*"}""", SourceLanguage.Json).Should().Equal("–");
        FindingsIn("|\n  {\"Effect\":\"Allow\",\"Action\":\"s3:\\u2013\",\"Resource\":\"*\"}\n", YamlLanguage.Instance).Should().BeEmpty("it is JSON in YAML");
    }

    [Test]
    public void Leaves_Sids_of_identity_policies_and_names_to_their_rules() => Check(
        """{"Sid":"–","Effect":"–","Action":"*","Resource":"*","–":"*","Condition":{"–":{"a:b":"c"}}}""");

    [Test]
    public void Offers_no_fix_without_a_counterpart() => RuleVerifier.LinterFor(new UnsupportedCharacterRule())
        .Lint(SourceText.From("""{"Effect":"Allow","Action":"s3:–中","Resource":"*"}"""))
        .Diagnostics.Should().ContainSingle().Which.Fixes.Should().BeEmpty();

    [TestCase(PolicyKind.Identity, true)]
    [TestCase(PolicyKind.Boundary, true)]
    [TestCase(PolicyKind.Session, true)]
    [TestCase(PolicyKind.Trust, true)]
    [TestCase(PolicyKind.Resource, false)]
    [TestCase(PolicyKind.ServiceControl, false)]
    [TestCase(PolicyKind.ResourceControl, false)]
    [TestCase(PolicyKind.Endpoint, false)]
    public void Concerns_the_kinds_that_IAM_keeps(PolicyKind kind, bool reported)
        => Check($$"""{"Effect":"Deny","Action":"{{(reported ? "[|–|]" : "–")}}","Principal":"*","Resource":"*"}""", kind: kind);

    [TestCase("Effect: Allow\nAction: \"s3:\\u2013\"\nResource: '*'\n")]
    [TestCase("{Effect: Allow, Action: [\"s3:\\u2013\"], Resource: '*'}\n")]
    public void An_escape_of_YAML_is_gone_before_IAM_reads_the_policy(string yaml)
        => FindingsIn(yaml, YamlLanguage.Instance).Should().Equal("\\u2013");

    private static IEnumerable<string> FindingsIn(string source, SourceLanguage language)
        => RuleVerifier.LinterFor(new UnsupportedCharacterRule()).Lint(SourceText.From(source), language).Diagnostics.Select(d => d.Origin.Text);
}
