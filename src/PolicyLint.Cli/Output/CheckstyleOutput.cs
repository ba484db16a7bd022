using System.Xml;
using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;
using PolicyLint.Cli.Files;
using PolicyLint.Text;

namespace PolicyLint.Cli.Output;

/// <summary>
/// Writes findings as the XML report of Checkstyle, which many review tools read.
/// Source: https://checkstyle.org/config_reporting.html, com.puppycrawl.tools.checkstyle.XMLLogger
/// </summary>
internal static class CheckstyleOutput
{
    /// <summary>Of the report, not of ours: the one that all who imitate it name.</summary>
    private const string Version = "4.3";

    /// <summary>Writes a report.</summary>
    public static void Write(Stream output, Report report)
    {
        using (XmlWriter xml = XmlReport.Open(output))
        {
            xml.WriteStartElement("checkstyle");
            xml.WriteAttributeString("version", Version);
            foreach (InputFailure failure in report.Failures)
            {
                Write(xml, failure);
            }

            foreach (FileFindings file in report.Files)
            {
                xml.WriteStartElement("file");
                xml.WriteAttributeString("name", XmlReport.Text(file.Path));
                foreach ((_, PolicyDiagnostic diagnostic) in file.Findings)
                {
                    Write(xml, diagnostic);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        output.Write("\n"u8);
    }

    private static void Write(XmlWriter xml, PolicyDiagnostic diagnostic)
    {
        LinePosition start = diagnostic.Origin.Start;
        string source = $"{Product.Name}.{RuleDocumentation.CategoryTitle(diagnostic.Descriptor.Category).ToLowerInvariant().Replace(' ', '-')}.{diagnostic.Descriptor.Id}";
        WriteError(xml, start.Line, start.Column, SeverityOf(diagnostic), Words.MessageWithOwner(diagnostic), source);
    }

    /// <summary>The report wants a line, which a file that was not read has not.</summary>
    private static void Write(XmlWriter xml, InputFailure failure)
    {
        xml.WriteStartElement("file");
        xml.WriteAttributeString("name", XmlReport.Text(failure.ShownPath));
        WriteError(xml, 1, 1, "error", failure.Reason, Product.Name);
        xml.WriteEndElement();
    }

    private static void WriteError(XmlWriter xml, int line, int column, string severity, string message, string source)
    {
        xml.WriteStartElement("error");
        xml.WriteNumber("line", line);
        xml.WriteNumber("column", column);
        xml.WriteAttributeString("severity", severity);
        xml.WriteAttributeString("message", XmlReport.Text(message));
        xml.WriteAttributeString("source", source);
        xml.WriteEndElement();
    }

    private static string SeverityOf(PolicyDiagnostic diagnostic) => diagnostic.Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}
