using PolicyLint.Analysis;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Reference;

/// <summary>What a rule says of a policy when the configuration declares actions besides those of the reference.</summary>
internal static class DeclaredActions
{
    public static IEnumerable<string> Lint(Rule rule, string policy, params string[] declared)
        => new Linter([rule], new LinterOptions { Select = [rule.Descriptor.Id], AdditionalActions = [.. declared] })
            .Lint(SourceText.From(policy, "policy.json")).Diagnostics.Select(d => d.Message);
}
