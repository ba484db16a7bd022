using Spectre.Console;
using Spectre.Console.Rendering;
using Look = Spectre.Console.Style;

namespace PolicyLint.Cli.RulePages;

/// <summary>
/// Running text that breaks at blanks alone. Spectre's own paragraph also breaks where the look changes: between a bracket and the
/// code in it.
/// </summary>
internal sealed class Prose : Renderable
{
    private readonly List<List<Segment>> _words = [[]];

    /// <summary>Adds text to the end.</summary>
    public Prose Append(string text, Look? look = null, Link? link = null)
    {
        string[] parts = text.Split(' ');
        for (int i = 0; i < parts.Length; i++)
        {
            if (i > 0 && _words[^1].Count > 0)
            {
                _words.Add([]);
            }

            if (parts[i].Length > 0)
            {
                _words[^1].Add(new Segment(parts[i], look ?? Look.Plain, link));
            }
        }

        return this;
    }

    /// <inheritdoc/>
    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        int longest = _words.Max(Segment.CellCount);
        int sum = _words.Sum(Segment.CellCount) + _words.Count - 1;
        return new Measurement(Math.Min(longest, maxWidth), Math.Min(sum, maxWidth));
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        int at = 0;
        foreach (List<Segment> word in _words)
        {
            int width = Segment.CellCount(word);
            if (at > 0 && at + 1 + width > maxWidth)
            {
                yield return Segment.LineBreak;
                at = 0;
            }
            else if (at > 0)
            {
                yield return new Segment(" ");
                at++;
            }

            foreach (Segment part in word.SelectMany(segment => Segment.SplitOverflow(segment, Overflow.Fold, maxWidth)))
            {
                // A word that is longer than a line.
                if (at > 0 && at + part.CellCount() > maxWidth)
                {
                    yield return Segment.LineBreak;
                    at = 0;
                }

                yield return part;
                at += part.CellCount();
            }
        }
    }
}
