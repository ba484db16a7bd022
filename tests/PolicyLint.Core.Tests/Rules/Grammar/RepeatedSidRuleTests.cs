using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class RepeatedSidRuleTests : RuleFixture<RepeatedSidRule>
{
    [Test]
    public void Numbers_the_later_ones() => Check(
        """
        [
          {"Sid":"A","Effect":"Allow","Action":"sqs:a","Principal":"*"},
          {"Sid":[|"A"|],"Effect":"Allow","Action":"sqs:b","Principal":"*"},
          {"Sid":"A2","Effect":"Allow","Action":"sqs:c","Principal":"*"},
          {"Sid":[|"A"|],"Effect":"Allow","Action":"sqs:d","Principal":"*"}
        ]
        """,
        fixedTo: """
        [
          {"Sid":"A","Effect":"Allow","Action":"sqs:a","Principal":"*"},
          {"Sid":"A3","Effect":"Allow","Action":"sqs:b","Principal":"*"},
          {"Sid":"A2","Effect":"Allow","Action":"sqs:c","Principal":"*"},
          {"Sid":"A4","Effect":"Allow","Action":"sqs:d","Principal":"*"}
        ]
        """,
        message: "An earlier statement has the Sid \"A\" too");

    [Test]
    public void Gives_each_its_own_number_also_when_all_fixes_are_made_at_once()
    {
        string statements = string.Concat(Enumerable.Repeat("""{"Sid":"A","Effect":"Allow","Action":"sqs:a","Principal":"*"},""", 4));
        PolicyDiagnostic[] found = [.. RuleVerifier.LinterFor(new RepeatedSidRule()).Lint(SourceText.From($"[{statements}]")).Diagnostics];
        found.Select(d => d.Fixes.Single().Title).Should().Equal("Rename it to A2", "Rename it to A3", "Rename it to A4");
        found.Should().OnlyContain(d => d.Fixes[0].Safety == FixSafety.Safe);
    }

    [TestCase("A", "a")]
    [TestCase("", "")]
    [TestCase("A", "A ")]
    public void Leaves_Sids_that_differ_or_are_empty(string first, string second) => Check(
        $$"""[{"Sid":"{{first}}","Effect":"Allow","Action":"sqs:a","Principal":"*"},{"Sid":"{{second}}","Effect":"Allow","Action":"sqs:a","Principal":"*"}]""");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    public void Concerns_the_other_kinds(PolicyKind kind)
        => Check("""[{"Sid":"A","Effect":"Allow","Action":"a:b"},{"Sid":[|"A"|],"Effect":"Allow","Action":"a:b"}]""", kind: kind);

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_identity_based_kinds_to_their_rule(PolicyKind kind)
        => Check("""[{"Sid":"A","Effect":"Allow","Action":"a:b"},{"Sid":"A","Effect":"Allow","Action":"a:b"}]""", kind: kind);

    [Test]
    public void Leaves_bucket_policies_and_not_those_that_look_like_one_in_part()
    {
        Check("""[{"Sid":"A","Effect":"Allow","Principal":"*","Action":["s3:GetObject","S3:PutObject"]},{"Sid":"A","Effect":"Deny","Principal":"*","NotAction":"s3:*"}]""");
        Check("""[{"Sid":"A","Effect":"Allow","Principal":"*","Action":["s3:GetObject","sqs:SendMessage"]},{"Sid":[|"A"|],"Effect":"Deny","Principal":"*","NotAction":"s3:*"}]""");
        Check("""[{"Sid":"A","Effect":"Allow","Principal":"*","Action":"s3express:CreateSession"},{"Sid":[|"A"|],"Effect":"Deny","Principal":"*","Action":"s3express:*"}]""");
        Check("""[{"Sid":"A","Effect":"Deny","Action":"s3:*"},{"Sid":[|"A"|],"Effect":"Deny","Action":"s3:*"}]""", kind: PolicyKind.ServiceControl);
    }
}
