using PolicyLint.Analysis;

namespace PolicyLint.Rules.Suppression;

internal sealed class UnknownSuppressedRuleRule : SuppressionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL9004",
        Name = "unknown-suppressed-rule",
        Severity = Severity.Warning,
        Title = "Suppression of a rule that does not exist",
        Message = "\"{0}\" {1}",
        Rationale = "A suppression of nothing looks like one of something.",
        Remedy = "Name the rule by its id or its name, as the finding shows it; policylint rules lists them.",
        Help = """
            A suppression names each rule that it is about, by id or by name. `PL3` for all ids that begin so is no name here, and there is no
            suppression of everything: what is accepted is said.

            Rules about suppressions cannot be suppressed: who could would never be reminded. They can be switched off like all others.

            ## Bad

            ```yaml
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                # policylint: ignore[[|wildcard-resources|]] -- read by the auditors, who may read all
                Resource: '*'
            ```

            ## Good

            ```yaml
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                # policylint: ignore[wildcard-resource] -- read by the auditors, who may read all
                Resource: '*'
            ```
            """,
    };

    protected override void Check(SuppressionUse use, RuleContext context)
    {
        for (int i = 0; i < use.Descriptors.Length; i++)
        {
            SuppressedRule rule = use.Suppression.Rules[i];
            if (use.Descriptors[i] is not { } descriptor)
            {
                context.Report(rule.Origin, rule.Name, "is no rule" + Hint(rule.Name, use));
            }
            else if (!SuppressionUse.CanHide(descriptor))
            {
                context.Report(rule.Origin, rule.Name, "is about suppressions and cannot be suppressed");
            }
        }
    }

    private static string Hint(string name, SuppressionUse use)
    {
        RuleDescriptor? beginning = use.Known.FirstOrDefault(rule => name.Length > 2 && rule.Id.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        if (beginning is not null)
        {
            return $": name each one, such as {beginning.Id}";
        }

        // Ids differ by a digit from many others: the nearest one would be a random one.
        string? nearest = Spelling.Nearest(name.AsSpan(), use.Known.Select(rule => rule.Name).ToArray());
        return nearest is null ? "" : $"; did you mean {nearest}?";
    }
}
