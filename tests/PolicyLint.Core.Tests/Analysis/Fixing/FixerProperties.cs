using CsCheck;
using PolicyLint.Analysis;
using PolicyLint.Analysis.Fixing;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Analysis.Fixing;

/// <summary>Laws of all fixes of all rules together.</summary>
internal sealed class FixerProperties
{
    /// <summary>Every rule, those that are off by default included.</summary>
    private static readonly LinterOptions Everything = new() { Select = ["PL"], Now = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero) };

    [TestCase(FixSafety.Safe)]
    [TestCase(FixSafety.Unsafe)]
    public void Fixes_come_to_an_end_that_is_JSON_and_that_a_second_run_leaves(FixSafety safety)
        => Gen.Select(RandomPolicies.Documents, RandomPolicies.Kinds).Sample((text, kind) =>
        {
            // No file holds half a surrogate pair.
            text = text.Replace("\ud800", "", StringComparison.Ordinal).Replace("\\ud800", "", StringComparison.Ordinal);
            FixResult result = Fix(text, kind, safety);
            if (result.Rejected.IsEmpty && IsJson(result.Fixed.Text) && !Fix(result.Fixed.Text, kind, safety).IsChanged)
            {
                return true;
            }

            TestContext.Out.WriteLine($"{kind}\n{text}\n{result.Fixed.Text}\n{string.Join('\n', result.Rejected)}");
            return false;
        }, iter: 3_000);

    private static FixResult Fix(string text, PolicyKind? kind, FixSafety safety)
        => new Fixer(new Linter(RuleCatalog.All, Everything with { Kind = kind }), safety).FixAll(SourceText.From(text), SourceLanguage.Json);

    private static bool IsJson(string text)
    {
        try
        {
            System.Text.Json.JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
