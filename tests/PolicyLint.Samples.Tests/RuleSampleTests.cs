using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Text;
using PolicyLint.Yaml;

namespace PolicyLint.Samples.Tests;

/// <summary>
/// <c>samples/rules/bad</c> holds one file for each rule, the first bad example of its page that no broader rule takes over, in a folder that says the kind of policy where
/// the file does not. With the environment variable <c>POLICYLINT_WRITE_SAMPLES</c> set, the files are written instead of compared.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RuleSampleTests
{
    private const string Folder = "samples/rules/bad";

    private static readonly bool Writes = Environment.GetEnvironmentVariable("POLICYLINT_WRITE_SAMPLES") is { Length: > 0 };

    /// <summary>Those about suppressions are shown in <c>samples/suppressions</c>: one that cannot be read fails the run over all samples, and a ticket is asked for by a configuration.</summary>
    private static IEnumerable<RuleDescriptor> Rules => RuleCatalog.All.Select(rule => rule.Descriptor).Where(rule => rule.Category != RuleCategory.Suppression);

    [TestCaseSource(nameof(Rules))]
    public void The_sample_of_a_rule_is_its_first_bad_example(RuleDescriptor rule)
    {
        RuleExample example = ExampleOf(rule);
        byte[] expected = Bytes(example);
        string path = Path.Combine(Repository.Root, PathOf(rule, example));
        if (Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, expected);
        }

        File.Exists(path).Should().BeTrue("{0} is the sample of {1}: run the tests with POLICYLINT_WRITE_SAMPLES=1", path, rule);
        File.ReadAllBytes(path).Should().Equal(expected, "{0} is the first bad example of {1}: run the tests with POLICYLINT_WRITE_SAMPLES=1", path, rule);
    }

    [TestCaseSource(nameof(Rules))]
    public void The_rule_reports_its_sample(RuleDescriptor rule)
    {
        RuleExample example = ExampleOf(rule);
        IsReported(rule, example, File.ReadAllBytes(Path.Combine(Repository.Root, PathOf(rule, example))))
            .Should().BeTrue("with all rules on, the sample of {0} is reported by it", rule);
    }

    [Test]
    public void Nothing_else_is_there()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Path.Combine(Repository.Root, Folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));
        files.Should().BeEquivalentTo(Rules.Select(rule => PathOf(rule, ExampleOf(rule))));
    }

    private static RuleExample ExampleOf(RuleDescriptor rule)
    {
        RuleExample[] bad = [.. RuleExample.Parse(rule).Where(example => example.IsBad)];
        return bad.FirstOrDefault(example => IsReported(rule, example, Bytes(example))) ?? bad[0];
    }

    private static bool IsReported(RuleDescriptor rule, RuleExample example, byte[] bytes)
    {
        SourceLanguage language = example.IsYaml ? YamlLanguage.Instance : SourceLanguage.Json;
        var options = new LinterOptions { Kind = example.Kind, Now = new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero), Select = ["PL"] };
        return new Linter(RuleCatalog.All, options).Lint(SourceText.FromBytes(bytes, "sample"), language).Diagnostics.Any(diagnostic => diagnostic.Descriptor == rule);
    }

    private static string PathOf(RuleDescriptor rule, RuleExample example)
        => $"{Folder}/{(example.Kind is { } kind ? FolderOf(kind) + "/" : "")}{rule.Id}-{rule.Name}.{(example.IsYaml ? "yaml" : "json")}";

    /// <summary>The name of the kind on the command line.</summary>
    private static string FolderOf(PolicyKind kind)
        => PolicyKindNames.All.Single(name => PolicyKindNames.TryParse(name, out PolicyKind parsed) && parsed == kind);

    private static byte[] Bytes(RuleExample example)
    {
        string text = RuleExample.WithoutMarks(example.MarkedText) + "\n";
        return example.Encoding switch
        {
            "latin-1" => Encoding.Latin1.GetBytes(text),
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes(text),
        };
    }
}
