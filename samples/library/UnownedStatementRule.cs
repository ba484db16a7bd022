using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Samples.Library;

/// <summary>A rule of one's own: this team wants every statement to say in its Sid which team answers for it.</summary>
public sealed class UnownedStatementRule : StatementRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7901",
        Name = "unowned-statement",
        Severity = Severity.Warning,
        Title = "Statement has no owner",
        Message = "{0} does not begin its Sid with \"Team\"",
        Rationale = "Nobody knows whom to ask before this statement is changed or removed.",
        Remedy = "Begin the Sid with the team's name, as in \"TeamReportsReadBucket\".",
        Help = "Every statement in our repositories has an owner.",
    };

    /// <inheritdoc/>
    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Sid is not { } sid || sid.Value.StartsWith("Team") == Certainty.No)
        {
            context.Report(statement.Sid?.Value.Origin ?? statement.Origin, statement.DisplayName);
        }
    }
}
