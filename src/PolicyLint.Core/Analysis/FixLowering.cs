using System.Collections.Immutable;
using PolicyLint.Binding;
using PolicyLint.Binding.Templates;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>Turns the edits of a fix into edits of the file's text.</summary>
internal static class FixLowering
{
    public static ImmutableArray<TextEdit> Lower(Fix fix, BoundFile file)
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        foreach (PolicyEdit edit in MergeInsertions(fix.Edits))
        {
            ImmutableArray<TextEdit> lowered = Lower(edit, file);
            if (lowered.IsEmpty)
            {
                // Half a fix is none.
                return lowered;
            }

            edits.AddRange(lowered);
        }

        return edits.ToImmutable();
    }

    private static ImmutableArray<TextEdit> Lower(PolicyEdit edit, BoundFile file)
    {
        if (file.IsTemplate && BreaksFunction(edit, file.Trees[0]))
        {
            return ImmutableArray<TextEdit>.Empty;
        }

        // The policy inside a string stands in a tree of its own, read after the tree that holds the string.
        for (int i = file.Trees.Length - 1; i >= 0; i--)
        {
            if (!file.Trees[i].Text.IsWritable)
            {
                continue;
            }

            NodeEditor editor = file.Trees[i].Language.CreateEditor(file.Trees[i]);
            ImmutableArray<TextEdit> lowered = edit is PolicyEdit.SplitStatement split ? Lower(split, editor)
                : Lower(edit, editor) is { } single ? ImmutableArray.Create(single)
                : ImmutableArray<TextEdit>.Empty;
            if (!lowered.IsEmpty)
            {
                return lowered;
            }
        }

        return ImmutableArray<TextEdit>.Empty;
    }

    /// <summary>True when the place is what an intrinsic function is given, and the function would not make of it what the edit means.</summary>
    private static bool BreaksFunction(PolicyEdit edit, SyntaxTree template)
    {
        // The policy's own objects are not what a function works on, and their members may be set.
        Origin? target = edit switch
        {
            PolicyEdit.ReplaceText replace => replace.Target,
            PolicyEdit.ReplaceElement replace => replace.Target,
            PolicyEdit.RemoveElement remove => remove.Target,
            Insertions insertions => insertions.Target,
            PolicyEdit.WrapInProperty wrap => wrap.Target,
            PolicyEdit.SplitStatement split => split.Statement,
            _ => null,
        };
        if (target is not { } place || FunctionArguments.FunctionAt(template, place.Span) is not { } function)
        {
            return false;
        }

        return edit is not PolicyEdit.ReplaceText text || function switch
        {
            "Fn::If" or "Fn::ToJsonString" or "Fn::FindInMap" => false,
            "Fn::Sub" => text.Text.Contains("${"),
            "Ref" or "Fn::GetAtt" => !IsTemplateName(text.Text),
            _ => true,
        };
    }

    private static bool IsTemplateName(string text)
    {
        bool isPseudoParameter = text.StartsWith("AWS::", StringComparison.Ordinal);
        return text.All(c => char.IsLetterOrDigit(c) || c == '.' || (c == ':' && isPseudoParameter));
    }

    private static ImmutableArray<TextEdit> Lower(PolicyEdit.SplitStatement split, NodeEditor editor)
    {
        var changes = new List<TextEdit>();
        foreach (PolicyEdit change in MergeInsertions(split.CopyEdits))
        {
            if (change is PolicyEdit.RemoveTrivia || Lower(change, editor.ForCopy) is not { } lowered)
            {
                return ImmutableArray<TextEdit>.Empty;
            }

            changes.Add(lowered);
        }

        return editor.Split(split.Statement.Span, ImmutableArray.CreateRange(split.Items, item => item.Span), "Sid", changes);
    }

    /// <summary>Several items for one list are one change: a single value becomes a list only once.</summary>
    private static ImmutableArray<PolicyEdit> MergeInsertions(ImmutableArray<PolicyEdit> edits)
    {
        var merged = ImmutableArray.CreateBuilder<PolicyEdit>(edits.Length);
        foreach (PolicyEdit edit in edits)
        {
            if (edit is PolicyEdit.InsertElement insert)
            {
                int earlier = IndexOfInsertions(merged, insert.Target);
                if (earlier >= 0)
                {
                    merged[earlier] = new Insertions(insert.Target, ((Insertions)merged[earlier]).Texts.Add(insert.Text));
                }
                else
                {
                    merged.Add(new Insertions(insert.Target, ImmutableArray.Create(insert.Text)));
                }
            }
            else
            {
                merged.Add(edit);
            }
        }

        return merged.ToImmutable();
    }

    private static int IndexOfInsertions(ImmutableArray<PolicyEdit>.Builder edits, Origin target)
    {
        for (int i = 0; i < edits.Count; i++)
        {
            if (edits[i] is Insertions insertions && insertions.Target.Equals(target))
            {
                return i;
            }
        }

        return -1;
    }

    private static TextEdit? Lower(PolicyEdit edit, NodeEditor editor) => edit switch
    {
        PolicyEdit.ReplaceText replace => editor.ReplaceText(replace.Target.Span, replace.Text),
        PolicyEdit.ReplaceElement replace => editor.ReplaceItem(replace.Target.Span, replace.Texts),
        PolicyEdit.RemoveElement remove => editor.Remove(remove.Target.Span),
        Insertions insertions => editor.Append(insertions.Target.Span, insertions.Texts.ToArray()),
        PolicyEdit.SetProperty set => editor.SetMember(set.Target.Span, set.Name, set.Text),
        PolicyEdit.WrapInProperty wrap => editor.Wrap(wrap.Target.Span, wrap.Name),
        PolicyEdit.RemoveWhiteSpace compact => editor.RemoveWhiteSpace(compact.Target.Span),
        PolicyEdit.RemoveTrivia trivia => new TextEdit(trivia.Target.Span, ""),
        _ => null,
    };

    private sealed record Insertions(Origin Target, ImmutableArray<string> Texts) : PolicyEdit;
}
