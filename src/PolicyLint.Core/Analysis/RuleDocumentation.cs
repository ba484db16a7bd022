using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PolicyLint.Model;

namespace PolicyLint.Analysis;

/// <summary>
/// Renders what descriptors say: one rule's page and the whole of <c>rules.md</c> as Markdown, one rule's page as plain
/// text. The same descriptors give the same text, with LF at line ends.
/// </summary>
public static class RuleDocumentation
{
    private const string Fence = "```";
    private const string MarkStart = "[|";
    private const string MarkEnd = "|]";

    /// <summary><c>rules.md</c>: a table of all rules, then a page for each, by category. <see cref="RuleFailure"/> comes along.</summary>
    public static string ToMarkdown(IEnumerable<RuleDescriptor> rules)
    {
        if (rules is null)
        {
            throw new ArgumentNullException(nameof(rules));
        }

        List<RuleDescriptor> sorted = Sort(rules);
        var text = new StringBuilder();
        text.Append("# Rules\n\n")
            .Append("<!-- Written by \"policylint rules --format markdown\" from the rules themselves: change them, not this file. -->\n\n")
            .Append("An id is never used twice; its first digit is the category. Wherever a rule is named, its id and its name will do.\n")
            .Append("What AWS IAM Access Analyzer checks, and which rule answers it, is [at the end](#access-analyzer-parity).\n");
        RuleCategory? category = null;
        foreach (RuleDescriptor rule in sorted)
        {
            if (rule.Category != category)
            {
                category = rule.Category;
                text.Append("\n## ").Append(CategoryTitle(rule.Category)).Append("\n\n")
                    .Append(CategorySummary(rule.Category)).Append("\n\n")
                    .Append("| Rule | Severity | Fix | Finds |\n|---|---|---|---|\n");
            }

            text.Append("| [").Append(rule.Id).Append(' ').Append(rule.Name).Append("](#").Append(Anchor(rule)).Append(") | ")
                .Append(SeverityName(rule.Severity)).Append(rule.IsEnabledByDefault ? "" : ", off").Append(" | ")
                .Append(rule.Fix == FixAvailability.None ? "" : FixName(rule.Fix)).Append(" | ")
                .Append(EscapeCell(rule.Title)).Append(" |\n");
        }

        foreach (RuleDescriptor rule in sorted)
        {
            text.Append('\n');
            AppendPage(text, rule, headingLevel: 2);
        }

        text.Append('\n');
        AppendParity(text, sorted);
        return text.ToString();
    }

    /// <summary>A rule's page as Markdown, under a heading of level 1 that makes the anchor of <see cref="RuleDescriptor.HelpUri"/>.</summary>
    public static string ToMarkdown(RuleDescriptor rule)
    {
        ThrowIfNull(rule);
        var text = new StringBuilder();
        AppendPage(text, rule, headingLevel: 1);
        return text.ToString();
    }

    /// <summary>
    /// A rule's page as plain text: headings are lines of their own, and under the lines of an example carets stand
    /// where the finding is.
    /// </summary>
    public static string ToPlainText(RuleDescriptor rule)
    {
        var text = new StringBuilder();
        foreach (RulePageLine line in ToLines(rule))
        {
            if (line.Kind is RulePageLineKind.Code or RulePageLineKind.Underline)
            {
                text.Append("    ");
            }

            text.Append(line.Text).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A rule's page line by line, for a host that gives headings, code and underlines a look of its own.</summary>
    public static IReadOnlyList<RulePageLine> ToLines(RuleDescriptor rule)
    {
        ThrowIfNull(rule);
        var lines = new List<RulePageLine>
        {
            new(RulePageLineKind.Title, $"{rule.Id} {rule.Name}"),
            new(RulePageLineKind.Text, rule.Title),
            new(RulePageLineKind.Text, ""),
        };
        foreach ((string name, string value) in Facts(rule, code: ""))
        {
            lines.Add(new RulePageLine(RulePageLineKind.Fact, $"{name}: {value}"));
        }

        lines.Add(new RulePageLine(RulePageLineKind.Text, ""));
        lines.Add(new RulePageLine(RulePageLineKind.Fact, "Why: " + rule.Rationale));
        lines.Add(new RulePageLine(RulePageLineKind.Fact, "What to do: " + rule.Remedy));
        lines.Add(new RulePageLine(RulePageLineKind.Text, ""));
        bool isCode = false;
        foreach (string line in Lines(rule.Help))
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                isCode = !isCode;
                if (isCode && KindOf(line) is { } kind)
                {
                    lines.Add(new RulePageLine(RulePageLineKind.Text, $"As {kind.ToPhrase()}:"));
                }
            }
            else if (isCode)
            {
                AddCode(lines, line);
            }
            else
            {
                int level = HeadingLevel(line);
                lines.Add(level > 0
                    ? new RulePageLine(RulePageLineKind.Heading, line.Substring(level).Trim())
                    : new RulePageLine(RulePageLineKind.Text, line));
            }
        }

        return lines;
    }

