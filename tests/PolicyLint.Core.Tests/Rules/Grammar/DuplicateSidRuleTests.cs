using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class DuplicateSidRuleTests : RuleFixture<DuplicateSidRule>
{
    [Test]
    public void Numbers_the_later_ones() => Check(
        """
        [
          {"Sid":"A","Effect":"Allow","Action":"s3:a"},
          {"Sid":[|"A"|],"Effect":"Allow","Action":"s3:b"},
          {"Sid":"A2","Effect":"Allow","Action":"s3:c"},
          {"Sid":[|"A"|],"Effect":"Allow","Action":"s3:d"}
        ]
        """,
        fixedTo: """
        [
          {"Sid":"A","Effect":"Allow","Action":"s3:a"},
          {"Sid":"A3","Effect":"Allow","Action":"s3:b"},
          {"Sid":"A2","Effect":"Allow","Action":"s3:c"},
          {"Sid":"A4","Effect":"Allow","Action":"s3:d"}
        ]
        """,
        message: "An earlier statement has the Sid \"A\" too");

    [Test]
    public void Gives_each_its_own_number_also_when_all_fixes_are_made_at_once()
    {
        string statements = string.Concat(Enumerable.Repeat("""{"Sid":"A","Effect":"Allow","Action":"s3:a"},""", 4));
        PolicyDiagnostic[] found = [.. RuleVerifier.LinterFor(new DuplicateSidRule()).Lint(SourceText.From($"[{statements}]")).Diagnostics];
        found.Select(d => d.Fixes.Single().Title).Should().Equal("Rename it to A2", "Rename it to A3", "Rename it to A4");
        found.Should().OnlyContain(d => d.Fixes[0].Safety == FixSafety.Unsafe);
    }

    [TestCase("A", "a")]
    [TestCase("", "")]
    [TestCase("A", "A ")]
    public void Leaves_Sids_that_differ_or_are_empty(string first, string second) => Check(
        $$"""[{"Sid":"{{first}}","Effect":"Allow","Action":"s3:a"},{"Sid":"{{second}}","Effect":"Allow","Action":"s3:a"}]""");

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.Session)]
    public void Concerns_identity_based_kinds(PolicyKind kind)
        => Check("""[{"Sid":"A","Effect":"Allow","Action":"a:b"},{"Sid":[|"A"|],"Effect":"Allow","Action":"a:b"}]""", kind: kind);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    public void Leaves_other_kinds_to_their_rule(PolicyKind kind)
        => Check("""[{"Sid":"A","Effect":"Allow","Action":"a:b"},{"Sid":"A","Effect":"Allow","Action":"a:b"}]""", kind: kind);
}
