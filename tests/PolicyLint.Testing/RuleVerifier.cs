using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Text;
using PolicyLint.Yaml;

namespace PolicyLint.Testing;

/// <summary>
/// Checks one rule on one source, and, unasked, the laws that hold for every rule: the same findings in every rendering of
/// the policy, fixes that apply, converge, remove their finding (or say that they do not) and break nothing, no exception wherever
/// the text is cut off, and messages without unfilled placeholders.
/// </summary>
public static class RuleVerifier
{
    private const int MaxFixRounds = 10;

    /// <summary>
    /// The present, where a test sets no options of its own: the examples of rules about dates need one, and that about tickets needs to know
    /// what they look like.
    /// </summary>
    private static readonly LinterOptions AtAKnownTime = LinterOptions.Default with
    {
        Now = new DateTimeOffset(2026, 9, 26, 0, 0, 0, TimeSpan.Zero),
        TicketPattern = new TicketPattern("SEC-[0-9]+", ticket => ticket.StartsWith("SEC-", StringComparison.Ordinal)),
    };

    /// <summary>Checks a rule.</summary>
    /// <param name="rule">The rule; no other runs.</param>
    /// <param name="markedSource">The file, with <c>[|…|]</c> around every expected finding.</param>
    /// <param name="fixedTo">The file after all first fixes, safe or not, were applied until nothing changes; null to leave it open.</param>
    /// <param name="message">The first finding's message; null to leave it open.</param>
    /// <param name="kind">What the policy is attached to; null to infer it.</param>
    /// <param name="encoding">How the file is saved, as <see cref="RuleExample.Encoding"/> has it.</param>
    /// <param name="isYaml">Whether the file is YAML; JSON otherwise.</param>
    /// <param name="options">What else the user sets; the rule and the kind are added to it.</param>
    public static void Check(
        Rule rule, string markedSource, string? fixedTo = null, string? message = null, PolicyKind? kind = null, string encoding = "", bool isYaml = false, LinterOptions? options = null)
    {
        MarkedText marked = MarkedText.Parse(markedSource);
        SourceLanguage language = LanguageOf(isYaml);
        Linter linter = LinterFor(rule, kind, options);
        LintResult result = Lint(linter, marked.Text, language, encoding);

        result.Diagnostics.Select(d => d.Origin.Span).Should().Equal(
            marked.Spans,
            "{0} should report\n{1}\nand reports\n{2}\n{3}\n",
            rule.Descriptor.Id,
            markedSource,
            MarkedText.Mark(marked.Text, result.Diagnostics.Select(d => d.Origin.Span)),
            string.Join("\n", result.Diagnostics));
        if (message is not null)
        {
            result.Diagnostics.Should().NotBeEmpty();
            result.Diagnostics[0].Message.Should().Be(message);
        }

        foreach (PolicyDiagnostic diagnostic in result.Diagnostics)
        {
            CheckWords(diagnostic);
        }

        string? repaired = CheckFixes(rule, linter, result, language);
        if (fixedTo is not null)
        {
            (repaired ?? marked.Text).Should().Be(fixedTo);
        }

        if (!isYaml)
        {
            CheckRenderings(linter, marked, result, repaired);
        }

        CheckTruncation(linter, marked.Text, language, encoding);
    }

    /// <summary>A linter with one rule, off by default or not. A rule about suppressions comes with those that can be suppressed.</summary>
    public static Linter LinterFor(Rule rule, PolicyKind? kind = null, LinterOptions? options = null)
        => rule.Descriptor.Category == RuleCategory.Suppression
            ? new([rule, .. RuleCatalog.All.Where(other => other.Descriptor.Category != RuleCategory.Suppression)], (options ?? AtAKnownTime) with { Kind = kind })
            : new([rule], (options ?? AtAKnownTime) with { Kind = kind, Select = [rule.Descriptor.Id] });

    /// <summary>What the rule alone finds in an example of its help.</summary>
    public static LintResult Lint(Rule rule, RuleExample example)
        => Lint(LinterFor(rule, example.Kind), MarkedText.Parse(example.MarkedText).Text, LanguageOf(example.IsYaml), example.Encoding);

    private static SourceLanguage LanguageOf(bool isYaml) => isYaml ? YamlLanguage.Instance : SourceLanguage.Json;

    private static LintResult Lint(Linter linter, string text, SourceLanguage language, string encoding = "")
    {
        LintResult result = linter.Lint(Load(text, language, encoding), language);
        result.Diagnostics.Should().NotContain(d => d.Descriptor.Id == RuleFailure.Descriptor.Id, "no rule may throw");
        bool isAboutSuppressions = linter.Rules[0].Category == RuleCategory.Suppression;
        return isAboutSuppressions ? new LintResult(result.Source, result.File, [.. result.Diagnostics.Where(d => d.Descriptor == linter.Rules[0])]) : result;
    }

