using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;
using PolicyLint.Text;

namespace PolicyLint.Cli.Output;

/// <summary>What goes for what people read.</summary>
/// <param name="UseColor">Whether it is coloured.</param>
/// <param name="IsQuiet">Whether the summary is left out.</param>
/// <param name="ShowStatistics">Whether findings are counted by rule.</param>
internal readonly record struct TextOptions(bool UseColor, bool IsQuiet, bool ShowStatistics);

/// <summary>Writes findings for people.</summary>
internal sealed class TextOutput(TextWriter writer, TextOptions options)
{
    private const string Indent = "  ";

    private readonly Style _style = new(options.UseColor);

    /// <summary>Writes a report.</summary>
    public void Write(Report report)
    {
        foreach ((LintResult result, PolicyDiagnostic diagnostic) in report.Findings)
        {
            Write(result, diagnostic);
            writer.Write('\n');
        }

        if (options.ShowStatistics && report.Problems > 0)
        {
            WriteLine(Statistics.Table(report));
        }

        if (!options.IsQuiet)
        {
            WriteSummary(report);
        }
    }

    private void Write(LintResult result, PolicyDiagnostic diagnostic)
    {
        RuleDescriptor rule = diagnostic.Descriptor;
        writer.Write(_style.Strong(Place(diagnostic.Origin) + ":"));
        writer.Write(' ');
        writer.Write(_style.Severe(diagnostic.Severity, Words.Of(diagnostic.Severity)));
        writer.Write(' ');
        writer.Write(rule.Id);
        writer.Write(' ');
        writer.Write(rule.Name);
        writer.Write(": ");
        WriteLine(_style.Strong(Printable.Escape(diagnostic.Message)));
        WriteCode(diagnostic);
        if (Words.Owner(diagnostic) is { Length: > 0 } owner)
        {
            WriteLabelled("in:  ", Printable.Escape(owner));
        }

        WriteLabelled("why: ", rule.Rationale);
        WriteLabelled("fix: ", rule.Remedy + Fixable(result, diagnostic));
        foreach (RelatedLocation related in diagnostic.RelatedLocations)
        {
            WriteLabelled("see: ", $"{Place(related.Origin)}: {Printable.Escape(related.Message)}");
        }
    }

    private void WriteCode(PolicyDiagnostic diagnostic)
    {
        const string Bar = " |";
        string number = diagnostic.Origin.Start.Line.ToString(CultureInfo.InvariantCulture);
        CodeFrame frame = CodeFrame.Of(diagnostic.Origin, Indent.Length + number.Length + Bar.Length + 1);
        writer.Write(Indent);
        writer.Write(_style.Faint(number + Bar));
        WriteLine(frame.Code.Length == 0 ? "" : " " + frame.Code);
        writer.Write(Indent);
        writer.Write(_style.Faint(new string(' ', number.Length) + Bar));
        writer.Write(' ');

        // Blanks are not painted: only what is seen.
        int caret = frame.Underline.IndexOf('^');
        writer.Write(frame.Underline[..caret]);
        WriteLine(_style.Severe(diagnostic.Severity, frame.Underline[caret..]));
    }

    private void WriteLabelled(string label, string text)
    {
        writer.Write(Indent);
        writer.Write(_style.Label(label));
        WriteLine(text);
    }

    private static string Fixable(LintResult result, PolicyDiagnostic diagnostic)
    {
        foreach (Fix fix in diagnostic.Fixes)
        {
            if (!result.GetTextEdits(fix).IsEmpty)
            {
                string kind = fix.Safety == FixSafety.Safe ? "fixable" : "fixable, unsafe";
                return $" [{kind}: {Printable.Escape(fix.Title)}]";
            }
        }

        return "";
    }

    private void WriteSummary(Report report)
    {
        string summary = Words.Summary(report);
        WriteLine(report.Problems > 0 ? _style.Strong(summary) : report.Linted > 0 ? _style.Good(summary) : summary);
    }

    private void WriteLine(string text)
    {
        writer.Write(text);
        writer.Write('\n');
    }

    private static string Place(Origin origin) => $"{Printable.Escape(origin.Source.Path)}:{origin.Start}";
}
