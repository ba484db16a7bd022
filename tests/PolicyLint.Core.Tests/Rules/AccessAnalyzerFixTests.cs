using PolicyLint.Analysis;
using PolicyLint.Core.Tests.Rules.Hygiene;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules;

/// <summary>
/// What can be repaired mechanically of what Access Analyzer reports is repaired: unasked where the permissions stay what they
/// are, on request where the policy means something else afterwards.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class AccessAnalyzerFixTests
{
    /// <summary>Codes whose mechanical edit leaves the effective permissions unchanged.</summary>
    private static readonly string[] Safe =
    [
        "POLICY_SIZE_EXCEEDS_SCP_QUOTA",
        "POLICY_SIZE_EXCEEDS_RCP_QUOTA",
        "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA",
        "INVALID_DATE_VALUE",
        "MISSING_VERSION",
        "UNIQUE_SIDS_RECOMMENDED",
        "EMPTY_ARRAY_CONDITION_IFEXISTS",
        "EMPTY_OBJECT_CONDITION",
        "EMPTY_SID_VALUE",
        "EQUIVALENT_TO_NULL_FALSE",
        "EQUIVALENT_TO_NULL_TRUE",
        "IMPROVE_IP_RANGE",
        "PRIVATE_IP_ADDRESS_SUBSET",
        "PRIVATE_NOT_IP_ADDRESS_SUBSET",
        "REDUNDANT_ACTION",
        "REDUNDANT_CONDITION_VALUE_NUM",
        "REDUNDANT_RESOURCE",
        "REDUNDANT_STATEMENT",
        "REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION",
        "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY",
    ];

    /// <summary>Codes whose mechanical edit turns invalid or ineffective text into text that has an effect.</summary>
    private static readonly string[] Repair =
    [
        "ARN_ACCOUNT_NOT_ALLOWED",
        "ARN_REGION_NOT_ALLOWED",
        "INVALID_ACTION",
        "INVALID_ARN_PREFIX",
        "INVALID_ARN_SERVICE_CASE",
        "INVALID_CONDITION_DATA_TYPE",
        "INVALID_CONDITION_MULTIPLE_BOOLEAN",
        "INVALID_CONDITION_OPERATOR",
        "INVALID_EFFECT",
        "INVALID_GLOBAL_CONDITION_KEY",
        "INVALID_POLICY_ELEMENT",
        "INVALID_PRINCIPAL_FORMAT",
        "INVALID_PRINCIPAL_KEY",
        "INVALID_SERVICE",
        "INVALID_SERVICE_CONDITION_KEY",
        "INVALID_SERVICE_IN_ACTION",
        "INVALID_VERSION",
        "MISSING_ARN_REGION",
        "NULL_WITH_IF_EXISTS",
        "UNIQUE_SIDS_REQUIRED",
        "UNSUPPORTED_PRINCIPAL",
        "UNSUPPORTED_SID",
        "MISSING_QUOTE_IN_VARIABLE",
        "UNSUPPORTED_SPACE_IN_VARIABLE",
        "VARIABLE_UNSUPPORTED_IN_VERSION",
        "INVALID_SERVICE_PRINCIPAL_FORMAT",
        "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
        "MISMATCHED_ACTION_FOR_PRINCIPAL",
        "MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY",
        "DEPRECATED_GLOBAL_CONDITION_KEY",
        "TYPE_MISMATCH",
        "RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY",
        "RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY",
        "RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK",
        "FORALLVALUES_WITH_SINGLE_VALUED_KEY",
        "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
        "DYNAMODB_ATTRIBUTES_WITHOUT_SELECT",
        "FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE",
        "EMPTY_ARRAY_CONDITION_FORALLVALUES",
        "NULL_WITH_QUALIFIER",
        "CONFIRM_AUDIENCE_CLAIM_TYPE",
    ];

    /// <summary>Safe edits that a condition makes a repair: the rule offers both.</summary>
    private static readonly Dictionary<string, string> AlsoUnsafe = new()
    {
        ["MISSING_VERSION"] = "with a version, ${…} in the policy is no longer plain text",
        ["REDUNDANT_ACTION"] = "an entry that only the reference of today shows to be covered",
        ["REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION"] = "whether * alone matches all fields of an ARN is not documented",
    };

    /// <summary>Edits that the catalogue calls safe and SafeFixTests shows not to be, each with the reason.</summary>
    private static readonly Dictionary<string, string> NotSafe = new()
    {
        ["REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY"] = "a grant to the session is not limited by a boundary or session policy, one to its role is",
    };

    /// <summary>Repairs that are not offered, each with the reason.</summary>
    private static readonly Dictionary<string, string> NotOffered = new()
    {
        ["RCP_SYNTAX_ERROR_PRINCIPAL"] = "the one mechanical case, {\"AWS\": \"*\"}, means the same as \"*\" and is not reported",
    };

    /// <summary>What is too long with white space only: longer than an example in a help can be.</summary>
    private static readonly Dictionary<string, (string Source, PolicyKind Kind)> LongSources = new()
    {
        ["POLICY_SIZE_EXCEEDS_SCP_QUOTA"] = (Spaced(10_240), PolicyKind.ServiceControl),
        ["POLICY_SIZE_EXCEEDS_RCP_QUOTA"] = (Spaced(5_120), PolicyKind.ResourceControl),
        ["POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA"] = (Spaced(20_480), PolicyKind.Endpoint),
    };

    private static IEnumerable<string> Codes => [.. Safe, .. Repair];

    [Test]
    public void The_catalogue_has_20_safe_edits_and_42_repairs()
    {
        Safe.Should().HaveCount(20);
        Repair.Concat(NotOffered.Keys).Should().HaveCount(42);
        Codes.Concat(NotOffered.Keys).Should().OnlyHaveUniqueItems().And.BeSubsetOf(AccessAnalyzerCodes.All);
    }

    [TestCaseSource(nameof(Codes))]
    public void The_rule_has_the_fix(string code)
    {
        foreach (Rule rule in RuleCatalog.All.Where(rule => rule.Descriptor.AccessAnalyzerCodes.Contains(code)))
        {
            rule.Descriptor.Fix.Should().NotBe(FixAvailability.None, rule.Descriptor.Id);
            List<FixSafety> offered = [.. FixesOf(rule, code).Select(fix => fix.Safety).Distinct()];
            offered.Should().NotBeEmpty("{0} shows its fix in an example", rule.Descriptor);
            if (Repair.Contains(code) || NotSafe.ContainsKey(code))
            {
                offered.Should().OnlyContain(safety => safety == FixSafety.Unsafe, rule.Descriptor.Id);
            }
            else
            {
                offered.Should().Contain(FixSafety.Safe, rule.Descriptor.Id);
                offered.Should().OnlyContain(safety => safety == FixSafety.Safe || AlsoUnsafe.ContainsKey(code), rule.Descriptor.Id);
            }
        }
    }

    private static IEnumerable<Fix> FixesOf(Rule rule, string code)
    {
        IEnumerable<LintResult> results = LongSources.TryGetValue(code, out (string Text, PolicyKind Kind) source)
            ? [RuleVerifier.LinterFor(rule, source.Kind).Lint(SourceText.From(source.Text))]
            : RuleExample.Parse(rule.Descriptor).Where(example => example.IsBad).Select(example => RuleVerifier.Lint(rule, example));
        return results.SelectMany(result => result.Diagnostics).SelectMany(diagnostic => diagnostic.Fixes);
    }

    private static string Spaced(int size) => Sizes.Policy(size).Replace("\"Effect\"", "\n  \"Effect\"");
}
