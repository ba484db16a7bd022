using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

/// <summary>
/// A rule about the form of single resources: it is called for each one that is known. Trust policies take no resource at
/// all, which <see cref="TrustResourceRule"/> says.
/// </summary>
internal abstract class ResourceValueRule : StatementRule
{
    public sealed override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind != PolicyKind.Trust)
        {
            Check(statement.Resource, statement.Policy.Kind, context);
            Check(statement.NotResource, statement.Policy.Kind, context);
        }
    }

    /// <summary>Called for each value of <c>Resource</c> and <c>NotResource</c>.</summary>
    protected abstract void Check(SymbolicString value, ReadOnlySpan<char> text, PolicyKind kind, RuleContext context);

    private void Check(ValueList? list, PolicyKind kind, RuleContext context)
    {
        if (list is null)
        {
            return;
        }

        foreach (SymbolicString value in list.Values)
        {
            if (value.TryGetText(out ReadOnlySpan<char> text))
            {
                Check(value, text, kind, context);
            }
        }
    }
}