    private static SourceText Load(string text, SourceLanguage language, string encoding)
    {
        string path = language == SourceLanguage.Json ? "policy.json" : "policy.yaml";
        return encoding switch
        {
            "latin-1" => SourceText.FromBytes(Encoding.Latin1.GetBytes(text), path),
            "utf-16" => SourceText.FromBytes((byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)], path),
            "utf-8-bom" => SourceText.From("\uFEFF" + text, path),
            _ => SourceText.From(text, path),
        };
    }

    private static void CheckWords(PolicyDiagnostic diagnostic)
    {
        diagnostic.Message.Should().NotBeEmpty().And.NotContainAny("\n", "\r", "{0}", "{1}", "{2}", "](");
        diagnostic.Message.Should().NotEndWith(".", "a message is a phrase, not a sentence");
        diagnostic.Origin.Span.End.Should().BeLessThanOrEqualTo(diagnostic.Origin.Source.Length);
        for (int i = 1; i <= diagnostic.RelatedLocations.Length; i++)
        {
            diagnostic.LinkedMessage.Should().Contain($"]({i})", "a related location that the message does not link is not shown");
        }
    }

    private static string? CheckFixes(Rule rule, Linter linter, LintResult result, SourceLanguage language)
    {
        foreach (PolicyDiagnostic diagnostic in result.Diagnostics)
        {
            if (rule.Descriptor.Fix == FixAvailability.None)
            {
                diagnostic.Fixes.Should().BeEmpty("the rule says that it has no fixes");
            }
            else if (rule.Descriptor.Fix == FixAvailability.Always)
            {
                diagnostic.Fixes.Should().NotBeEmpty("the rule says that it always has a fix");
            }

            foreach (Fix fix in diagnostic.Fixes)
            {
                LintResult after = Lint(linter, Apply(result, fix, language), language);
                if (fix.LeavesFinding)
                {
                    after.Diagnostics.Length.Should().Be(result.Diagnostics.Length, "'{0}' says that its finding stands, and gives\n{1}", fix.Title, after.Source.Text);
                    FixCount(after).Should().BeLessThan(FixCount(result), "'{0}' must not be offered again, and gives\n{1}", fix.Title, after.Source.Text);
                    continue;
                }

                after.Diagnostics.Length.Should().BeLessThan(result.Diagnostics.Length, "'{0}' must remove its finding, and gives\n{1}", fix.Title, after.Source.Text);
            }
        }

        return result.Diagnostics.Any(d => !d.Fixes.IsEmpty) ? FixAll(linter, result, language) : null;
    }

    private static int FixCount(LintResult result) => result.Diagnostics.Sum(diagnostic => diagnostic.Fixes.Length);

    /// <summary>Applies first fixes, one a round, until there are none left.</summary>
    private static string FixAll(Linter linter, LintResult result, SourceLanguage language)
    {
        for (int round = 0; round < MaxFixRounds * 10; round++)
        {
            if (result.Diagnostics.FirstOrDefault(d => !d.Fixes.IsEmpty) is not { } next)
            {
                return result.Source.Text;
            }

            result = Lint(linter, Apply(result, next.Fixes[0], language), language);
        }

        throw new InvalidOperationException($"The fixes do not converge:\n{result.Source.Text}");
    }

    private static string Apply(LintResult result, Fix fix, SourceLanguage language)
    {
        IReadOnlyList<TextEdit> edits = result.GetTextEdits(fix);
        edits.Should().NotBeEmpty("'{0}' must change something", fix.Title);
        string text = TextEdit.Apply(result.Source.Text, edits);
        SyntaxFaultCount(text, language).Should().BeLessThanOrEqualTo(SyntaxFaultCount(result.Source.Text, language), "'{0}' must not break the file, and gives\n{1}", fix.Title, text);
        return text;
    }

    private static int SyntaxFaultCount(string text, SourceLanguage language)
        => language.Read(SourceText.From(text)).Diagnostics.Length;

    private static void CheckRenderings(Linter linter, MarkedText marked, LintResult result, string? repaired)
    {
        // Renderings replace the whole file: only for files that are a policy themselves, and read whole.
        bool isWhole = result.Policies.Length == 1 && result.Policies[0].Pointer.Length == 0 && result.Policies[0].IsComplete;

        // Nor what is said in comments, which they leave out.
        if (!isWhole || result.Diagnostics.Any(d => d.Descriptor.Category is RuleCategory.Input or RuleCategory.Suppression))
        {
            return;
        }

        foreach (YamlRendering rendering in YamlRendering.Of(marked.Text))
        {
            CheckRendering(linter, marked, result, rendering.Name, YamlLanguage.Instance, rendering.Text, rendering.Map);
        }

        CheckTemplates(linter, marked, result);
        foreach (Rendering rendering in Rendering.All)
        {
            LintResult rendered = Lint(linter, rendering.Render(marked.Text), SourceLanguage.Json);
            rendered.Diagnostics.Select(d => d.Origin.Span).Should().Equal(
                marked.Spans.Select(s => rendering.Map(marked.Text, s)),
                "the policy {0} should give the same findings: {1}",
                rendering.Name,
                rendered.Source.Text);
            rendered.Diagnostics.Select(d => d.Message).Should().Equal(result.Diagnostics.Select(d => d.Message));
            if (repaired is not null)
            {
                rendering.Decode(FixAll(linter, rendered, SourceLanguage.Json)).Should().Be(repaired, "fixes must work {0}", rendering.Name);
            }
        }
    }

    private static void CheckTemplates(Linter linter, MarkedText marked, LintResult result)
    {
        // Bare statements stand in no template: they get the document around them.
        Policy policy = result.Policies[0];
        bool isList = marked.Text.TrimStart().StartsWith('[');
        string before = !policy.IsFragment ? "" : "{\"Version\":\"2012-10-17\",\"Statement\":" + (isList ? "" : "[");
        string document = before + marked.Text + (!policy.IsFragment ? "" : isList ? "}" : "]}");

        // All of them where something is found; one in four, another for each text, where nothing is.
        int turn = marked.Text.Length % 4;
        foreach (TemplateRendering rendering in TemplateRendering.Of(document, policy.Kind).Where((_, i) => marked.Spans.Length > 0 || i % 4 == turn))
        {
            CheckRendering(
                linter, marked, result, rendering.Name, rendering.Language, rendering.Text, span => rendering.Map(new TextSpan(before.Length + span.Start, span.Length)));
        }
    }

    private static void CheckRendering(
        Linter linter, MarkedText marked, LintResult result, string name, SourceLanguage language, string text, Func<TextSpan, TextSpan?> map)
    {
        LintResult rendered = Lint(linter, text, language);
        rendered.Diagnostics.Select(d => d.Message).Should().BeEquivalentTo(
            result.Diagnostics.Select(d => d.Message), "the policy {0} should give the same findings: {1}", name, text);
        TextSpan?[] expected = [.. marked.Spans.Select(map)];
        if (!expected.Contains(null))
        {
            rendered.Diagnostics.Select(d => d.Origin.Span).Should().BeEquivalentTo(
                expected.Select(span => span!.Value), "the policy {0} should give the findings in their places: {1}", name, text);
        }

        IReadOnlyList<(Fix Rendered, Fix Plain)> fixes = Pair(rendered, result);
        foreach ((Fix fix, Fix plain) in fixes)
        {
            // Not every change can be made in every layout; one that is made must be right.
            if (rendered.GetTextEdits(fix).IsEmpty)
            {
                continue;
            }

            LintResult after = Lint(linter, Apply(rendered, fix, language), language);
            bool isFragment = result.Policies[0].IsFragment;
            after.Policies.Select(policy => Meaning(policy, isFragment)).Should().Equal(
                Lint(linter, Apply(result, plain, SourceLanguage.Json), SourceLanguage.Json).Policies.Select(policy => Meaning(policy, isFragment)),
                "'{0}' must do {1} what it does to the policy alone, and gives\n{2}", fix.Title, name, after.Source.Text);
            if (!fix.LeavesFinding)
            {
                after.Diagnostics.Length.Should().BeLessThan(rendered.Diagnostics.Length, "'{0}' must remove its finding {1}, and gives\n{2}", fix.Title, name, after.Source.Text);
            }
        }
    }

    /// <summary>The fixes of a rendering with those of the policy itself: the findings have the same messages, and mostly the same order.</summary>
    private static IReadOnlyList<(Fix Rendered, Fix Plain)> Pair(LintResult rendered, LintResult result)
    {
        IEnumerable<PolicyDiagnostic> Sorted(LintResult of) => of.Diagnostics.OrderBy(d => d.Message, StringComparer.Ordinal).ThenBy(d => d.Origin.Span.Start);
        List<(Fix, Fix)> pairs = [];
        foreach ((PolicyDiagnostic inRendering, PolicyDiagnostic alone) in Sorted(rendered).Zip(Sorted(result)))
        {
            inRendering.Fixes.Select(fix => fix.Title).Should().Equal(alone.Fixes.Select(fix => fix.Title), "the same finding has the same fixes");
            pairs.AddRange(inRendering.Fixes.Zip(alone.Fixes));
        }

        return pairs;
    }

    /// <summary>What a policy says; of bare statements without what the document around them says.</summary>
    private static string Meaning(Policy policy, bool isFragment)
    {
        string text = ModelText.Of(policy);
        return isFragment ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text;
    }

    private static void CheckTruncation(Linter linter, string text, SourceLanguage language, string encoding)
    {
        for (int length = 0; length < text.Length; length++)
        {
            Lint(linter, text[..length], language, encoding);
        }
    }
}
