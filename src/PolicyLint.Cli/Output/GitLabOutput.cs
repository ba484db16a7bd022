using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Output;

/// <summary>
/// Writes findings as a Code Quality report of GitLab.
/// Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
/// </summary>
internal static class GitLabOutput
{
    private const int FingerprintLength = 32;

    /// <summary>Writes a report.</summary>
    public static void Write(Stream output, Report report)
    {
        using (var json = new Utf8JsonWriter(output, JsonOutput.WriterOptions))
        {
            json.WriteStartArray();
            foreach (InputFailure failure in report.Failures)
            {
                // The report has no place for what is wrong with a whole file.
                Write(json, failure.Reason, Product.Name, Fingerprint(failure.ShownPath, ""), "blocker", failure.ShownPath, line: 1, endLine: 1);
            }

            Dictionary<PolicyDiagnostic, string> ids = Identify(report);
            foreach ((LintResult result, PolicyDiagnostic diagnostic) in report.Findings)
            {
                Write(
                    json,
                    $"{diagnostic.Descriptor.Id}: {Words.MessageWithOwner(diagnostic)}",
                    diagnostic.Descriptor.Id,
                    Fingerprint(result.Source.Path, ids[diagnostic]),
                    SeverityOf(diagnostic),
                    diagnostic.Origin.Source.Path,
                    diagnostic.Origin.Start.Line,
                    diagnostic.Origin.End.Line);
                JsonOutput.FlushIfFull(json);
            }

            json.WriteEndArray();
        }

        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, string description, string check, string fingerprint, string severity, string path, int line, int endLine)
    {
        json.WriteStartObject();
        json.WriteString("description", Printable.Escape(description));
        json.WriteString("check_name", check);
        json.WriteString("fingerprint", fingerprint);
        json.WriteString("severity", severity);
        json.WriteStartObject("location");
        json.WriteString("path", path);
        json.WriteStartObject("lines");
        json.WriteNumber("begin", line);
        json.WriteNumber("end", endLine);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static Dictionary<PolicyDiagnostic, string> Identify(Report report)
    {
        var ids = new Dictionary<PolicyDiagnostic, string>();
        foreach (LintResult result in report.Results)
        {
            ImmutableArray<string> fingerprints = DiagnosticFingerprints.Compute(result);
            for (int i = 0; i < fingerprints.Length; i++)
            {
                ids.Add(result.Diagnostics[i], fingerprints[i]);
            }
        }

        return ids;
    }

    /// <summary>An id is unique in its file; of two findings with one fingerprint GitLab shows the first.</summary>
    private static string Fingerprint(string path, string id)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\0{id}")))[..FingerprintLength];

    private static string SeverityOf(PolicyDiagnostic diagnostic) => diagnostic.Severity switch
    {
        Severity.Error => "critical",
        Severity.Warning => "major",
        _ => "info",
    };
}
