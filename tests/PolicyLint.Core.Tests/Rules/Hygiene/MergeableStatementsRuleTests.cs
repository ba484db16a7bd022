using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class MergeableStatementsRuleTests : RuleFixture<MergeableStatementsRule>
{
    [TestCase("\"s3:GetObject\"", "\"s3:PutObject\"", """["s3:GetObject", "s3:PutObject"]""")]
    [TestCase("""["s3:Get*","s3:PutObject"]""", """["s3:PutObject","s3:DeleteObject"]""", """["s3:Get*","s3:PutObject", "s3:DeleteObject"]""", Description = "what both have stands once")]
    public void Merges_actions(string first, string second, string merged) => Check(
        $$"""[{"Effect":"Allow","Action":{{first}},"Resource":["a","b"]},[|{"Effect":"Allow","Action":{{second}},"Resource":["b","a"]}|]]""",
        fixedTo: $$"""[{"Effect":"Allow","Action":{{merged}},"Resource":["a","b"]}]""",
        message: "Statement 2 differs from statement 1 in its actions only: the two can be one");

    [Test]
    public void Merges_resources() => Check(
        """[{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::a"},[|{"Effect":"Deny","Action":["s3:*"],"Resource":"arn:aws:s3:::b"}|]]""",
        fixedTo: """[{"Effect":"Deny","Action":"s3:*","Resource":["arn:aws:s3:::a", "arn:aws:s3:::b"]}]""",
        message: "Statement 2 differs from statement 1 in its resources only: the two can be one");

    [Test]
    public void Merges_trust_policies() => Check(
        """[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"},[|{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:TagSession"}|]]""");

    [TestCase("""{"Effect":"Deny","Action":"s3:PutObject","Resource":"*"}""", Description = "effect")]
    [TestCase("""{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::a"}""", Description = "both are different")]
    [TestCase("""{"Effect":"Allow","Action":"s3:PutObject","NotResource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"s3:PutObject","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:PutObject","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}""")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Action":"s3:PutObject","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}""", Description = "covered-statement")]
    [TestCase("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""", Description = "duplicate-statement")]
    public void Leaves(string second) => Check($$"""[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"},{{second}}]""", kind: PolicyKind.Resource);

    [TestCase("", FixSafety.Safe)]
    [TestCase("\"Sid\":\"A\",", FixSafety.Unsafe)]
    public void A_Sid_that_is_lost_is_not_safe_to_lose(string sid, FixSafety expected)
        => Sizes.Find<MergeableStatementsRule>($$"""[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"},{ {{sid}}"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}]""")
            .Single().Fixes.Single().Safety.Should().Be(expected);

    [Test]
    public void Is_off_unless_it_is_asked_for()
        => new Linter([new MergeableStatementsRule()]).Lint(SourceText.From("""[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"},{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}]""")).Diagnostics.Should().BeEmpty();
}
