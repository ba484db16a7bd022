using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

/// <summary>
/// A rule about the principals of a policy that may name some. In the other kinds the element itself is the fault, or, in
/// resource control policies, everything but <c>"*"</c>; rules of their own say so.
/// </summary>
internal abstract class PrincipalRule : StatementRule
{
    /// <summary>True for kinds of policy that may name principals.</summary>
    public static bool IsFor(PolicyKind kind) => kind is PolicyKind.Resource or PolicyKind.Trust or PolicyKind.Endpoint;

    public sealed override void Check(Statement statement, RuleContext context)
    {
        if (!IsFor(statement.Policy.Kind))
        {
            return;
        }

        if (statement.Principal is { } principal)
        {
            Check(principal, statement, context);
        }

        if (statement.NotPrincipal is { } notPrincipal)
        {
            Check(notPrincipal, statement, context);
        }
    }

    /// <summary>Called for <c>Principal</c> and <c>NotPrincipal</c>.</summary>
    protected abstract void Check(PrincipalElement element, Statement statement, RuleContext context);
}
