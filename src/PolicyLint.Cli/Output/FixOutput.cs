using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Analysis.Fixing;

namespace PolicyLint.Cli.Output;

/// <summary>Writes for people what was fixed.</summary>
internal sealed class FixOutput(TextWriter writer, bool useColor)
{
    private readonly Style _style = new(useColor);

    /// <summary>Writes the fixes of each file, those that are alike on one line, and how many there are; nothing when there are none.</summary>
    public void Write(IEnumerable<FixResult> fixes)
    {
        int files = 0;
        int count = 0;
        foreach (FixResult result in fixes)
        {
            if (result.IsChanged)
            {
                files++;
                count += result.Applied.Length;
                Write(result);
            }
        }

        if (files > 0)
        {
            WriteLine(_style.Good($"Applied {Words.CountFixes(count)} in {Words.Count(files, "file")}."));
            WriteLine("");
        }
    }

    private void Write(FixResult result)
    {
        WriteLine(_style.Strong($"Fixed {Printable.Escape(result.Original.Path)}:"));
        foreach (IGrouping<(RuleDescriptor Rule, string Title, FixSafety Safety), AppliedFix> alike in result.Applied
            .OrderBy(fix => fix.Origin.Span.Start)
            .GroupBy(fix => (fix.Rule, fix.Title, fix.Safety)))
        {
            string[] lines = [.. alike.Select(fix => fix.Origin.Start.Line.ToString(CultureInfo.InvariantCulture)).Distinct()];
            string safety = alike.Key.Safety == FixSafety.Safe ? "" : " [unsafe]";
            string places = _style.Faint($"(line{(lines.Length == 1 ? "" : "s")} {string.Join(", ", lines)})");
            WriteLine($"  {alike.Key.Rule.Id} {alike.Key.Rule.Name}: {Printable.Escape(alike.Key.Title)}{safety} {places}");
        }

        WriteLine("");
    }

    private void WriteLine(string text)
    {
        writer.Write(text);
        writer.Write('\n');
    }
}
