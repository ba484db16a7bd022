using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;
using PolicyLint.Text;

namespace PolicyLint.Cli.Output;

/// <summary>
/// Writes findings as MSBuild and the IDEs want them from a compiler, the help link at the end, where Roslyn has it. A suggestion
/// is an "info": to be seen in the log, and no warning. Paths are relative to the directory of the run, as MSBuild takes those
/// of a tool that runs in the project's directory. Files that could not be read are told on standard error, in words that
/// MSBuild understands too.
/// Source: https://learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks
/// </summary>
internal sealed class MSBuildOutput(TextWriter writer)
{
    /// <summary>What MSBuild looks for in a line.</summary>
    private static readonly string[] Marks = ["error", "warning"];

    /// <summary>Writes a report.</summary>
    public void Write(Report report)
    {
        foreach ((_, PolicyDiagnostic diagnostic) in report.Findings)
        {
            LinePosition start = diagnostic.Origin.Start;
            LinePosition end = diagnostic.Origin.End;
            writer.Write(EscapePath(diagnostic.Origin.Source.Path, diagnostic.Severity == Severity.Suggestion));
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"({start.Line},{start.Column},{end.Line},{end.Column}): "));
            writer.Write(diagnostic.Severity switch
            {
                Severity.Error => "error ",
                Severity.Warning => "warning ",
                _ => "info ",
            });
            writer.Write(diagnostic.Descriptor.Id);
            writer.Write(": ");
            writer.Write(EscapeMessage(Words.MessageWithOwner(diagnostic)));
            writer.Write(" (");
            writer.Write(diagnostic.Descriptor.HelpUri);
            writer.Write(")\n");
        }
    }

    /// <summary>A colon ends the place, unless it comes after the letter of a drive.</summary>
    private static string EscapePath(string path, bool isInfo)
    {
        const int DriveLength = 2;
        string shown = Printable.Escape(path);
        int start = shown.Length > DriveLength && char.IsAsciiLetter(shown[0]) && shown[1] == ':' ? DriveLength : 0;
        if (shown.IndexOf(':', start) >= 0)
        {
            shown = shown[..start] + shown[start..].Replace(":", "%3A", StringComparison.Ordinal);
        }

        // "error x.json(1,2): info …" would be an error without a file, of the code "x.json(1,2)".
        return isInfo && Array.Exists(Marks, word => shown.Contains(word + ' ', StringComparison.OrdinalIgnoreCase))
            ? shown.Replace(" ", "%20", StringComparison.Ordinal)
            : shown;
    }

    /// <summary>
    /// MSBuild also takes lines of GCC's form, <c>file:line:column: error: …</c>, and so would see an error in a suggestion that
    /// quotes one.
    /// </summary>
    private static string EscapeMessage(string message)
    {
        string shown = Printable.Escape(message);
        foreach (string word in Marks)
        {
            for (int at; (at = shown.IndexOf($": {word}:", StringComparison.OrdinalIgnoreCase)) >= 0;)
            {
                shown = $"{shown[..at]}\\u003a{shown[(at + 1)..]}";
            }
        }

        return shown;
    }
}
