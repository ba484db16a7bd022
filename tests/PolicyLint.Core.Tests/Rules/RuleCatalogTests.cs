using System.Text.RegularExpressions;
using PolicyLint.Analysis;
using PolicyLint.Rules;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules;

/// <summary>Laws that hold for every rule, whoever adds it.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed partial class RuleCatalogTests
{
    /// <summary>SARIF viewers cut longer texts; GitHub's limits (https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning).</summary>
    private const int MaxTitleLength = 255;
    private const int MaxTextLength = 1024;

    /// <summary>Codes of Access Analyzer that several rules share, each with the rules that do.</summary>
    private static readonly Dictionary<string, Func<RuleDescriptor, bool>> SharedCodes = new()
    {
        // One rule for each way in which a text is no JSON.
        ["JSON_SYNTAX_ERROR"] = rule => rule.Category == RuleCategory.Input,

        // Its words cover ARNs and condition keys.
        ["INVALID_SERVICE"] = rule => rule.Category == RuleCategory.Reference,

        // Its words cover ARNs and actions; IAM takes the one and refuses the other.
        ["WILDCARD_IN_SERVICE_NAME"] = rule => rule.Category == RuleCategory.Grammar,

        // The bare wildcard is wrong for good; the list of services grows.
        ["RCP_SYNTAX_ERROR_ACTION"] = rule => rule.Name is "rcp-bare-wildcard" or "unsupported-service-in-rcp",
    };

    /// <summary>Rules of form that are about security all the same, each with the reason.</summary>
    private static readonly Dictionary<string, string> SecurityOfForm = new()
    {
        ["wildcard-without-like"] = "under a negated operator the condition always holds, so a restriction is none",
        ["private-source-ip-exclusion"] = "the condition always holds, so a restriction is none",
        ["variable-without-version"] = "the variable is plain text, so a policy for one's own things is a policy for none or all",
    };

    /// <summary>Rules whose fix is for what is wrong in a file of its own only, so that no example that is checked in every rendering can show it.</summary>
    private static readonly HashSet<string> FixesOfFilesOfTheirOwn = ["oversize-scp", "oversize-rcp", "oversize-resource-policy"];

    private static IEnumerable<Rule> Rules => RuleCatalog.All;

    [Test]
    public void The_generator_finds_the_rules_that_reflection_finds()
        => RuleCatalog.All.Select(rule => rule.GetType()).Should().BeEquivalentTo(
            typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract));

    [Test]
    public void Every_rule_that_can_be_made_is_sealed()
        => typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule))).Should().OnlyContain(type => type.IsAbstract || type.IsSealed);

    [Test]
    public void The_catalog_is_sorted_by_id_and_no_id_or_name_stands_twice()
    {
        Rules.Select(rule => rule.Descriptor.Id).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
        Rules.Select(rule => rule.Descriptor.Name).Should().OnlyHaveUniqueItems();
        Rules.Select(rule => rule.Descriptor.Id).Should().NotContain(RuleFailure.Descriptor.Id);
    }

    [Test]
    public void No_code_of_Access_Analyzer_is_answered_twice_unless_listed()
    {
        foreach (IGrouping<string, RuleDescriptor> code in Rules.Select(rule => rule.Descriptor).SelectMany(Claims).GroupBy(claim => claim.Code, claim => claim.Rule))
        {
            if (SharedCodes.TryGetValue(code.Key, out Func<RuleDescriptor, bool>? mayClaim))
            {
                code.Should().OnlyContain(rule => mayClaim(rule), code.Key);
            }
            else
            {
                code.Should().ContainSingle(code.Key);
            }
        }

        static IEnumerable<(string Code, RuleDescriptor Rule)> Claims(RuleDescriptor rule) => rule.AccessAnalyzerCodes.Select(code => (code, rule));
    }

    [TestCaseSource(nameof(Rules))]
    public void The_id_says_the_folder(Rule rule)
    {
        rule.Descriptor.Id.Should().MatchRegex("^PL[0-9]{4}$");
        Enum.IsDefined(rule.Descriptor.Category).Should().BeTrue();
        rule.GetType().Namespace.Should().Be($"PolicyLint.Rules.{rule.Descriptor.Category}");
    }

    [TestCaseSource(nameof(Rules))]
    public void The_name_is_kebab_case_says_the_bad_thing_and_names_the_class(Rule rule)
    {
        string name = rule.Descriptor.Name;
        name.Should().MatchRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$").And.NotStartWith("no-").And.NotStartWith("disallow-");
        rule.GetType().Name.Should().Be(string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Rule");
    }

    [TestCaseSource(nameof(Rules))]
    public void Its_texts_are_lines_within_the_limits(Rule rule)
    {
        RuleDescriptor descriptor = rule.Descriptor;
        foreach (string text in new[] { descriptor.Title, descriptor.Message, descriptor.Rationale, descriptor.Remedy })
        {
            text.Should().NotBeNullOrWhiteSpace().And.NotContainAny("\n", "\r", "  ");
            text.Length.Should().BeLessThanOrEqualTo(MaxTextLength);
            text.Should().Be(text.Trim());
        }

        descriptor.Title.Length.Should().BeLessThanOrEqualTo(MaxTitleLength);
        descriptor.Title.Should().NotEndWith(".");
        descriptor.Message.Should().NotEndWith(".");
        descriptor.Rationale.Should().EndWith(".");
        descriptor.Remedy.Should().EndWith(".");
    }

    [TestCaseSource(nameof(Rules))]
    public void Its_message_has_no_brace_but_those_of_placeholders(Rule rule)
    {
        rule.Descriptor.Message.Should().NotContainAny("{{", "}}");
        Placeholder().Replace(rule.Descriptor.Message, "").Should().NotContainAny("{", "}");
    }

    [TestCaseSource(nameof(Rules))]
    public void It_shows_a_bad_and_a_good_example(Rule rule)
    {
        IReadOnlyList<RuleExample> examples = RuleExample.Parse(rule.Descriptor);
        examples.Should().Contain(example => example.IsBad).And.Contain(example => !example.IsBad);
        examples.Should().OnlyContain(example => example.IsBad == example.MarkedText.Contains("[|"));
    }

    [TestCaseSource(nameof(Rules))]
    public void A_rule_with_a_fix_shows_one(Rule rule)
    {
        bool isShown = RuleExample.Parse(rule.Descriptor)
            .Where(example => example.IsBad)
            .SelectMany(example => RuleVerifier.Lint(rule, example).Diagnostics)
            .Any(diagnostic => !diagnostic.Fixes.IsEmpty);
        bool isPromised = rule.Descriptor.Fix != FixAvailability.None && !FixesOfFilesOfTheirOwn.Contains(rule.Descriptor.Name);
        isShown.Should().Be(isPromised, "what is promised in the descriptor is seen in an example");
    }

    [TestCaseSource(nameof(Rules))]
    public void Its_security_severity_is_on_the_scale_and_rules_of_form_have_none(Rule rule)
    {
        RuleDescriptor descriptor = rule.Descriptor;
        descriptor.SecuritySeverity.Should().BeInRange(0, 10);
        if (descriptor.Category is RuleCategory.Input or RuleCategory.Grammar && !SecurityOfForm.ContainsKey(descriptor.Name))
        {
            descriptor.SecuritySeverity.Should().Be(0, "a rule of form that is about security is listed with the reason");
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void The_codes_that_it_answers_exist_and_it_is_not_graver_than_they(Rule rule)
    {
        RuleDescriptor descriptor = rule.Descriptor;
        descriptor.AccessAnalyzerCodes.Should().BeSubsetOf(AccessAnalyzerCodes.All).And.OnlyHaveUniqueItems();
        string[] own = [.. descriptor.AccessAnalyzerCodes.Where(code => !SharedCodes.ContainsKey(code))];
        if (own.Length > 0)
        {
            descriptor.Severity.Should().BeOneOf([.. own.SelectMany(SeveritiesOf)], "only rules that share a code may each have a weight of their own");
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void The_rules_that_absorb_it_exist(Rule rule)
        => rule.Descriptor.AbsorbedBy.Should().BeSubsetOf(Rules.Select(other => other.Descriptor.Id)).And.NotContain(rule.Descriptor.Id).And.OnlyHaveUniqueItems();

    [TestCaseSource(nameof(Rules))]
    public void It_has_a_fixture_beside_its_like(Rule rule)
    {
        Type[] fixtures = [.. typeof(RuleCatalogTests).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RuleFixture<>).MakeGenericType(rule.GetType())))];
        fixtures.Should().ContainSingle();
        fixtures[0].FullName.Should().Be($"PolicyLint.Core.Tests.Rules.{rule.Descriptor.Category}.{rule.GetType().Name}Tests");
    }

    [Test]
    public void The_list_of_codes_is_complete()
    {
        // The numbers of the reference page.
        AccessAnalyzerCodes.Errors.Should().HaveCount(79);
        AccessAnalyzerCodes.Warnings.Should().HaveCount(26);
        AccessAnalyzerCodes.SecurityWarnings.Should().HaveCount(19);
        AccessAnalyzerCodes.Suggestions.Should().HaveCount(29);
        AccessAnalyzerCodes.All.Should().HaveCount(153).And.OnlyContain(code => code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_'));
    }

    /// <summary>An error of Access Analyzer is only a warning here when AWS takes the policy.</summary>
    private static Severity[] SeveritiesOf(string code)
        => AccessAnalyzerCodes.Errors.Contains(code) ? [Severity.Error, Severity.Warning]
        : AccessAnalyzerCodes.Suggestions.Contains(code) ? [Severity.Suggestion]
        : [Severity.Warning];

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Placeholder();
}
