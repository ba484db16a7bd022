using System.Text;
using Microsoft.CodeAnalysis.Sarif;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Sarif.Tests;

/// <summary>Writes logs for tests.</summary>
internal static class Log
{
    public const string Version = "1.2.3";

    /// <summary>A policy with one finding of <c>PL3001</c>.</summary>
    public const string Admin = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <summary>The first rules of the catalog, which tests may rely on.</summary>
    public static Linter Linter { get; } = new(
        RuleCatalog.All,
        new LinterOptions { Kind = PolicyKind.Identity, Select = ["PL0001", "PL1014", "PL1057", "PL3001"] });

    public static byte[] Write(params LintResult[] results) => Write(Linter.ActiveRules, results);

    public static byte[] Write(IEnumerable<RuleDescriptor> rules, params LintResult[] results)
    {
        using var output = new MemoryStream();
        SarifLogWriter.Write(output, new SarifRun(results, rules.ToArray(), Version));
        return output.ToArray();
    }

    public static LintResult Lint(string text, string path = "policy.json") => Linter.Lint(SourceText.From(text, path));

    /// <summary>The same findings, as if a resource declared their policy.</summary>
    public static LintResult DeclaredBy(this LintResult result, string logicalId, string type, string? constructPath = null) => new(
        result.Source,
        result.File,
        [.. result.Diagnostics.Select(d => d.For(new DeclaringResource(logicalId, type, constructPath)))]);

    /// <summary>The run as a reader of SARIF has it.</summary>
    public static Run Read(params LintResult[] results) => Read(Write(results));

    public static Run Read(byte[] log)
    {
        using var stream = new MemoryStream(log);
        return SarifLog.Load(stream).Runs.Should().ContainSingle().Subject;
    }

    public static string Text(params LintResult[] results) => Encoding.UTF8.GetString(Write(results));

    public static string Tell(this Region region)
        => $"{region.StartLine}:{region.StartColumn}-{region.EndLine}:{region.EndColumn}";
}