    /// <summary>A category's name as a heading: "Least privilege".</summary>
    public static string CategoryTitle(RuleCategory category)
        => category == RuleCategory.LeastPrivilege ? "Least privilege" : category.ToString();

    /// <summary>What the rules of a category are about, in a sentence.</summary>
    public static string CategorySummary(RuleCategory category) => category switch
    {
        RuleCategory.Input => "The file cannot be read as what it claims to be.",
        RuleCategory.Grammar => "Not a valid IAM policy: AWS refuses it, or it does not do what it says.",
        RuleCategory.Reference => "Well formed, but AWS has no such action, resource type, condition key, service or Region.",
        RuleCategory.LeastPrivilege => "Wildcards and breadth: more is granted than anybody can need.",
        RuleCategory.Escalation => "Lets its holder gain more: privilege escalation, credentials, exfiltration, permissions management.",
        RuleCategory.Exposure => "Lets others in: public and cross-account access, confused deputies, trust, federation.",
        RuleCategory.Guardrails => "A missing or ineffective permissions boundary, SCP, RCP or session policy.",
        RuleCategory.Hygiene => "Redundant, shadowed, duplicated, empty or oversize.",
        RuleCategory.Usage => "Granted and not used, by the evidence given.",
        RuleCategory.Suppression => "Suppressions that are expired, unused, unknown or without a reason.",
        _ => "",
    };

    /// <summary>The checks of Access Analyzer, and the rules that answer them.</summary>
    private static void AppendParity(StringBuilder text, List<RuleDescriptor> rules)
    {
        text.Append("## Access Analyzer parity\n\n")
            .Append("The checks of [IAM Access Analyzer's policy validation](").Append(AccessAnalyzerChecks.Page)
            .Append("), each with the rules that answer it without AWS. ")
            .Append("\"partly\" stands where AWS does not publish the table that its check uses; the rule's page says more.\n\n")
            .Append("| Issue code | Check | Type | Rule | Covered |\n|---|---|---|---|---|\n");
        foreach (AccessAnalyzerCheck check in AccessAnalyzerChecks.All)
        {
            text.Append("| `").Append(check.Code).Append("` | ").Append(EscapeCell(check.Title)).Append(" | ")
                .Append(AccessAnalyzerChecks.NameOf(check.Finding)).Append(" | ");
            List<RuleDescriptor> answering = rules.FindAll(rule => rule.AccessAnalyzerCodes.Contains(check.Code));
            for (int i = 0; i < answering.Count; i++)
            {
                text.Append(i == 0 ? "[" : ", [").Append(answering[i].Id).Append(' ').Append(answering[i].Name).Append("](#").Append(Anchor(answering[i])).Append(')');
            }

            text.Append(" | ").Append(answering.Count == 0 ? "no" : check.Covered is null ? "fully" : EscapeCell("partly: " + check.Covered)).Append(" |\n");
        }
    }

    private static void AppendPage(StringBuilder text, RuleDescriptor rule, int headingLevel)
    {
        text.Append('#', headingLevel).Append(' ').Append(rule.Id).Append(' ').Append(rule.Name).Append("\n\n")
            .Append(rule.Title).Append(".\n\n")
            .Append("| | |\n|---|---|\n");
        foreach ((string name, string value) in Facts(rule, code: "`"))
        {
            text.Append("| ").Append(name).Append(" | ").Append(EscapeCell(value)).Append(" |\n");
        }

        text.Append("\n**Why:** ").Append(rule.Rationale)
            .Append("\n\n**What to do:** ").Append(rule.Remedy)
            .Append("\n\n");
        bool isCode = false;
        foreach (string line in Lines(RuleExample.WithoutMarks(rule.Help)))
        {
            isCode ^= line.StartsWith(Fence, StringComparison.Ordinal);
            if (!isCode && HeadingLevel(line) > 0)
            {
                // "## Bad" on a page of its own; one deeper under each deeper heading of the page.
                text.Append('#', headingLevel - 1);
            }

            text.Append(line).Append('\n');
        }
    }

