using PolicyLint.Analysis;
using PolicyLint.Rules;

namespace PolicyLint.Core.Tests.Rules;

/// <summary>Every check of Access Analyzer that can be decided without AWS has a rule, on every type of policy on which AWS checks.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class AccessAnalyzerParityTests
{
    /// <summary>Codes that no rule answers, each with the reason.</summary>
    private static readonly Dictionary<string, string> Missing = [];

    private static ILookup<string, RuleDescriptor> Answers { get; } =
        RuleCatalog.All.SelectMany(rule => rule.Descriptor.AccessAnalyzerCodes.Select(code => (Code: code, Rule: rule.Descriptor))).ToLookup(pair => pair.Code, pair => pair.Rule);

    [Test]
    public void Every_code_has_a_rule()
        => AccessAnalyzerCodes.All.Where(code => !Answers.Contains(code)).Should().BeEquivalentTo(Missing.Keys);

    [Test]
    public void What_is_listed_as_missing_exists_and_is_missing()
    {
        Missing.Keys.Should().BeSubsetOf(AccessAnalyzerCodes.All);
        Missing.Values.Should().NotContain("");
    }

    [Test]
    public void Of_the_codes_131_can_be_decided_wholly()
    {
        AccessAnalyzerCodes.Partly.Should().HaveCount(22).And.OnlyHaveUniqueItems().And.BeSubsetOf(AccessAnalyzerCodes.All);
        AccessAnalyzerCodes.All.Except(AccessAnalyzerCodes.Partly).Should().HaveCount(131);
    }

    [Test]
    public void The_table_of_the_documentation_has_every_code_with_its_type()
    {
        Of(AccessAnalyzerFinding.Error).Should().Equal(AccessAnalyzerCodes.Errors);
        Of(AccessAnalyzerFinding.Warning).Should().Equal(AccessAnalyzerCodes.Warnings);
        Of(AccessAnalyzerFinding.SecurityWarning).Should().Equal(AccessAnalyzerCodes.SecurityWarnings);
        Of(AccessAnalyzerFinding.Suggestion).Should().Equal(AccessAnalyzerCodes.Suggestions);

        static IEnumerable<string> Of(AccessAnalyzerFinding finding) => AccessAnalyzerChecks.All.Where(check => check.Finding == finding).Select(check => check.Code);
    }

    [Test]
    public void The_titles_of_the_table_make_the_codes()
    {
        foreach (AccessAnalyzerCheck check in AccessAnalyzerChecks.All)
        {
            check.Title.ToUpperInvariant().Replace(" ", "").Should().Be(check.Code.Replace("_", ""));
        }
    }

    [Test]
    public void The_table_of_the_documentation_says_what_is_covered_of_each_that_is_answered_in_part()
    {
        AccessAnalyzerChecks.All.Where(check => check.Covered is not null).Select(check => check.Code).Should().BeEquivalentTo(AccessAnalyzerCodes.Partly);
        AccessAnalyzerChecks.All.Select(check => check.Covered).Should().NotContain("");
    }

    [TestCaseSource(typeof(AccessAnalyzerCodes), nameof(AccessAnalyzerCodes.Partly))]
    public void A_rule_that_answers_in_part_says_what_is_covered(string code)
    {
        Answers.Contains(code).Should().BeTrue();
        foreach (RuleDescriptor rule in Answers[code])
        {
            // "What is covered of Access Analyzer's check", or what AWS "does not publish" of it.
            rule.Help.Should().ContainAny("covered", "publish");
        }
    }
}
