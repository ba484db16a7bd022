using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Text;
using PolicyLint.Yaml;

namespace PolicyLint.Core.Tests.Analysis.Suppressions;

/// <summary>The base of fixtures about suppressions: a few rules about wildcards that are easily broken, those about suppressions, and a clock.</summary>
internal abstract class SuppressionFixture
{
    protected static readonly LinterOptions Options = new()
    {
        Select = ["PL3001", "PL3002", "PL3003", "PL9"],
        Now = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero),
    };

    protected static LintResult LintJson(string text, LinterOptions? options = null, TemplateMetadata? metadata = null)
        => new Linter(RuleCatalog.All, options ?? Options).Lint(SourceText.From(text, "policy.jsonc"), SourceLanguage.Json, metadata ?? TemplateMetadata.None);

    protected static LintResult LintYaml(string text, LinterOptions? options = null)
        => new Linter(RuleCatalog.All, options ?? Options).Lint(SourceText.From(text, "policy.yaml"), YamlLanguage.Instance);

    /// <summary>What is reported: rule and line.</summary>
    protected static IEnumerable<string> Reported(LintResult result) => result.Diagnostics.Select(Describe);

    /// <summary>What is suppressed: rule and line.</summary>
    protected static IEnumerable<string> Suppressed(LintResult result) => result.Suppressed.Select(suppressed => Describe(suppressed.Diagnostic));

    private static string Describe(PolicyDiagnostic diagnostic) => $"{diagnostic.Descriptor.Id}:{diagnostic.Origin.Start.Line}";
}
