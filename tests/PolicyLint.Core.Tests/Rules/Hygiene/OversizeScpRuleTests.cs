using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class OversizeScpRuleTests : RuleFixture<OversizeScpRule>
{
    private const int Quota = 10_240;

    [Test]
    public void Knows_the_quota()
    {
        Sizes.Find<OversizeScpRule>(Sizes.Policy(Quota), PolicyKind.ServiceControl).Should().BeEmpty();
        PolicyDiagnostic found = Sizes.Find<OversizeScpRule>(Sizes.Policy(Quota + 1), PolicyKind.ServiceControl).Single();
        found.Message.Should().Be($"The policy has {Quota + 1:N0} characters, more than the 10,240 that a service control policy may have");
        found.Severity.Should().Be(Severity.Error);
    }

    [Test]
    public void Counts_white_space_of_a_file_of_its_own()
    {
        string source = Sizes.Policy(Quota - 10).Replace("\"Sid\":\"A\",", "\"Sid\":\"A\",           ");
        PolicyDiagnostic found = Sizes.Find<OversizeScpRule>(source, PolicyKind.ServiceControl).Single();
        found.Message.Should().Be($"The policy has {Quota + 1:N0} characters as it is written, more than the 10,240 that a service control policy may have; without white space it has {Quota - 10:N0}");
        found.Severity.Should().Be(Severity.Warning);
        Sizes.Find<OversizeScpRule>(source.Replace("           ", "          "), PolicyKind.ServiceControl).Should().BeEmpty();
    }

    [Test]
    public void The_fix_removes_the_white_space_that_is_too_much()
    {
        string tight = Sizes.Policy(Quota).Replace("reports", "re \\\"po\\\" rts");
        string wide = tight.Replace(",", ",\r\n\t ");
        LintResult result = RuleVerifier.LinterFor(new OversizeScpRule(), PolicyKind.ServiceControl).Lint(SourceText.From(" " + wide + "\n"));
        Fix fix = result.Diagnostics.Should().ContainSingle().Which.Fixes.Should().ContainSingle().Subject;
        fix.Safety.Should().Be(FixSafety.Safe);
        TextEdit.Apply(result.Source.Text, result.GetTextEdits(fix)).Should().Be(" " + tight + "\n");
    }

    [Test]
    public void The_fix_leaves_comments_where_they_are()
    {
        LintResult result = RuleVerifier.LinterFor(new OversizeScpRule(), PolicyKind.ServiceControl).Lint(SourceText.From(Sizes.Policy(Quota - 10).Replace("\"Sid\"", "/* exception until May */ \"Sid\"")));
        result.GetTextEdits(result.Diagnostics.Should().ContainSingle().Which.Fixes.FirstOrDefault() ?? new Fix("none", FixSafety.Safe)).Should().BeEmpty();
    }

    [Test]
    public void Does_not_count_white_space_of_templates()
    {
        string Template(string policy) => $$"""{"Resources":{"P":{"Type":"AWS::Organizations::Policy","Properties":{"Name":"p","Type":"SERVICE_CONTROL_POLICY","Content":{{policy}} } } } }""";
        Sizes.Find<OversizeScpRule>(Template(Sizes.Policy(Quota).Replace(",", ",   "))).Should().BeEmpty();
        Sizes.Find<OversizeScpRule>(Template(Sizes.Policy(Quota + 1))).Single().Severity.Should().Be(Severity.Error);
    }

    [Test]
    public void Leaves_what_AWS_took_and_other_kinds()
    {
        Sizes.Find<OversizeScpRule>($$"""{"Policy":{"Content":{{Sizes.Policy(12_000)}} } }""", PolicyKind.ServiceControl).Should().BeEmpty();
        Sizes.Find<OversizeScpRule>(Sizes.Policy(12_000), PolicyKind.Identity).Should().BeEmpty();
    }
}
