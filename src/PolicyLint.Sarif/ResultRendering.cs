using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Sarif;
using PolicyLint.Analysis;
using PolicyLint.Text;
using Fix = PolicyLint.Analysis.Fix;
using SarifFix = Microsoft.CodeAnalysis.Sarif.Fix;
using SarifSuppression = Microsoft.CodeAnalysis.Sarif.Suppression;
using Suppression = PolicyLint.Analysis.Suppression;
using SuppressionKind = PolicyLint.Analysis.SuppressionKind;

namespace PolicyLint.Sarif;

/// <summary>
/// The findings of a rule on a line as one SARIF result. One finding alone reads as the rule words it. Of several the
/// first gives message and place, and the others follow: <c>…; also ["s3:*"](1) and ["iam:*"](2)</c>, each a link to a
/// related location, where the finding's own message stands.
/// </summary>
internal static class ResultRendering
{
    /// <summary>More than these only the number is told of: a message is one line.</summary>
    private const int MaxNamed = 10;

    /// <summary>GitHub shows no more and refuses a log with ten times as many.</summary>
    private const int MaxRelatedLocations = 100;

    private const int MaxValueLength = 60;

    public static Result Render(LineFindings line, int ruleIndex, IReadOnlyList<string>? lineHashes)
    {
        PolicyDiagnostic first = line.First.Diagnostic;
        var result = new Result
        {
            RuleId = first.Descriptor.Id,
            RuleIndex = ruleIndex,
            Level = RuleRendering.Level(line.Findings.Max(finding => finding.Diagnostic.Severity)),
            Message = new Message { Text = first.LinkedMessage + EscapeLinks(Construct(first)) + Others(line) },
            Locations = [Locate(first)],
            PartialFingerprints = new Dictionary<string, string>(),
        };
        if (lineHashes is not null)
        {
            result.PartialFingerprints.Add("primaryLocationLineHash", lineHashes[line.Line - 1]);
        }

        result.PartialFingerprints.Add("policylint/v1", line.First.Fingerprint);
        List<Location> related = RelatedLocations(line);
        result.RelatedLocations = related.Count > 0 ? related : null;
        List<SarifFix> fixes = Fixes(line);
        result.Fixes = fixes.Count > 0 ? fixes : null;
        if (line.First.Suppression is { } suppression)
        {
            result.Suppressions = [Render(suppression)];
        }

        return result;
    }

    private static SarifSuppression Render(Suppression suppression)
    {
        string[] parts =
        [
            suppression.Reason,
            suppression.Ticket.Length > 0 ? "ticket " + suppression.Ticket : "",
            suppression.Until is { } until ? "until " + until : "",
        ];
        string justification = string.Join("; ", parts.Where(part => part.Length > 0));
        return new SarifSuppression
        {
            Kind = suppression.Kind == SuppressionKind.Configuration ? Microsoft.CodeAnalysis.Sarif.SuppressionKind.External : Microsoft.CodeAnalysis.Sarif.SuppressionKind.InSource,
            Status = SuppressionStatus.Accepted,
            Justification = justification.Length > 0 ? justification : null,
        };
    }

    /// <summary>The end of the message when there is more than one finding.</summary>
    private static string Others(LineFindings line)
    {
        int count = line.Findings.Count - 1;
        if (count == 0)
        {
            return "";
        }

        int firstId = line.First.Diagnostic.RelatedLocations.Length + 1;
        int named = Math.Min(Math.Min(count, MaxNamed), Math.Max(0, MaxRelatedLocations - firstId + 1));
        var words = new List<string>();
        for (int i = 0; i < named; i++)
        {
            string value = EscapeLinks(Value(line.Findings[i + 1]));
            words.Add(string.Format(CultureInfo.InvariantCulture, "[{0}]({1})", value, firstId + i));
        }

        if (count > named)
        {
            words.Add(string.Format(CultureInfo.InvariantCulture, "{0} more on this line", count - named));
        }

        string last = words[words.Count - 1];
        return words.Count == 1 ? "; also " + last : "; also " + string.Join(", ", words.Take(words.Count - 1)) + " and " + last;
    }

    private static List<Location> RelatedLocations(LineFindings line)
    {
        var related = new List<Location>();
        foreach (RelatedLocation location in line.First.Diagnostic.RelatedLocations)
        {
            Add(location.Origin, location.Message);
        }

        foreach (LineFindings.Finding other in line.Findings.Skip(1))
        {
            Add(other.Diagnostic.Origin, other.Diagnostic.Message + Construct(other.Diagnostic));
        }

        return related;

        void Add(Origin origin, string message)
        {
            if (related.Count < MaxRelatedLocations)
            {
                Location location = Locate(origin);
                location.Id = related.Count + 1;
                location.Message = new Message { Text = EscapeLinks(message) };
                related.Add(location);
            }
        }
    }

