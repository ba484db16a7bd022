using System.Text;
using System.Xml;
using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Output;

/// <summary>
/// Writes findings as a report of JUnit, as Jenkins and its kin read it: a suite for each file, a case for each finding. A file
/// without findings is a case that passes, because a report without cases is an error to Jenkins. A suggestion is a case that
/// was skipped: it is to be seen and does not make a build fail.
/// Source: https://github.com/jenkinsci/xunit-plugin, junit-10.xsd
/// </summary>
internal static class JUnitOutput
{
    /// <summary>Writes a report.</summary>
    public static void Write(Stream output, Report report)
    {
        using (XmlWriter xml = XmlReport.Open(output))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", Product.Name);
            bool isEmpty = report.Linted == 0 && report.Failures.Count == 0;
            WriteCounts(xml, isEmpty ? 1 : report.Problems + report.Clean.Count + report.Failures.Count, report.Errors + report.Warnings, report.Failures.Count);
            if (isEmpty)
            {
                WriteSuite(xml, Product.Name, tests: 1);
                WriteCase(xml, "no policies found", Product.Name);
                xml.WriteEndElement();
            }

            foreach (InputFailure failure in report.Failures)
            {
                Write(xml, failure);
            }

            foreach (FileFindings file in report.Files)
            {
                Write(xml, file);
            }

            foreach (string path in report.Clean)
            {
                WriteSuite(xml, path, tests: 1);
                WriteCase(xml, "no problems", path);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        output.Write("\n"u8);
    }

    private static void Write(XmlWriter xml, InputFailure failure)
    {
        WriteSuite(xml, failure.ShownPath, tests: 1, errors: 1);
        WriteCaseStart(xml, "could not be read", failure.ShownPath);
        xml.WriteStartElement("error");
        xml.WriteAttributeString("type", "unreadable");
        xml.WriteAttributeString("message", XmlReport.Text(failure.Reason));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, FileFindings file)
    {
        int suggestions = file.Findings.Count(finding => finding.Diagnostic.Severity == Severity.Suggestion);
        WriteSuite(xml, file.Path, file.Findings.Count, file.Findings.Count - suggestions, skipped: suggestions);
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((_, PolicyDiagnostic diagnostic) in file.Findings)
        {
            // One line of a program may make several resources: cases of one name would be taken for one.
            string name = $"{diagnostic.Descriptor} at {diagnostic.Origin.Start}";
            int count = names[name] = names.GetValueOrDefault(name) + 1;
            WriteCaseStart(xml, count == 1 ? name : $"{name} ({count})", file.Path);
            xml.WriteStartElement(diagnostic.Severity == Severity.Suggestion ? "skipped" : "failure");
            xml.WriteAttributeString("type", Words.Of(diagnostic.Severity));
            xml.WriteAttributeString("message", XmlReport.Text(Words.MessageWithOwner(diagnostic)));
            xml.WriteString(Describe(diagnostic));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Describe(PolicyDiagnostic diagnostic)
    {
        RuleDescriptor rule = diagnostic.Descriptor;
        var text = new StringBuilder();
        text.Append(XmlReport.Text($"{diagnostic.Origin}: {Words.Of(diagnostic.Severity)} {rule}: {diagnostic.Message}")).Append('\n');
        if (Words.Owner(diagnostic) is { Length: > 0 } owner)
        {
            text.Append("in:  ").Append(XmlReport.Text(owner)).Append('\n');
        }

        text.Append("why: ").Append(rule.Rationale).Append('\n').Append("fix: ").Append(rule.Remedy).Append('\n');
        foreach (RelatedLocation related in diagnostic.RelatedLocations)
        {
            text.Append("see: ").Append(XmlReport.Text($"{related.Origin}: {related.Message}")).Append('\n');
        }

        return text.Append(rule.HelpUri).ToString();
    }

    private static void WriteSuite(XmlWriter xml, string name, int tests, int failures = 0, int errors = 0, int skipped = 0)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", XmlReport.Text(name));
        WriteCounts(xml, tests, failures, errors);
        xml.WriteNumber("skipped", skipped);
    }

    private static void WriteCounts(XmlWriter xml, int tests, int failures, int errors)
    {
        xml.WriteNumber("tests", tests);
        xml.WriteNumber("failures", failures);
        xml.WriteNumber("errors", errors);
    }

    private static void WriteCase(XmlWriter xml, string name, string path)
    {
        WriteCaseStart(xml, name, path);
        xml.WriteEndElement();
    }

    private static void WriteCaseStart(XmlWriter xml, string name, string path)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("classname", XmlReport.Text(path));
    }
}
