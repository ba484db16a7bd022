using System.Text;
using PolicyLint.Text;

namespace PolicyLint.Cli.Output;

/// <summary>
/// A line of a file with carets under a span. Only the neighbourhood of the span is looked at: a minified file is one line
/// of any length.
/// </summary>
/// <param name="Line">Number of the line, from 1.</param>
/// <param name="Code">The line, cut to the width, with nothing in it that a terminal would obey.</param>
/// <param name="Underline">Blanks and carets that stand under the span.</param>
internal sealed record CodeFrame(int Line, string Code, string Underline)
{
    private const int MaxWidth = 120;

    /// <summary>Columns that are kept before a span that is wider than the frame.</summary>
    private const int MinContext = 16;

    /// <summary>What a tab may take.</summary>
    private const int TabWidth = 8;

    private const char Ellipsis = '…';

    /// <summary>Makes the frame of the first line of a span.</summary>
    /// <param name="origin">The span.</param>
    /// <param name="margin">Columns that are taken by what stands before the line.</param>
    public static CodeFrame Of(Origin origin, int margin)
    {
        SourceText source = origin.Source;
        int line = source.GetLinePosition(origin.Span.Start).Line;
        TextSpan lineSpan = source.GetLineSpan(line);
        int start = Math.Min(origin.Span.Start, lineSpan.End);
        int end = Math.Max(start, Math.Min(origin.Span.End, lineSpan.End));
        TextSpan window = Window(source.Text, lineSpan, TextSpan.FromBounds(start, end), MaxWidth - margin);
        return Draw(source.Text, lineSpan, window, start, end, line);
    }

    /// <summary>The part of the line that fits: all of it, or the span with what stands around it.</summary>
    private static TextSpan Window(string text, TextSpan line, TextSpan span, int width)
    {
        if (line.Length <= width && Advance(text, line.Start, line.End, width) == line.End)
        {
            return line;
        }

        // Both ends may be cut.
        int budget = width - 2;
        int spanWidth = WidthOf(text, span.Start, Advance(text, span.Start, span.End, budget));
        int left = Retreat(text, span.Start, line.Start, Math.Max(MinContext, (budget - spanWidth) / 2));
        int right = Advance(text, span.Start, line.End, budget - WidthOf(text, left, span.Start));
        if (right == line.End)
        {
            left = Retreat(text, span.Start, line.Start, budget - WidthOf(text, span.Start, right));
        }

        return TextSpan.FromBounds(left, right);
    }

    private static CodeFrame Draw(string text, TextSpan line, TextSpan window, int start, int end, int number)
    {
        var code = new StringBuilder();
        var underline = new StringBuilder();
        bool hasCaret = false;
        if (window.Start > line.Start)
        {
            code.Append(Ellipsis);
            underline.Append(' ');
        }

        for (int i = window.Start; i < window.End;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int length);
            bool isMarked = i >= start && i < end;
            if (!hasCaret && i >= end)
            {
                // An empty span is a place between two characters.
                underline.Append('^');
                hasCaret = true;
            }

            if (rune.Value == '\t')
            {
                code.Append('\t');
                underline.Append('\t');
            }
            else
            {
                Printable.Append(code, text.AsSpan(i, length), rune);
                int columns = WidthOf(text.AsSpan(i, length), rune);
                underline.Append(isMarked ? '^' : ' ', columns);
                hasCaret |= isMarked && columns > 0;
            }

            i += length;
        }

        if (window.End < line.End)
        {
            code.Append(Ellipsis);
            underline.Append(end > window.End ? '^' : ' ');
        }
        else if (!hasCaret)
        {
            underline.Append('^');
        }

        return new CodeFrame(number, code.ToString(), underline.ToString().TrimEnd());
    }

    /// <summary>How far from <paramref name="from"/> to <paramref name="to"/> the columns last.</summary>
    private static int Advance(string text, int from, int to, int columns)
    {
        int at = from;
        while (at < to)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at, to - at), out Rune rune, out int length);
            columns -= WidthOf(text.AsSpan(at, length), rune);
            if (columns < 0)
            {
                break;
            }

            at += length;
        }

        return at;
    }

    /// <summary>How far back from <paramref name="from"/> to <paramref name="to"/> the columns last.</summary>
    private static int Retreat(string text, int from, int to, int columns)
    {
        int at = from;
        while (at > to)
        {
            Rune.DecodeLastFromUtf16(text.AsSpan(to, at - to), out Rune rune, out int length);
            columns -= WidthOf(text.AsSpan(at - length, length), rune);
            if (columns < 0)
            {
                break;
            }

            at -= length;
        }

        return at;
    }

    private static int WidthOf(string text, int from, int to)
    {
        int width = 0;
        for (int at = from; at < to;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at, to - at), out Rune rune, out int length);
            width += WidthOf(text.AsSpan(at, length), rune);
            at += length;
        }

        return width;
    }

    private static int WidthOf(ReadOnlySpan<char> text, Rune rune)
    {
        const int EscapeWidth = 6;
        return rune.Value == '\t' ? TabWidth
            : Printable.IsHidden(text, rune) ? text.Length * EscapeWidth
            : DisplayWidth.Of(rune);
    }
}
