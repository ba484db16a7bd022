using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

/// <summary>A rule about single principals: it is called for each value of a principal map that is known.</summary>
internal abstract class PrincipalValueRule : PrincipalRule
{
    protected sealed override void Check(PrincipalElement element, Statement statement, RuleContext context)
    {
        foreach (PrincipalEntry entry in element.Entries)
        {
            foreach (SymbolicString value in entry.Values)
            {
                if (value.TryGetText(out ReadOnlySpan<char> text))
                {
                    Check(entry, value, text, context);
                }
            }
        }
    }

    /// <summary>Called for each value.</summary>
    protected abstract void Check(PrincipalEntry entry, SymbolicString value, ReadOnlySpan<char> text, RuleContext context);
}
