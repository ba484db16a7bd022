using Microsoft.CodeAnalysis.Sarif;
using PolicyLint.Text;

namespace PolicyLint.Sarif;

/// <summary>Spans as SARIF has them: lines and columns from 1, columns in UTF-16 code units, the end exclusive.</summary>
internal static class Regions
{
    /// <summary>The region of a span, for an edit: an empty one is a place between two characters.</summary>
    public static Region Exact(SourceText source, TextSpan span)
    {
        LinePosition start = source.GetLinePosition(span.Start);
        LinePosition end = source.GetLinePosition(span.End);
        return new Region { StartLine = start.Line, StartColumn = start.Column, EndLine = end.Line, EndColumn = end.Column };
    }

    /// <summary>
    /// The region of a span, for showing: in the place of an empty span stands the next character of its line, or else the
    /// one before it. Only on an empty line it stays empty.
    /// </summary>
    public static Region Visible(Origin origin) => Exact(origin.Source, origin.Span.IsEmpty ? Widen(origin) : origin.Span);

    private static TextSpan Widen(Origin origin)
    {
        string text = origin.Source.Text;
        TextSpan line = origin.Source.GetLineSpan(origin.Start.Line);
        int place = Math.Min(origin.Span.Start, line.End);
        if (place < line.End)
        {
            return new TextSpan(place, IsPair(text, place) && place + 2 <= line.End ? 2 : 1);
        }

        if (place > line.Start)
        {
            int length = place - 2 >= line.Start && IsPair(text, place - 2) ? 2 : 1;
            return new TextSpan(place - length, length);
        }

        return new TextSpan(place, 0);
    }

    private static bool IsPair(string text, int index)
        => index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]);
}
