namespace PolicyLint.Analysis;

/// <summary>What presets say of rules. They hold no lists: what a rule says of itself decides, so that new rules have their place.</summary>
public static class RulePresets
{
    /// <summary>The severity of a rule under a preset; <see cref="Severity.None"/> when it does not run.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="rule">The rule.</param>
    public static Severity SeverityOf(this RulePreset preset, RuleDescriptor rule)
    {
        if (rule is null)
        {
            throw new ArgumentNullException(nameof(rule));
        }

        bool runs = preset switch
        {
            RulePreset.All => true,
            RulePreset.Strict => rule.IsEnabledByDefault || !IsTaste(rule),
            RulePreset.Correctness => rule.IsEnabledByDefault && IsCorrectness(rule.Category),
            _ => rule.IsEnabledByDefault,
        };
        return !runs ? Severity.None
            : preset == RulePreset.Strict && rule.Severity == Severity.Suggestion ? Severity.Warning
            : rule.Severity;
    }

    /// <summary>True for a rule of form that is about order and names: its policies work, and are as safe.</summary>
    private static bool IsTaste(RuleDescriptor rule) => rule.Category == RuleCategory.Hygiene && rule.SecuritySeverity == 0;

    private static bool IsCorrectness(RuleCategory category)
        => category is RuleCategory.Input or RuleCategory.Grammar or RuleCategory.Reference or RuleCategory.Suppression;
}
