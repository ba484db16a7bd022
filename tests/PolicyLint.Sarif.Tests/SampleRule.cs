using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Sarif.Tests;

/// <summary>Reports every action, with the statement's Sid as related location when there is one, and a fix that removes the action.</summary>
internal sealed class SampleRule(Severity severity = Severity.Warning, double securitySeverity = 0) : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7990",
        Name = "sample",
        Severity = severity,
        SecuritySeverity = securitySeverity,
        Title = "Title",
        Message = "Action {0} of [this statement](1)",
        Rationale = "Rationale",
        Remedy = "Remedy",
        Help = "Before\n\n## Bad\n\n```json\n[|x|]\n```",
    };

    public static Linter Linter(Severity set = Severity.Warning)
        => new([new SampleRule()], new LinterOptions { Severities = LinterOptions.Default.Severities.Add("PL7990", set) });

    public override void Check(Statement statement, RuleContext context)
    {
        foreach (SymbolicString action in statement.Action!.Values)
        {
            DiagnosticBuilder report = context.Report(action.Origin, action.ToDisplayString());
            report.WithFix(new Fix("Remove it", FixSafety.Safe, new PolicyEdit.RemoveElement(action.Origin)));
            if (statement.Sid is { } sid)
            {
                report.WithRelated(sid.Value.Origin, "The [statement]");
            }
        }
    }
}
