using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Analysis;

/// <summary>What the engine owes to rules and users, whatever the rules are.</summary>
internal sealed class LinterTests
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["*","s3:*"],"Resource":"*"}]}""";

    [Test]
    public void Tells_a_rule_that_throws_once_a_file_and_runs_the_others()
    {
        var linter = new Linter([new ThrowingRule(), new EveryActionRule()]);
        LintResult result = linter.Lint(SourceText.From(
            """[{"Effect":"Allow","Action":["*","s3:*"],"Resource":"*"},{"Effect":"Allow","Action":"s3:*","Resource":"*"}]""", "admin.json"));

        result.Diagnostics.Select(d => d.Descriptor.Id).Should().BeEquivalentTo("PL0999", "PL3900", "PL3900", "PL3900");
        PolicyDiagnostic failure = result.Diagnostics.Single(d => d.Descriptor.Id == "PL0999");
        failure.Severity.Should().Be(Severity.Error);
        failure.Message.Should().Be("Rule PL3901 throwing-rule failed on admin.json and was left out here: InvalidOperationException: no\\u000aluck");
    }

    [Test]
    public void Tells_what_rules_cost_a_rule_that_throws_included()
    {
        long time = 0;
        var profile = new RuleProfile(() => time += 5);
        var linter = new Linter(
            [new EveryActionRule("PL3899", "earlier-rule"), new EveryActionRule(), new ThrowingRule()],
            new LinterOptions { Profile = profile, Ignore = ["PL3899"] });
        LintResult result = linter.Lint(SourceText.From(
            """[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Allow","Action":"s3:*","Resource":"*"}]""", "admin.json"));

        result.Diagnostics.Select(d => d.Descriptor.Id).Should().BeEquivalentTo("PL0999", "PL3900", "PL3900");
        profile.ToCosts().Select(cost => $"{cost.Rule.Id} {cost.Time} {cost.Calls}").Should().Equal("PL3900 10 2", "PL3901 10 2");
    }

    [Test]
    public void Orders_findings_by_place_then_rule()
        => new Linter([new EveryActionRule(), new EveryActionRule("PL3899", "earlier-rule")]).Lint(SourceText.From(Policy)).Diagnostics
            .Select(d => $"{d.Origin.Text} {d.Descriptor.Id}")
            .Should().Equal("\"*\" PL3899", "\"*\" PL3900", "\"s3:*\" PL3899", "\"s3:*\" PL3900");

    [Test]
    public void Drops_a_finding_that_a_broader_rule_reports_at_the_same_place()
    {
        var narrow = new EveryActionRule("PL3902", "narrow-rule", absorbedBy: "PL3001");
        new Linter([.. RuleCatalog.All.Where(r => r.Descriptor.Id == "PL3001"), narrow]).Lint(SourceText.From(Policy)).Diagnostics
            .Select(d => $"{d.Origin.Text} {d.Descriptor.Id}")
            .Should().Equal("\"*\" PL3001", "\"s3:*\" PL3902");
    }

    [TestCase("", "", "", ExpectedResult = Severity.Warning)]
    [TestCase("PL3900", "", "", ExpectedResult = Severity.Warning)]
    [TestCase("every-action", "", "", ExpectedResult = Severity.Warning)]
    [TestCase("PL3", "", "", ExpectedResult = Severity.Warning)]
    [TestCase("PL1", "", "", ExpectedResult = Severity.None)]
    [TestCase("", "PL39", "", ExpectedResult = Severity.None)]
    [TestCase("PL3900", "PL3900", "", ExpectedResult = Severity.None, TestName = "Ignore wins over select")]
    [TestCase("", "", "Error", ExpectedResult = Severity.Error)]
    [TestCase("", "", "None", ExpectedResult = Severity.None)]
    [TestCase("PL1", "", "Error", ExpectedResult = Severity.Error, TestName = "A severity of its own turns a rule on")]
    public Severity Obeys_the_options(string select, string ignore, string severity)
    {
        var options = new LinterOptions
        {
            Select = select.Length == 0 ? [] : [select],
            Ignore = ignore.Length == 0 ? [] : [ignore],
            Severities = severity.Length == 0
                ? ImmutableDictionary<string, Severity>.Empty
                : ImmutableDictionary<string, Severity>.Empty.Add("PL3900", Enum.Parse<Severity>(severity)),
        };
        LintResult result = new Linter([new EveryActionRule()], options).Lint(SourceText.From(Policy));
        return result.Diagnostics.IsEmpty ? Severity.None : result.Diagnostics[0].Severity;
    }

    [Test]
    public void Refuses_two_rules_of_one_name()
    {
        Action act = () => _ = new Linter([new EveryActionRule(), new EveryActionRule("PL3903")]);
        act.Should().Throw<ArgumentException>().WithMessage("*PL3903 every-action*");
    }

    [Test]
    public void Cannot_be_made_to_break_the_line_or_make_a_link_by_a_policy()
    {
        PolicyDiagnostic diagnostic = new Linter([new EveryActionRule()])
            .Lint(SourceText.From("""{"Effect":"Allow","Action":"[x](1)\n::error::\u001b[31m","Resource":"*"}""")).Diagnostics[0];
        diagnostic.Message.Should().Be("""Action [x](1)\u000a::error::\u001b[31m""");
        diagnostic.LinkedMessage.Should().Be("""Action \[x\](1)\u000a::error::\u001b\[31m""");
    }

    [Test]
    public void Links_related_locations_in_the_linked_message_only()
    {
        PolicyDiagnostic diagnostic = new Linter([new RelatedRule()]).Lint(SourceText.From(Policy)).Diagnostics[0];
        diagnostic.Message.Should().Be("Overlaps with this statement");
        diagnostic.LinkedMessage.Should().Be("Overlaps with [this statement](1)");
        diagnostic.RelatedLocations.Should().ContainSingle().Which.Message.Should().Be("here");
    }

    [Test]
    public void Offers_no_fixes_on_what_a_tool_wrote()
    {
        const string Bad = """{"Sid":"a-b","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""";
        var linter = new Linter(RuleCatalog.All, new LinterOptions { Select = ["PL1014"] });
        linter.Lint(SourceText.From(Bad)).Diagnostics.Single().Fixes.Should().NotBeEmpty();
        SourceText generated = SourceText.FromBytes(System.Text.Encoding.UTF8.GetBytes(Bad));
        linter.Lint(generated.AsGenerated()).Diagnostics.Single().Fixes.Should().BeEmpty();
    }

    [Test]
    public void Knows_the_statement_of_a_finding_whatever_the_rule_looks_at()
    {
        var linter = new Linter(RuleCatalog.All, new LinterOptions { Select = ["PL1001", "PL1004"] });
        linter.Lint(SourceText.From("""{"Statement":[{"Sid":"A","Effect":"Allow"},{"Sid":"B","Actions":[]}]}""")).Diagnostics
            .Select(d => $"{d.Descriptor.Id} {d.Statement?.Index.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}")
            .Should().Equal("PL1001 none", "PL1004 1");
    }

    [Test]
    public void Says_nothing_about_the_form_of_a_file_that_is_no_policy()
        => new Linter(RuleCatalog.All).Lint(SourceText.From("""{ /* tsconfig */ "compilerOptions": {}, }""")).Diagnostics.Should().BeEmpty();

    [Test]
    public void Gives_the_same_from_many_threads_at_once()
    {
        var linter = new Linter(RuleCatalog.All);
        string expected = Lint(linter);
        Enumerable.Range(0, 64).AsParallel().Select(_ => Lint(linter)).Should().AllBe(expected);
    }

    private static string Lint(Linter linter)
        => string.Join("\n", linter.Lint(SourceText.From(Policy, "p.json")).Diagnostics);

    private sealed class EveryActionRule(string id = "PL3900", string name = "every-action", string? absorbedBy = null) : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = Describe(id, name, "Action {0}", absorbedBy);

        public override void Check(Statement statement, RuleContext context)
        {
            foreach (PolicyLint.Symbolic.SymbolicString action in statement.Action?.Values ?? [])
            {
                context.Report(action.Origin, action.ToDisplayString());
            }
        }
    }

    private sealed class ThrowingRule : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = Describe("PL3901", "throwing-rule", "");

        public override void Check(Statement statement, RuleContext context) => throw new InvalidOperationException("no\nluck");
    }

    private sealed class RelatedRule : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = Describe("PL3904", "related-rule", "Overlaps with [this statement](1)");

        public override void Check(Statement statement, RuleContext context)
            => context.Report(statement.Origin).WithRelated(statement.Origin, "here");
    }

    private static RuleDescriptor Describe(string id, string name, string message, string? absorbedBy = null) => new()
    {
        Id = id,
        Name = name,
        Severity = Severity.Warning,
        Title = "",
        Message = message,
        Rationale = "",
        Remedy = "",
        Help = "",
        AbsorbedBy = absorbedBy is null ? [] : [absorbedBy],
    };
}
