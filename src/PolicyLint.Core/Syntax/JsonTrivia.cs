namespace PolicyLint.Syntax;

/// <summary>Tells which of two neighbors the comments between them are about: the first as long as its line lasts, then the second.</summary>
internal static class JsonTrivia
{
    /// <summary>Where the comments about the second of two neighbors begin; null when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">Where the first one ends.</param>
    /// <param name="next">Where the second one begins.</param>
    public static int? CommentBefore(string text, int end, int next)
    {
        int lineEnd = text.IndexOfAny(['\n', '\r'], end, next - end);
        int comma = SkipComments(text, end, next, ',');
        return Find(text, lineEnd >= 0 ? lineEnd : comma, next);
    }

    /// <summary>The comments about the first of two neighbors, without the comma.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">Where the first one ends.</param>
    /// <param name="next">Where the second one begins.</param>
    public static string CommentsAfter(string text, int end, int next)
    {
        int lineEnd = text.IndexOfAny(['\n', '\r'], end, next - end);
        if (lineEnd < 0)
        {
            return "";
        }

        int comma = SkipComments(text, end, next, ',');
        string comments = text.Substring(end, Math.Min(comma, lineEnd) - end).TrimEnd();
        return comma < lineEnd ? comments + text.Substring(comma + 1, lineEnd - comma - 1).TrimEnd() : comments;
    }

    /// <summary>Where the comments behind the last of several end, if nothing else stands on its line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">Where it ends.</param>
    public static int EndOfComments(string text, int end)
    {
        int position = end;
        int commentsEnd = end;
        while (position < text.Length && text[position] is ' ' or '\t' or '/')
        {
            if (text[position] == '/')
            {
                commentsEnd = EndOfComment(text, position, text.Length);
                position = commentsEnd;
            }
            else
            {
                position++;
            }
        }

        return position < text.Length && text[position] is '\n' or '\r' ? commentsEnd : end;
    }

    /// <summary>The place of a character outside of comments; the end when it is not there.</summary>
    private static int SkipComments(string text, int start, int end, char wanted)
    {
        for (int i = start; i < end; i++)
        {
            if (text[i] == wanted)
            {
                return i;
            }

            if (text[i] == '/')
            {
                i = EndOfComment(text, i, end) - 1;
            }
        }

        return end;
    }

    private static int? Find(string text, int start, int end)
    {
        int slash = start < end ? text.IndexOf('/', start, end - start) : -1;
        return slash < 0 ? null : slash;
    }

    private static int EndOfComment(string text, int start, int end)
    {
        bool isBlock = start + 1 < end && text[start + 1] == '*';
        int found = isBlock ? text.IndexOf("*/", start + 2, StringComparison.Ordinal) + 2 : text.IndexOfAny(['\n', '\r'], start, end - start);
        return found < start + 1 ? end : Math.Min(found, end);
    }
}
