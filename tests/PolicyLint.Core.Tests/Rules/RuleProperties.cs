using CsCheck;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules;

/// <summary>Laws of all rules together, over policies that nobody would write.</summary>
internal sealed class RuleProperties
{
    /// <summary>Every rule, those that are off by default included.</summary>
    private static readonly LinterOptions Everything = new() { Select = ["PL"] };

    [Test]
    public void No_rule_throws_and_every_place_lies_in_the_file() => Gen.Select(RandomPolicies.Documents, RandomPolicies.Kinds).Sample((text, kind) =>
    {
        LintResult result = Lint(text, kind);
        return result.Diagnostics.All(d => d.Descriptor != RuleFailure.Descriptor && d.Origin.Span.End <= text.Length && d.Message.Length > 0);
    }, iter: 20_000);

    [Test]
    public void Every_fix_leaves_JSON_behind_and_does_not_give_its_finding_again() => Gen.Select(RandomPolicies.Documents, RandomPolicies.Kinds).Sample((text, kind) =>
    {
        LintResult result = Lint(text, kind);
        if (result.Diagnostics.Any(d => d.Descriptor.Name == "duplicate-element"))
        {
            // Where a name stands twice, removing one member brings the other one out.
            return true;
        }

        foreach (PolicyDiagnostic diagnostic in result.Diagnostics)
        {
            foreach (Fix fix in diagnostic.Fixes)
            {
                string repaired = TextEdit.Apply(text, result.GetTextEdits(fix));
                LintResult after = Lint(repaired, result.Policies[0].Kind);
                int CountOf(LintResult r) => r.Diagnostics.Where(d => d.Descriptor == diagnostic.Descriptor).Sum(d => fix.LeavesFinding ? d.Fixes.Length : 1);
                if (repaired == text || JsonReader.Read(SourceText.From(repaired)).Diagnostics.Length > 0 || CountOf(after) >= CountOf(result))
                {
                    TestContext.Out.WriteLine($"{diagnostic}\n{fix.Title}\n{text}\n{repaired}");
                    return false;
                }
            }
        }

        return true;
    }, iter: 5_000);

    [Test]
    public void Nothing_throws_on_a_policy_that_is_cut_off() => Gen.Select(RandomPolicies.Documents, RandomPolicies.Kinds, Gen.Int[0, 1000]).Sample((text, kind, place) =>
        Lint(text[..(place % (text.Length + 1))], kind).Diagnostics.All(d => d.Descriptor != RuleFailure.Descriptor), iter: 10_000);

    private static LintResult Lint(string text, PolicyKind? kind)
        => new Linter(RuleCatalog.All, Everything with { Kind = kind }).Lint(SourceText.From(text));
}
