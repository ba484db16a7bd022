using System.Text.Json;
using CsCheck;
using PolicyLint.Analysis;
using PolicyLint.Analysis.Fixing;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Testing.Decisions;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Analysis.Fixing;

/// <summary>
/// A safe fix changes no decision. Decided by <see cref="PolicyDecision"/>, which knows nothing of rules and fixes, for requests that are made
/// of the policy's texts before and after.
/// </summary>
internal sealed class SafeFixTests
{
    private const int Requests = 40;

    private static readonly LinterOptions Everything = new() { Select = ["PL"], Now = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero) };

    private static IEnumerable<string> CorpusFiles()
        => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal)!;

    private static IEnumerable<TestCaseData> BadExamples()
        => from rule in RuleCatalog.All
           where rule.Descriptor.Fix != FixAvailability.None
           from example in RuleExample.Parse(rule.Descriptor)
           where example is { IsBad: true, IsYaml: false, Encoding: "" }
           select new TestCaseData(rule, example);

    [Test]
    public void Policies_of_users_and_roles_decide_as_before() => ShouldDecideAsBefore(
        FixablePolicies.Identity, PolicyKind.Identity, "PL1001", "PL1061", "PL6024", "PL7001", "PL7002", "PL7003", "PL7004", "PL7014", "PL7017", "PL7019", "PL7020", "PL7025", "PL7035");

    [Test]
    public void Policies_of_resources_decide_as_before() => ShouldDecideAsBefore(
        FixablePolicies.Resource, PolicyKind.Resource, "PL1001", "PL1061", "PL6024", "PL7001", "PL7002", "PL7003", "PL7004", "PL7014", "PL7017", "PL7019", "PL7020", "PL7025", "PL7035");

    [Test]
    public void Trust_policies_decide_as_before() => ShouldDecideAsBefore(
        FixablePolicies.Trust, PolicyKind.Trust, "PL1001", "PL7001", "PL7003", "PL7017", "PL7019", "PL7035");

    [TestCaseSource(nameof(CorpusFiles))]
    public void Policies_of_the_corpus_decide_as_before(string file)
        => FirstDifference(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Corpus", file)), null).Should().BeNull();

    [TestCaseSource(nameof(BadExamples))]
    public void The_examples_of_a_rule_decide_as_before(Rule rule, RuleExample example)
        => FirstDifference(MarkedText.Parse(example.MarkedText).Text, example.Kind, rule).Should().BeNull();

    /// <summary>False for an action that AWS has no more: no request has it.</summary>
    private static bool CanBeMade(AccessRequest request)
        => !ServiceReference.Default.IsRetired(request.Action, out _) && !ServiceReference.Default.IsRetiredService(request.Action.Split(':')[0], out _);

    private static void ShouldDecideAsBefore(Gen<string> policies, PolicyKind kind, params string[] exercised)
    {
        var applied = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        policies.Sample(policy =>
        {
            string? difference = FirstDifference(policy, kind, applied: applied);
            if (difference is not null)
            {
                TestContext.Out.WriteLine(difference);
            }

            return difference is null;
        }, iter: 300);
        applied.Keys.Should().Contain(exercised, "a proof that never meets a fix proves nothing of it");
    }

    /// <summary>The first request that is answered differently after all safe fixes; null when there is none.</summary>
    private static string? FirstDifference(
        string text, PolicyKind? kind, Rule? rule = null, System.Collections.Concurrent.ConcurrentDictionary<string, int>? applied = null)
    {
        var linter = new Linter(rule is null ? RuleCatalog.All : [rule], Everything with { Kind = kind });
        FixResult result = new Fixer(linter, FixSafety.Safe).FixAll(SourceText.From(text, "policy.json"), SourceLanguage.Json);
        foreach (AppliedFix fix in result.Applied)
        {
            applied?.AddOrUpdate(fix.Rule.Id, 1, (_, count) => count + 1);
        }

        if (!result.IsChanged)
        {
            return null;
        }

        JsonElement before = PolicyDecision.Parse(text);
        JsonElement after = PolicyDecision.Parse(result.Fixed.Text);
        foreach (AccessRequest request in RequestSamples.Of(before, Requests, seed: 1).Concat(RequestSamples.Of(after, Requests, seed: 2)).Where(CanBeMade))
        {
            string then = PolicyDecision.Decide(before, request);
            string now = PolicyDecision.Decide(after, request);
            if (then != now)
            {
                return $"{request}\nbefore: {then}\nnow:    {now}\n{string.Join('\n', result.Applied)}\n{text}\n{result.Fixed.Text}";
            }
        }

        return null;
    }
}
