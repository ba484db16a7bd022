using PolicyLint.Text;

namespace PolicyLint.Analysis.Fixing;

/// <summary>The way back from a text that was edited, once or several times, to the text that it was.</summary>
internal sealed class OffsetMap
{
    private readonly OffsetMap? _before;
    private readonly TextEdit[] _edits;

    private OffsetMap(OffsetMap? before, TextEdit[] edits)
    {
        _before = before;
        _edits = edits;
    }

    /// <summary>The map of a text that was not edited.</summary>
    public static OffsetMap Identity { get; } = new(null, []);

    /// <summary>The map after more edits.</summary>
    /// <param name="edits">What was edited, in the coordinates of the text before.</param>
    public OffsetMap Then(IEnumerable<TextEdit> edits)
        => new(this, edits.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.End).ToArray());

    /// <summary>Where a place was; for a place in text that was written since, where that text went.</summary>
    public int ToOriginal(int offset)
    {
        for (OffsetMap? map = this; map is not null; map = map._before)
        {
            offset = map.ToBefore(offset);
        }

        return offset;
    }

    private int ToBefore(int offset)
    {
        int shift = 0;
        foreach (TextEdit edit in _edits)
        {
            int start = edit.Span.Start + shift;
            if (offset < start)
            {
                break;
            }

            if (offset < start + edit.NewText.Length)
            {
                return edit.Span.Start;
            }

            shift += edit.NewText.Length - edit.Span.Length;
        }

        return offset - shift;
    }
}
