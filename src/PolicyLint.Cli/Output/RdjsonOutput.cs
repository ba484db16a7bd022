using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;
using PolicyLint.Cli.Files;
using PolicyLint.Text;

namespace PolicyLint.Cli.Output;

/// <summary>
/// Writes findings in the diagnostic format of reviewdog; fixes become suggestions.
/// Source: https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
/// </summary>
internal static class RdjsonOutput
{
    /// <summary>Writes a report.</summary>
    public static void Write(Stream output, Report report)
    {
        using (var json = new Utf8JsonWriter(output, JsonOutput.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteStartObject("source");
            json.WriteString("name", Product.Name);
            json.WriteString("url", Product.Address);
            json.WriteEndObject();
            json.WriteStartArray("diagnostics");
            foreach (InputFailure failure in report.Failures)
            {
                json.WriteStartObject();
                json.WriteString("message", Printable.Escape(failure.Reason));
                json.WriteStartObject("location");
                json.WriteString("path", failure.ShownPath);
                json.WriteEndObject();
                json.WriteString("severity", "ERROR");
                json.WriteEndObject();
            }

            foreach ((LintResult result, PolicyDiagnostic diagnostic) in report.Findings)
            {
                Write(json, result, diagnostic);
                JsonOutput.FlushIfFull(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, LintResult result, PolicyDiagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("message", Printable.Escape(Words.MessageWithOwner(diagnostic)));
        json.WriteStartObject("location");
        json.WriteString("path", diagnostic.Origin.Source.Path);
        WriteRange(json, diagnostic.Origin.Source, diagnostic.Origin.Span);
        json.WriteEndObject();
        json.WriteString("severity", diagnostic.Severity switch
        {
            Severity.Error => "ERROR",
            Severity.Warning => "WARNING",
            _ => "INFO",
        });
        json.WriteStartObject("code");
        json.WriteString("value", diagnostic.Descriptor.Id);
        json.WriteString("url", diagnostic.Descriptor.HelpUri);
        json.WriteEndObject();

        // A suggestion has no path of its own: it is for the file of the finding.
        if (diagnostic.Origin.Source == result.Source)
        {
            WriteSuggestions(json, result, diagnostic);
        }

        json.WriteEndObject();
    }

    private static void WriteSuggestions(Utf8JsonWriter json, LintResult result, PolicyDiagnostic diagnostic)
    {
        bool isOpen = false;
        foreach (Fix fix in diagnostic.Fixes)
        {
            if (result.GetTextEdits(fix) is not { IsEmpty: false } edits)
            {
                continue;
            }

            if (!isOpen)
            {
                json.WriteStartArray("suggestions");
                isOpen = true;
            }

            json.WriteStartObject();
            (TextSpan span, string text) = Join(result.Source, edits);
            WriteRange(json, result.Source, span);
            json.WriteString("text", text);
            json.WriteEndObject();
        }

        if (isOpen)
        {
            json.WriteEndArray();
        }
    }

    /// <summary>Suggestions are taken one by one, and a fix is taken as a whole: its edits become one, with what stands between them.</summary>
    private static (TextSpan Span, string Text) Join(SourceText source, ImmutableArray<TextEdit> edits)
    {
        ImmutableArray<TextEdit> sorted = edits.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        var text = new StringBuilder();
        int at = sorted[0].Span.Start;
        foreach (TextEdit edit in sorted)
        {
            text.Append(source.Text, at, edit.Span.Start - at).Append(edit.NewText);
            at = edit.Span.End;
        }

        return (TextSpan.FromBounds(sorted[0].Span.Start, at), text.ToString());
    }

    private static void WriteRange(Utf8JsonWriter json, SourceText source, TextSpan span)
    {
        json.WriteStartObject("range");
        WritePosition(json, "start", source, span.Start);
        WritePosition(json, "end", source, span.End);
        json.WriteEndObject();
    }

    /// <summary>Columns are counted in bytes of UTF-8.</summary>
    private static void WritePosition(Utf8JsonWriter json, string name, SourceText source, int offset)
    {
        int line = source.GetLinePosition(offset).Line;
        int start = source.GetLineSpan(line).Start;
        json.WriteStartObject(name);
        json.WriteNumber("line", line);
        json.WriteNumber("column", Encoding.UTF8.GetByteCount(source.Text.AsSpan(start, offset - start)) + 1);
        json.WriteEndObject();
    }
}
