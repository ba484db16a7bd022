using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Core.Tests.Analysis.Fixing;

/// <summary>A rule that reports the actions for which a test has a fix.</summary>
/// <param name="id">Its id, from which it gets its name.</param>
/// <param name="fixes">The fixes for an action; nothing is reported without.</param>
internal sealed class ActionEditRule(string id, Func<Statement, SymbolicString, Fix[]> fixes) : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = id,
        Name = "rule-" + id.ToLowerInvariant(),
        Severity = Severity.Warning,
        Title = "A rule",
        Message = "Action {0}",
        Rationale = "None.",
        Remedy = "None.",
        Help = "None.",
    };

    /// <summary>Writes one action as another.</summary>
    public static ActionEditRule Replacing(string id, string from, string to, FixSafety safety = FixSafety.Safe)
        => new(id, (_, action) => action.Is(from) == Certainty.Yes ? [new Fix($"Write {to}", safety, new PolicyEdit.ReplaceText(action.Origin, to))] : []);

    /// <summary>Removes an action for which the test says so: its index in the list, the texts of the list.</summary>
    public static ActionEditRule Removing(string id, Func<int, string[], bool> isRemoved) => new(id, (statement, action) =>
    {
        string[] texts = [.. statement.Action!.Values.Select(value => value.ToDisplayString())];
        int index = statement.Action.Values.Select(value => value.Origin).ToList().IndexOf(action.Origin);
        return isRemoved(index, texts) ? [new Fix("Remove it", FixSafety.Safe, new PolicyEdit.RemoveElement(action.Origin))] : [];
    });

    public override void Check(Statement statement, RuleContext context)
    {
        foreach (SymbolicString action in statement.Action!.Values)
        {
            Fix[] offered = fixes(statement, action);
            if (offered.Length == 0)
            {
                continue;
            }

            DiagnosticBuilder report = context.Report(action.Origin, action.ToDisplayString());
            foreach (Fix fix in offered)
            {
                report.WithFix(fix);
            }
        }
    }
}
