using PolicyLint.Analysis;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules;

/// <summary>
/// Policies of the forms that AWS's guides and consoles give: key, queue, topic, bucket, repository, function and API
/// policies, trust policies of all providers, SCP, RCP, attribute-based access. None of them may be called malformed.
/// </summary>
internal sealed class CorpusTests
{
    private static IEnumerable<string> Files()
        => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal)!;

    [TestCaseSource(nameof(Files))]
    public void Finds_nothing_wrong_with_the_form_of(string file)
    {
        var linter = new Linter(RuleCatalog.All, new LinterOptions { Select = ["PL0", "PL1", "PL7"], Ignore = ["PL1081", "PL7036"] });
        LintResult result = linter.Lint(SourceText.FromBytes(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Corpus", file)), file));
        result.Policies.Should().NotBeEmpty();
        result.Diagnostics.Should().BeEmpty();
    }
}
