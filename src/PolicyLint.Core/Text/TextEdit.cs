using System.Text;

namespace PolicyLint.Text;

/// <summary>One replacement in a file.</summary>
/// <param name="Span">What is replaced; empty to insert.</param>
/// <param name="NewText">What stands there afterwards; empty to delete.</param>
public readonly record struct TextEdit(TextSpan Span, string NewText)
{
    /// <summary>Applies edits that do not overlap, in any order, all in the coordinates of <paramref name="text"/>.</summary>
    /// <exception cref="ArgumentException">Two edits overlap.</exception>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        // A stable sort: insertions at one place keep the order in which they were asked for.
        TextEdit[] sorted = edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.End).ToArray();
        var result = new StringBuilder(text.Length);
        int done = 0;
        foreach (TextEdit edit in sorted)
        {
            if (edit.Span.Start < done)
            {
                throw new ArgumentException($"Two edits overlap at offset {edit.Span.Start}.", nameof(edits));
            }

            result.Append(text, done, edit.Span.Start - done).Append(edit.NewText);
            done = edit.Span.End;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }
}
