using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Cli.Tests.Fixing;

/// <summary>Rules with fixes whose words never change.</summary>
internal static class FixRules
{
    /// <summary>PL1910 writes "old:A" as "new:A", PL3910 on request "wide:*" as "wide:Get", PL7910 removes what stands twice; PL3911 has no fix for "bad:A".</summary>
    public static Rule[] All { get; } =
    [
        new ActionRule("PL1910", "old-name", Severity.Error, "old:A", FixSafety.Safe, "new:A"),
        new ActionRule("PL3910", "wide-action", Severity.Warning, "wide:*", FixSafety.Unsafe, "wide:Get"),
        new ActionRule("PL3911", "bad-action", Severity.Warning, "bad:A", FixSafety.Safe, null),
        new RepeatedActionRule(),
        new ActionRule("PL1911", "loop-there", Severity.Error, "loop:A", FixSafety.Safe, "loop:B"),
        new ActionRule("PL1912", "loop-back", Severity.Error, "loop:B", FixSafety.Safe, "loop:A"),
    ];

    /// <summary>A policy with some actions, over several lines.</summary>
    public static string Policy(params string[] actions)
        => "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": [\n"
        + string.Join(",\n", actions.Select(action => $"      \"{action}\"")) + "\n    ],\n    \"Resource\": \"*\"\n  }\n}\n";

    private sealed class ActionRule(string id, string name, Severity severity, string from, FixSafety safety, string? to) : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = TestRules.Describe(id, name, severity);

        public override void Check(Statement statement, RuleContext context)
        {
            foreach (SymbolicString action in statement.Action?.Values ?? [])
            {
                if (action.Is(from) == Certainty.Yes)
                {
                    DiagnosticBuilder report = context.Report(action.Origin, from);
                    if (to is not null)
                    {
                        report.WithFix(new Fix($"Write {to}", safety, new PolicyEdit.ReplaceText(action.Origin, to)));
                    }
                }
            }
        }
    }

    private sealed class RepeatedActionRule : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL7910", "repeated-action", Severity.Suggestion);

        public override void Check(Statement statement, RuleContext context)
        {
            var seen = new HashSet<string>();
            foreach (SymbolicString action in statement.Action?.Values ?? [])
            {
                if (!seen.Add(action.ToDisplayString()))
                {
                    context.Report(action.Origin, action.ToDisplayString()).WithFix(new Fix("Remove it", FixSafety.Safe, new PolicyEdit.RemoveElement(action.Origin)));
                }
            }
        }
    }
}
