using System.Collections.Immutable;
using PolicyLint.Binding;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>Turns the edits of a fix into edits of the file's text.</summary>
internal static class FixLowering
{
    public static ImmutableArray<TextEdit> Lower(Fix fix, BoundFile file)
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        foreach (PolicyEdit edit in fix.Edits)
        {
            // The policy inside a string stands in a tree of its own, read after the tree that holds the string.
            for (int i = file.Trees.Length - 1; i >= 0; i--)
            {
                var editor = new JsonNodeEditor(file.Trees[i]);
                if (Lower(edit, editor) is { } lowered)
                {
                    edits.Add(lowered);
                    break;
                }
            }
        }

        // Half a fix is none.
        return edits.Count == fix.Edits.Length ? edits.ToImmutable() : ImmutableArray<TextEdit>.Empty;
    }

    private static TextEdit? Lower(PolicyEdit edit, JsonNodeEditor editor) => edit switch
    {
        PolicyEdit.ReplaceText replace => editor.ReplaceText(replace.Target.Span, replace.Text),
        PolicyEdit.RemoveElement remove => editor.Remove(remove.Target.Span),
        PolicyEdit.InsertElement insert => editor.Append(insert.Target.Span, insert.Text),
        PolicyEdit.SetProperty set => editor.SetMember(set.Target.Span, set.Name, set.Text),
        PolicyEdit.WrapInProperty wrap => editor.Wrap(wrap.Target.Span, wrap.Name),
        PolicyEdit.RemoveTrivia trivia => new TextEdit(trivia.Target.Span, ""),
        _ => null,
    };
}