    private static Location Locate(PolicyDiagnostic diagnostic)
    {
        Location location = Locate(diagnostic.Origin);
        if (diagnostic.DeclaringResource is { } resource)
        {
            location.LogicalLocations = [new LogicalLocation { FullyQualifiedName = resource.Address, Name = resource.LogicalId, Kind = "resource" }];
        }
        else if (diagnostic.Policy is { Pointer.Length: > 0 } or { Name.Length: > 0 })
        {
            location.LogicalLocations =
            [
                new LogicalLocation
                {
                    FullyQualifiedName = diagnostic.Policy.Pointer.Length > 0 ? diagnostic.Policy.Pointer : diagnostic.Policy.Name,
                    Name = diagnostic.Policy.Name.Length > 0 ? diagnostic.Policy.Name : null,
                },
            ];
        }

        return location;
    }

    private static Location Locate(Origin origin) => new()
    {
        PhysicalLocation = new PhysicalLocation
        {
            ArtifactLocation = ArtifactLocations.Of(origin.Source.Path),
            Region = Regions.Visible(origin),
        },
    };

    /// <summary>The construct, for the message: GitHub shows no logical locations, and who writes CDK knows no logical ids.</summary>
    private static string Construct(PolicyDiagnostic diagnostic)
        => diagnostic.DeclaringResource?.ConstructPath is { } path ? $" (construct {path})" : "";

    /// <summary>The fixes of all findings, each a choice of its own; one that repairs several of them stands once.</summary>
    private static List<SarifFix> Fixes(LineFindings line)
    {
        var fixes = new List<SarifFix>();
        var seen = new HashSet<(string Title, string Edits)>();
        foreach (LineFindings.Finding finding in line.Findings)
        {
            foreach (Fix fix in finding.Diagnostic.Fixes)
            {
                ImmutableArray<TextEdit> edits = finding.Result.GetTextEdits(fix);
                if (!edits.IsEmpty && seen.Add((fix.Title, string.Join("\n", edits))))
                {
                    fixes.Add(Render(fix, finding.Result.Source, edits));
                }
            }
        }

        return fixes;
    }

    private static SarifFix Render(Fix fix, SourceText source, ImmutableArray<TextEdit> edits)
    {
        var rendered = new SarifFix
        {
            Description = new Message { Text = EscapeLinks(fix.Title) },
            ArtifactChanges =
            [
                new ArtifactChange
                {
                    ArtifactLocation = ArtifactLocations.Of(source.Path),
                    Replacements = edits.Select(edit => Replace(source, edit)).ToArray(),
                },
            ],
        };
        rendered.SetProperty("safety", fix.Safety == FixSafety.Safe ? "safe" : "unsafe");
        return rendered;
    }

    private static Replacement Replace(SourceText source, TextEdit edit) => new()
    {
        DeletedRegion = Regions.Exact(source, edit.Span),
        InsertedContent = edit.NewText.Length > 0 ? new ArtifactContent { Text = edit.NewText } : null,
    };

    /// <summary>What tells a finding from others on its line: of a line of a program that made several resources, which one.</summary>
    private static string Value(LineFindings.Finding finding)
        => finding.IsAtSource && finding.Diagnostic.DeclaringResource is { } resource ? resource.Address : Value(finding.Diagnostic.Origin);

    /// <summary>What a finding is about, as it is written, on one line; its column when nothing is written there.</summary>
    private static string Value(Origin origin)
    {
        string value = OnOneLine(origin.Text);
        if (value.TrimStart('\\').StartsWith("\"", StringComparison.Ordinal))
        {
            // In a policy inside a string the quotes are escaped: that is no part of the value.
            value = "\"" + value.Trim('\\', '"') + "\"";
        }

        if (value.Length > MaxValueLength)
        {
            int length = char.IsHighSurrogate(value[MaxValueLength - 1]) ? MaxValueLength - 1 : MaxValueLength;
            value = value.Substring(0, length) + "…";
        }

        return value.Length > 0 ? value : string.Format(CultureInfo.InvariantCulture, "column {0}", origin.Start.Column);
    }

    /// <summary>The text with one blank for each run of white space and control characters.</summary>
    private static string OnOneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        bool atBlank = true;
        foreach (char c in text)
        {
            bool isBlank = char.IsWhiteSpace(c) || char.IsControl(c);
            if (!isBlank || !atBlank)
            {
                line.Append(isBlank ? ' ' : c);
            }

            atBlank = isBlank;
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>Brackets make links in SARIF's messages, unless escaped.</summary>
    private static string EscapeLinks(string text)
        => text.Replace(@"\", @"\\").Replace("[", @"\[").Replace("]", @"\]");
}
