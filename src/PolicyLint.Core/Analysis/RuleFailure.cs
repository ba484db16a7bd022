namespace PolicyLint.Analysis;

/// <summary>What is reported in the place of a rule that threw: a bug of ours or of a rule from outside.</summary>
public static class RuleFailure
{
    /// <summary>The descriptor of the internal diagnostic.</summary>
    public static RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0999",
        Name = "rule-failure",
        Severity = Severity.Error,
        Title = "A rule failed",
        Message = "Rule {0} failed on {1} and was left out here: {2}: {3}",
        Rationale = "What this rule would have found is not reported; all other rules ran.",
        Remedy = "Report it with the policy that shows it, or leave the rule out with --ignore.",
        Help = "Not a fault of the policy: the rule itself is broken.",
    };
}
