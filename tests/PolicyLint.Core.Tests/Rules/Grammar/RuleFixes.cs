using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Grammar;

/// <summary>The fixes that a rule offers, for tests that none is.</summary>
internal static class RuleFixes
{
    public static IReadOnlyList<Fix> Of<TRule>(string markedSource, PolicyKind? kind = null)
        where TRule : Rule, new()
    {
        SourceText source = SourceText.From(MarkedText.Parse(markedSource).Text, "policy.json");
        return [.. RuleVerifier.LinterFor(new TRule(), kind).Lint(source).Diagnostics.SelectMany(d => d.Fixes)];
    }
}
