using System.Collections.Immutable;
using System.Text;
using PolicyLint.Text;

namespace PolicyLint.Testing;

/// <summary>A text in which <c>[|…|]</c> marks spans.</summary>
/// <param name="Text">The text without the marks.</param>
/// <param name="Spans">The marked spans, by start.</param>
public sealed record MarkedText(string Text, ImmutableArray<TextSpan> Spans)
{
    /// <summary>Takes the marks out. They may nest.</summary>
    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<int>();
        var spans = new List<TextSpan>();
        for (int i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, "[|", 0, 2) == 0)
            {
                open.Push(text.Length);
                i++;
            }
            else if (string.CompareOrdinal(marked, i, "|]", 0, 2) == 0)
            {
                spans.Add(TextSpan.FromBounds(open.Pop(), text.Length));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        if (open.Count > 0)
        {
            throw new ArgumentException("A mark [| is not closed.", nameof(marked));
        }

        return new MarkedText(text.ToString(), [.. spans.OrderBy(s => s.Start).ThenBy(s => s.End)]);
    }

    /// <summary>Shows findings in the text, for a failure message that one look explains.</summary>
    public static string Mark(string text, IEnumerable<TextSpan> spans)
    {
        IEnumerable<TextEdit> marks = spans.Distinct().SelectMany(s => new[]
        {
            new TextEdit(new TextSpan(s.Start, 0), "[|"),
            new TextEdit(new TextSpan(s.End, 0), "|]"),
        });
        return TextEdit.Apply(text, marks);
    }
}
