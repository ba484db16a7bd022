using System.Text;
using PolicyLint.Cli.Checking;

namespace PolicyLint.Cli.Output;

/// <summary>Writes a report.</summary>
internal delegate void WriteReport(Report report, Stream output, OutputOptions options);

/// <summary>A way in which reports are written. A new one is a class that writes it, and a line in <see cref="All"/>.</summary>
/// <param name="Name">What users call it.</param>
/// <param name="Write">Writes a report. What it needs is loaded when it is asked for.</param>
/// <param name="HasStatistics">Whether it counts the findings of each rule itself when that is asked for.</param>
internal sealed record ReportFormat(string Name, WriteReport Write, bool HasStatistics = false)
{
    private const int BufferSize = 32 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>For people; what is written when nobody asks for anything else.</summary>
    public static ReportFormat Text { get; } = OfText("text", static (report, writer, options) => new TextOutput(writer, options).Write(report), hasStatistics: true);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ReportFormat> All { get; } =
    [
        Text,
        new("json", static (report, output, options) => JsonOutput.Write(output, report, options)),
        new("sarif", static (report, output, options) => SarifOutput.Write(output, report, options)),
        OfText("github", static (report, writer, _) => new GitHubOutput(writer).Write(report)),
        new("gitlab", static (report, output, _) => GitLabOutput.Write(output, report)),
        new("junit", static (report, output, _) => JUnitOutput.Write(output, report)),
        new("checkstyle", static (report, output, _) => CheckstyleOutput.Write(output, report)),
        new("rdjson", static (report, output, _) => RdjsonOutput.Write(output, report)),
        OfText("msbuild", static (report, writer, _) => new MSBuildOutput(writer).Write(report)),
        OfText("markdown", static (report, writer, options) => new MarkdownOutput(writer, options).Write(report), hasStatistics: true),
    ];

    private static ReportFormat OfText(string name, Action<Report, TextWriter, OutputOptions> write, bool hasStatistics = false)
        => new(
            name,
            (report, output, options) =>
            {
                using var writer = new StreamWriter(output, Utf8, BufferSize, leaveOpen: true) { NewLine = "\n" };
                write(report, writer, options);
            },
            hasStatistics);
}
