using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis.Sarif;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using PolicyLint.Analysis;
using PolicyLint.Text;

namespace PolicyLint.Sarif;

/// <summary>
/// Writes findings as SARIF 2.1.0, for GitHub code scanning first.
/// Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and
/// https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
/// </summary>
/// <remarks>
/// The log holds one run and no <c>automationDetails</c>, so that the category is the uploader's choice. It is the same
/// bytes for the same input: results by path, line, column and rule; no time, no absolute path unless one was given.
/// Findings of one rule on one line are one result, because to GitHub they are one alert.
/// </remarks>
public static class SarifLogWriter
{
    private const string SchemaUri = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string ToolName = "PolicyLint";
    private const string InformationUri = "https://github.com/policylint/policylint";

    /// <summary>Writes a log in UTF-8 without byte-order mark, indented, lines ended by LF. The stream stays open.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="run">What to write.</param>
    public static void Write(Stream output, SarifRun run)
    {
        if (run is null)
        {
            throw new ArgumentNullException(nameof(run));
        }

        // Not SarifLog.Save: it writes a byte-order mark, and all on one line.
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024, leaveOpen: true);
        text.NewLine = "\n";
        var json = new JsonTextWriter(text) { Formatting = Formatting.Indented };
        var serializer = new JsonSerializer { ContractResolver = RequiredPropertiesWritten.Instance };
        serializer.Serialize(json, Render(run));
        json.Flush();
        text.WriteLine();
    }

    internal static SarifLog Render(SarifRun run)
    {
        RuleDescriptor[] rules = RulesOf(run);
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < rules.Length; i++)
        {
            indexes.Add(rules[i].Id, i);
        }

        return new SarifLog
        {
            SchemaUri = new Uri(SchemaUri),
            Version = SarifVersion.Current,
            Runs =
            [
                new Run
                {
                    Tool = new Tool { Driver = Driver(run.ToolVersion, rules) },
                    ColumnKind = ColumnKind.Utf16CodeUnits,
                    OriginalUriBaseIds = new Dictionary<string, ArtifactLocation>
                    {
                        [ArtifactLocations.RootId] = new() { Description = new Message { Text = "The root of the repository." } },
                    },
                    Results = Results(run, indexes),
                },
            ],
        };
    }

    private static ToolComponent Driver(string version, RuleDescriptor[] rules) => new()
    {
        Name = ToolName,
        FullName = ToolName + " " + version,
        Version = version,
        SemanticVersion = version,
        InformationUri = new Uri(InformationUri),
        Rules = Array.ConvertAll(rules, RuleRendering.Render),
    };

    /// <summary>The rules that ran, and what else was reported (a rule's failure), by id.</summary>
    private static RuleDescriptor[] RulesOf(SarifRun run)
    {
        var rules = new SortedDictionary<string, RuleDescriptor>(StringComparer.Ordinal);
        foreach (RuleDescriptor rule in run.Rules)
        {
            rules[rule.Id] = rule;
        }

        foreach (LintResult result in run.Results)
        {
            foreach (PolicyDiagnostic diagnostic in result.Diagnostics)
            {
                rules[diagnostic.Descriptor.Id] = diagnostic.Descriptor;
            }

            foreach (SuppressedDiagnostic suppressed in result.Suppressed)
            {
                rules[suppressed.Diagnostic.Descriptor.Id] = suppressed.Diagnostic.Descriptor;
            }
        }

        return rules.Values.ToArray();
    }

    private static List<Result> Results(SarifRun run, Dictionary<string, int> ruleIndexes)
    {
        var results = new List<Result>();
        SourceText? source = null;
        IReadOnlyList<string>? hashes = null;
        foreach (LineFindings line in LineFindings.Group(run.Results, run.IncludeSuppressed))
        {
            if (line.Source != source)
            {
                source = line.Source;

                // Of other encodings GitHub reads other characters; without a hash it takes its own.
                hashes = source.IsUtf8 ? LineHashes.Compute(source.Text, source.HasByteOrderMark) : null;
            }

            results.Add(ResultRendering.Render(line, ruleIndexes[line.First.Diagnostic.Descriptor.Id], hashes));
        }

        return results;
    }

    /// <summary>
    /// Sarif.Sdk leaves out the level "warning", which is SARIF's default. But a result without level has its rule's, which
    /// differs as soon as the user sets another severity. It also leaves out an empty list of rules, and GitHub wants one.
    /// </summary>
    private sealed class RequiredPropertiesWritten : DefaultContractResolver
    {
        public static readonly RequiredPropertiesWritten Instance = new();

        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            JsonProperty property = base.CreateProperty(member, memberSerialization);
            if (property.PropertyType == typeof(FailureLevel)
                || property.PropertyType == typeof(ReportingConfiguration)
                || (property.DeclaringType == typeof(ToolComponent) && property.PropertyName == "rules"))
            {
                property.ShouldSerialize = null;
                property.DefaultValueHandling = DefaultValueHandling.Include;
                property.NullValueHandling = NullValueHandling.Ignore;
            }

            return property;
        }
    }
}
