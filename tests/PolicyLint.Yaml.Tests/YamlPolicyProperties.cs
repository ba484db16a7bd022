using CsCheck;
using PolicyLint.Analysis;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Yaml.Tests;

/// <summary>A policy is the same policy in JSON and in YAML.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class YamlPolicyProperties
{
    private static readonly Linter Binder = new([]);

    [Test]
    public void Binds_to_the_model_that_JSON_gives() => RandomPolicies.Documents.Sample(text =>
    {
        string[] expected = ModelsOf(Binder.Lint(SourceText.From(text)));
        return YamlRendering.Of(text).All(rendering =>
        {
            LintResult yaml = Binder.Lint(SourceText.From(rendering.Text), YamlLanguage.Instance);
            // YAML has no half surrogates.
            bool isRefused = YamlLanguage.Instance.Read(SourceText.From(rendering.Text)).Diagnostics.Any(d => d.StopsReading);
            string[] actual = ModelsOf(yaml);
            if (isRefused || actual.SequenceEqual(expected))
            {
                return true;
            }

            TestContext.Out.WriteLine($"{rendering.Name}\n{text}\n{rendering.Text}\n{string.Concat(expected)}\n{string.Concat(actual)}");
            return false;
        });
    }, iter: 5_000);

    [Test]
    public void Is_read_at_all_in_most_cases()
    {
        int refused = 0;
        RandomPolicies.Documents.Sample(
            text =>
            {
                if (YamlRendering.Of(text).Any(rendering => YamlLanguage.Instance.Read(SourceText.From(rendering.Text)).Diagnostics.Any(d => d.StopsReading)))
                {
                    Interlocked.Increment(ref refused);
                }
            },
            iter: 1_000);
        refused.Should().BeLessThan(500);
    }

    private static string[] ModelsOf(LintResult result) => [.. result.Policies.Select(ModelText.Of)];
}