    /// <summary>What is said about a rule in few words.</summary>
    private static IEnumerable<(string Name, string Value)> Facts(RuleDescriptor rule, string code)
    {
        yield return ("Category", CategoryTitle(rule.Category));
        yield return ("Severity", SeverityName(rule.Severity) + (rule.IsEnabledByDefault ? "" : " (off unless selected)"));
        if (rule.SecuritySeverity > 0)
        {
            yield return ("Security severity", rule.SecuritySeverity.ToString("0.0", CultureInfo.InvariantCulture) + " (" + SecurityWord(rule.SecuritySeverity) + ")");
        }

        yield return ("Fix", FixName(rule.Fix));
        if (!rule.AccessAnalyzerCodes.IsEmpty)
        {
            yield return ("Access Analyzer", code + string.Join(code + ", " + code, rule.AccessAnalyzerCodes) + code);
        }

        if (!rule.AbsorbedBy.IsEmpty)
        {
            yield return ("Silent where reported", string.Join(", ", rule.AbsorbedBy));
        }

        foreach (RuleOption option in rule.Options)
        {
            yield return ("Option " + code + option.Name + code, $"{option.Summary} (default: {code}{DefaultOf(option)}{code})");
        }
    }

    /// <summary>An option's default as the configuration would have it.</summary>
    private static string DefaultOf(RuleOption option) => option switch
    {
        RuleOption<ImmutableArray<string>> { Default.IsEmpty: true } => "[]",
        RuleOption<ImmutableArray<string>> texts => "[\"" + string.Join("\", \"", texts.Default) + "\"]",
        RuleOption<int> number => number.Default.ToString(CultureInfo.InvariantCulture),
        RuleOption<bool> flag => flag.Default ? "true" : "false",
        _ => throw new ArgumentOutOfRangeException(nameof(option)),
    };

    private static List<RuleDescriptor> Sort(IEnumerable<RuleDescriptor> rules)
    {
        var sorted = new List<RuleDescriptor>(rules);
        if (!sorted.Contains(RuleFailure.Descriptor))
        {
            sorted.Add(RuleFailure.Descriptor);
        }

        sorted.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        return sorted;
    }

    /// <summary>The anchor that GitHub makes of the page's heading.</summary>
    private static string Anchor(RuleDescriptor rule) => rule.HelpUri.Substring(rule.HelpUri.IndexOf('#') + 1);

    private static string SeverityName(Severity severity) => severity.ToString().ToLowerInvariant();

    private static string FixName(FixAvailability fix) => fix == FixAvailability.None ? "no" : fix.ToString().ToLowerInvariant();

    /// <summary>The words of GitHub's code scanning. Source: https://docs.github.com/code-security, "SARIF support for code scanning".</summary>
    private static string SecurityWord(double severity)
        => severity > 9.0 ? "critical" : severity >= 7.0 ? "high" : severity >= 4.0 ? "medium" : "low";

    private static int HeadingLevel(string line)
    {
        int level = 0;
        while (level < line.Length && line[level] == '#')
        {
            level++;
        }

        return level < line.Length && line[level] == ' ' ? level : 0;
    }

    private static PolicyKind? KindOf(string fence)
    {
        string[] words = fence.Split(' ');
        return words.Length > 1 && PolicyKindNames.TryParse(words[1], out PolicyKind kind) ? kind : null;
    }

    private static string[] Lines(string text) => text.Replace("\r\n", "\n").Split('\n');

    private static string EscapeCell(string text) => text.Replace("|", "\\|");

    /// <summary>Adds a line of an example and, when it holds a mark, the line with carets under it.</summary>
    private static void AddCode(List<RulePageLine> lines, string line)
    {
        var code = new StringBuilder();
        var underline = new StringBuilder();
        bool isMarked = false;
        bool hasMark = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (string.CompareOrdinal(line, i, MarkStart, 0, MarkStart.Length) == 0)
            {
                isMarked = hasMark = true;
                i++;
            }
            else if (isMarked && string.CompareOrdinal(line, i, MarkEnd, 0, MarkEnd.Length) == 0)
            {
                isMarked = false;
                i++;
            }
            else
            {
                code.Append(line[i]);
                underline.Append(isMarked ? '^' : ' ');
            }
        }

        // The end of a mark that began on a line above.
        lines.Add(new RulePageLine(RulePageLineKind.Code, code.ToString().Replace(MarkEnd, "")));
        string carets = underline.ToString().TrimEnd();
        if (hasMark)
        {
            lines.Add(new RulePageLine(RulePageLineKind.Underline, carets.Length == 0 ? new string(' ', code.Length) + "^" : carets));
        }
    }

    private static void ThrowIfNull(RuleDescriptor rule)
    {
        if (rule is null)
        {
            throw new ArgumentNullException(nameof(rule));
        }
    }
}

/// <summary>What a line of a rule's page is.</summary>
public enum RulePageLineKind
{
    /// <summary>The first line: id and name.</summary>
    Title,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A label, a colon and what goes with it.</summary>
    Fact,

    /// <summary>Running text, Markdown inside a line included; empty between paragraphs.</summary>
    Text,

    /// <summary>A line of an example.</summary>
    Code,

    /// <summary>Blanks and carets under the line of an example before it.</summary>
    Underline,
}

/// <summary>A line of a rule's page.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, without Markdown for headings and fences.</param>
public readonly record struct RulePageLine(RulePageLineKind Kind, string Text);
