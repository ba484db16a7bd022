using PolicyLint.Analysis;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>Takes a comment away so that the file reads as if it had never been there.</summary>
internal static class CommentRemoval
{
    /// <summary>With the comment go the blanks beside it, and its line where nothing else stands on it.</summary>
    /// <param name="comment">Where the comment stands.</param>
    public static PolicyEdit Of(Origin comment) => new PolicyEdit.RemoveTrivia(Widen(comment));

    private static Origin Widen(Origin comment)
    {
        string text = comment.Source.Text;
        int start = comment.Span.Start;
        int end = comment.Span.End;
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        bool startsLine = start == 0 || text[start - 1] is '\n' or '\r';
        int next = SkipBlanks(text, end);
        bool endsLine = next == text.Length || text[next] is '\n' or '\r';
        if (startsLine && endsLine)
        {
            end = next;
            end += end < text.Length && text[end] == '\r' ? 1 : 0;
            end += end < text.Length && text[end] == '\n' ? 1 : 0;
        }
        else if (startsLine)
        {
            // What follows takes the comment's place, at its indentation.
            start = comment.Span.Start;
            end = next;
        }

        return new Origin(comment.Source, TextSpan.FromBounds(start, end));
    }

    private static int SkipBlanks(string text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
        {
            position++;
        }

        return position;
    }
}
