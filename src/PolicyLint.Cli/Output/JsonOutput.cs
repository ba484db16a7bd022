using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;
using PolicyLint.Cli.Files;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cli.Output;

/// <summary>Writes findings as JSON; <c>Schemas/output.schema.json</c> describes it.</summary>
internal static class JsonOutput
{
    private const int SchemaVersion = 1;

    /// <summary>The writer keeps all that it was not told to pass on.</summary>
    private const int FlushSize = 32 * 1024;

    /// <summary>How all our JSON is written: readable, and line ends that are the same everywhere.</summary>
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Indented = true,
        NewLine = "\n",
        // Nothing of it is put into a page: quotes and letters of all languages can stand as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a report.</summary>
    public static void Write(Stream output, Report report, OutputOptions options)
    {
        using (var json = new Utf8JsonWriter(output, WriterOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            WriteTool(json);
            WriteFiles(json, report);
            json.WriteStartArray("diagnostics");
            int fixable = 0;
            foreach ((LintResult result, PolicyDiagnostic diagnostic) in report.Findings)
            {
                fixable += Write(json, result, diagnostic) ? 1 : 0;
                FlushIfFull(json);
            }

            json.WriteEndArray();
            if (options.ShowSuppressed)
            {
                WriteSuppressed(json, report);
            }

            WriteSummary(json, report, fixable);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <summary>Writes who we are.</summary>
    public static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteString("name", Product.Name);
        json.WriteString("version", Product.Version);
        json.WriteEndObject();
    }

    /// <summary>Passes on what was written once it is much.</summary>
    public static void FlushIfFull(Utf8JsonWriter json)
    {
        if (json.BytesPending > FlushSize)
        {
            json.Flush();
        }
    }

    private static void WriteFiles(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject("files");
        json.WriteNumber("linted", report.Linted);
        json.WriteStartObject("skipped");
        json.WriteNumber("notPolicy", report.NotPolicies);
        json.WriteNumber("template", report.Templates);
        json.WriteNumber("yaml", report.YamlFiles);
        json.WriteEndObject();
        json.WriteStartArray("failed");
        foreach (InputFailure failure in report.Failures)
        {
            json.WriteStartObject();
            json.WriteString("path", failure.ShownPath);
            json.WriteString("reason", failure.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static bool Write(Utf8JsonWriter json, LintResult result, PolicyDiagnostic diagnostic)
    {
        json.WriteStartObject();
        WriteRule(json, diagnostic);
        WritePlace(json, diagnostic.Origin);
        json.WriteString("help", diagnostic.Descriptor.HelpUri);
        bool isFixable = WriteFixes(json, result, diagnostic);
        json.WriteStartArray("related");
        foreach (RelatedLocation related in diagnostic.RelatedLocations)
        {
            json.WriteStartObject();
            json.WriteString("message", related.Message);
            WritePlace(json, related.Origin);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WritePolicy(json, diagnostic.Policy);
        WriteStatement(json, diagnostic.Statement);
        WriteResource(json, diagnostic.DeclaringResource);
        json.WriteEndObject();
        return isFixable;
    }

    private static void WriteSuppressed(Utf8JsonWriter json, Report report)
    {
        json.WriteStartArray("suppressed");
        foreach ((LintResult _, SuppressedDiagnostic suppressed) in report.Suppressed)
        {
            Suppression suppression = suppressed.Suppression;
            json.WriteStartObject();
            WriteRule(json, suppressed.Diagnostic);
            WritePlace(json, suppressed.Diagnostic.Origin);
            WritePolicy(json, suppressed.Diagnostic.Policy);
            WriteStatement(json, suppressed.Diagnostic.Statement);
            WriteResource(json, suppressed.Diagnostic.DeclaringResource);
            json.WriteStartObject("suppression");
            json.WriteString("kind", Words.Of(suppression.Kind));
            json.WriteString("reason", suppression.Reason);
            json.WriteString("ticket", suppression.Ticket);
            json.WriteString("until", suppression.Until?.ToString());
            WritePlace(json, suppression.Origin);
            json.WriteEndObject();
            json.WriteEndObject();
            FlushIfFull(json);
        }

        json.WriteEndArray();
    }

    private static void WriteRule(Utf8JsonWriter json, PolicyDiagnostic diagnostic)
    {
        json.WriteString("ruleId", diagnostic.Descriptor.Id);
        json.WriteString("name", diagnostic.Descriptor.Name);
        json.WriteString("severity", Words.Of(diagnostic.Severity));
        json.WriteString("message", diagnostic.Message);
    }

    private static void WritePlace(Utf8JsonWriter json, Origin origin)
    {
        LinePosition start = origin.Start;
        LinePosition end = origin.End;
        json.WriteString("path", origin.Source.Path);
        json.WriteNumber("line", start.Line);
        json.WriteNumber("column", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteNumber("offset", origin.Span.Start);
        json.WriteNumber("length", origin.Span.Length);
    }

    private static bool WriteFixes(Utf8JsonWriter json, LintResult result, PolicyDiagnostic diagnostic)
    {
        var fixes = new List<(Fix Fix, ImmutableArray<TextEdit> Edits)>(diagnostic.Fixes.Length);
        foreach (Fix fix in diagnostic.Fixes)
        {
            if (result.GetTextEdits(fix) is { IsEmpty: false } edits)
            {
                fixes.Add((fix, edits));
            }
        }

        json.WriteBoolean("fixable", fixes.Count > 0);
        json.WriteStartArray("fixes");
        foreach ((Fix fix, ImmutableArray<TextEdit> edits) in fixes)
        {
            json.WriteStartObject();
            json.WriteString("title", fix.Title);
            json.WriteString("safety", fix.Safety == FixSafety.Safe ? "safe" : "unsafe");
            json.WriteStartArray("edits");
            foreach (TextEdit edit in edits)
            {
                json.WriteStartObject();
                json.WriteNumber("offset", edit.Span.Start);
                json.WriteNumber("length", edit.Span.Length);
                json.WriteString("newText", edit.NewText);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return fixes.Count > 0;
    }

    private static void WritePolicy(Utf8JsonWriter json, Policy? policy)
    {
        if (policy is null)
        {
            json.WriteNull("policy");
            return;
        }

        json.WriteStartObject("policy");
        json.WriteString("pointer", policy.Pointer);
        json.WriteString("name", policy.Name);
        json.WriteString("kind", policy.Kind.ToName());
        json.WriteEndObject();
    }

    private static void WriteStatement(Utf8JsonWriter json, Statement? statement)
    {
        if (statement is null)
        {
            json.WriteNull("statement");
            return;
        }

        json.WriteStartObject("statement");
        if (statement.Sid is { } sid && sid.Value.TryGetText(out ReadOnlySpan<char> text))
        {
            json.WriteString("sid", text);
        }
        else
        {
            json.WriteNull("sid");
        }

        json.WriteNumber("index", statement.Index);
        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, DeclaringResource? resource)
    {
        if (resource is null)
        {
            json.WriteNull("resource");
            return;
        }

        json.WriteStartObject("resource");
        json.WriteString("logicalId", resource.LogicalId);
        json.WriteString("type", resource.Type);
        json.WriteString("constructPath", resource.ConstructPath);
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, Report report, int fixable)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("problems", report.Problems);
        json.WriteNumber("errors", report.Errors);
        json.WriteNumber("warnings", report.Warnings);
        json.WriteNumber("suggestions", report.Suggestions);
        json.WriteNumber("fixable", fixable);
        json.WriteNumber("filesWithProblems", report.Results.Count);
        json.WriteNumber("baselined", report.Baselined);
        json.WriteNumber("suppressed", report.Suppressed.Count);
        json.WriteEndObject();
    }
}
