using System.Globalization;
using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;
using PolicyLint.Cli.Files;
using PolicyLint.Text;

namespace PolicyLint.Cli.Output;

/// <summary>
/// Writes findings as workflow commands of GitHub Actions, the gravest first: a step shows ten of each severity.
/// Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
/// </summary>
internal sealed class GitHubOutput(TextWriter writer)
{
    private const int Shown = 10;

    private static readonly Severity[] Order = [Severity.Error, Severity.Warning, Severity.Suggestion];

    /// <summary>Writes a report.</summary>
    public void Write(Report report)
    {
        foreach (InputFailure failure in report.Failures)
        {
            writer.Write($"::error file={EscapeProperty(failure.ShownPath)},title={Product.Name}::{EscapeData(failure.Reason)}\n");
        }

        foreach (Severity severity in Order)
        {
            if (severity == Severity.Suggestion && (report.Errors + report.Failures.Count > Shown || report.Warnings > Shown || report.Suggestions > Shown))
            {
                // A notice itself, and so before all others.
                writer.Write($"::notice title={Product.Name}::{Words.Summary(report)} GitHub shows ten annotations of each severity in a step; the log of the step has all.\n");
            }

            foreach ((_, PolicyDiagnostic diagnostic) in report.Findings)
            {
                if (diagnostic.Severity == severity)
                {
                    Write(diagnostic);
                }
            }
        }
    }

    private void Write(PolicyDiagnostic diagnostic)
    {
        RuleDescriptor rule = diagnostic.Descriptor;
        LinePosition start = diagnostic.Origin.Start;
        LinePosition end = diagnostic.Origin.End;
        writer.Write(diagnostic.Severity switch
        {
            Severity.Error => "::error file=",
            Severity.Warning => "::warning file=",
            _ => "::notice file=",
        });
        writer.Write(EscapeProperty(diagnostic.Origin.Source.Path));
        writer.Write(string.Create(CultureInfo.InvariantCulture, $",line={start.Line},endLine={end.Line}"));

        // GitHub ignores columns of a range of lines.
        if (start.Line == end.Line)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $",col={start.Column},endColumn={end.Column}"));
        }

        writer.Write(",title=");
        writer.Write(EscapeProperty($"{rule.Id} {rule.Name}"));
        writer.Write("::");
        string owner = Words.Owner(diagnostic);
        writer.Write(EscapeData($"{diagnostic.Message}\n{(owner.Length == 0 ? "" : $"In {owner}.\n")}{rule.Rationale}\n{rule.Remedy}"));
        writer.Write('\n');
    }

    private static string EscapeData(string text) => Escape(text, isProperty: false);

    private static string EscapeProperty(string text) => Escape(text, isProperty: true);

    private static string Escape(string text, bool isProperty)
    {
        var result = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int length);
            ReadOnlySpan<char> character = text.AsSpan(i, length);
            switch (text[i])
            {
                case '%':
                    result.Append("%25");
                    break;
                case '\r':
                    result.Append("%0D");
                    break;
                case '\n':
                    result.Append("%0A");
                    break;
                case ':' when isProperty:
                    result.Append("%3A");
                    break;
                case ',' when isProperty:
                    result.Append("%2C");
                    break;
                default:
                    Printable.Append(result, character, rune);
                    break;
            }

            i += length;
        }

        return result.ToString();
    }
}
