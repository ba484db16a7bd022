using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;
using PolicyLint.Text;

namespace PolicyLint.Cli.Output;

/// <summary>Writes findings for people.</summary>
internal sealed class TextOutput(TextWriter writer, OutputOptions options)
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

        foreach ((LintResult _, SuppressedDiagnostic suppressed) in options.ShowSuppressed ? report.Suppressed : [])
        {
            Write(suppressed);
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

    /// <summary>What is accepted is there to be looked up, and must not be taken for something to do.</summary>
    private void Write(SuppressedDiagnostic suppressed)
    {
        PolicyDiagnostic diagnostic = suppressed.Diagnostic;
        RuleDescriptor rule = diagnostic.Descriptor;
        WriteLine(_style.Faint($"{Place(diagnostic.Origin)}: suppressed {rule.Id} {rule.Name}: {Printable.Escape(diagnostic.Message)}"));
        WriteLine(_style.Faint($"{Indent}by:  {Words.Of(suppressed.Suppression.Kind)} at {Place(suppressed.Suppression.Origin)}"));
        WriteLine(_style.Faint($"{Indent}why: {Printable.Escape(Words.Justification(suppressed.Suppression))}"));
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
