using System.Collections.Immutable;
using CsCheck;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Yaml.Tests;

/// <summary>Whatever is edited in whatever layout, the text still parses, and what was not edited says what it said.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class YamlNodeEditorProperties
{
    private static readonly Gen<string> Value = Gen.OneOf("s3:*", "'it''s'", "\"a\\tb\"", "'*'", "x y", ">-\n{0}      folded\n{0}      text");

    private static readonly Gen<string> Comment = Gen.OneOf("", "", " # why");

    private static readonly Gen<string> BlockList = Gen.Select(Gen.Int[0, 1], Gen.Select(Gen.OneOf("", "{0}    # above\n"), Value, Comment, (above, value, comment) => (above, value, comment)).Array[1, 4], (deeper, items) =>
        "\n" + string.Join("\n", items.Select(item => item.above + (deeper == 0 ? "{0}  - " : "{0}    - ") + item.value + (item.value[0] == '>' ? "" : item.comment))));

    private static readonly Gen<string> FlowList = Gen.OneOf("s3:*", "'it''s'", "\"a\\tb\"", "'*'").Array[0, 4].Select(items => " [" + string.Join(", ", items) + "]");

    private static readonly Gen<string> Member = Gen.OneOf(BlockList, FlowList, Value.Select(value => " " + value));

    private static readonly Gen<string> Documents = Gen.Select(Member, Member, Comment, Gen.Bool, Gen.Bool, Gen.Bool, (action, resource, comment, isList, isWindows, endsInBreak) =>
    {
        string indentation = isList ? "    " : "  ";
        string first = isList ? "  - " : "  ";
        string text = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            $"# Head\nVersion: '2012-10-17'\nStatement:\n{first}Sid: A{comment}\n{{0}}Action:{action}\n{{0}}Resource:{resource}\nId: end",
            indentation) + (endsInBreak ? "\n" : "");
        return isWindows ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
    });

    private static readonly Dictionary<string, Func<NodeEditor, SyntaxNode, IEnumerable<TextEdit>>> Edits = new()
    {
        ["ReplaceText"] = (editor, node) => One(editor.ReplaceText(node.Span, "new: it's")),
        ["ReplaceItem"] = (editor, node) => One(editor.ReplaceItem(node.Span, ["new:1", "*", "new:3"])),
        ["Remove"] = (editor, node) => One(editor.Remove(node.Span)),
        ["Append"] = (editor, node) => One(editor.Append(node.Span, "new:1", "*")),
        ["SetMember"] = (editor, node) => One(editor.SetMember(node.Span, "New", "new: it's")),
        ["Wrap"] = (editor, node) => One(editor.Wrap(node.Span, "New")),
    };

    private static IEnumerable<string> Operations => Edits.Keys;

    [TestCaseSource(nameof(Operations))]
    public void Leaves_YAML_behind_and_the_rest_as_it_was(string operation) => Documents.Sample(text =>
    {
        SyntaxTree tree = YamlReader.Read(SourceText.From(text));
        tree.Diagnostics.Should().BeEmpty(text);
        int made = 0;
        for (int i = 0; i < tree.Nodes.Length; i++)
        {
            var node = new SyntaxNode(tree, i);
            TextEdit[] edits = [.. Edits[operation](new YamlNodeEditor(tree), node)];
            if (edits.Length == 0)
            {
                continue;
            }

            made++;
            string edited = TextEdit.Apply(text, edits);
            SyntaxTree after = YamlReader.Read(SourceText.From(edited));
            after.Diagnostics.Should().BeEmpty("{0} of {1} gives\n{2}", operation, node.RawText.ToString(), edited);
            (edited.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n', StringComparison.Ordinal) && edited.Contains("\r\n", StringComparison.Ordinal))
                .Should().BeFalse("line ends are not mixed in\n{0}", edited);
            Texts(tree, node.Span).Except(Texts(after)).Should().BeEmpty("{0} of {1} gives\n{2}", operation, node.RawText.ToString(), edited);
        }

        made.Should().BePositive(text);
    }, iter: 400);

    /// <summary>Of two statements one has what goes, the other what stays, and both have the rest.</summary>
    [Test]
    public void A_split_shares_out_the_items() => Documents.Sample(text =>
    {
        SyntaxTree tree = YamlReader.Read(SourceText.From(text));
        foreach (SyntaxNode list in Nodes(tree).Where(node => node.Kind == SyntaxKind.Sequence))
        {
            ImmutableArray<TextSpan> items = [.. ItemsOf(list).Where(item => item.Kind == SyntaxKind.String).Select(item => item.Span)];
            SyntaxNode mapping = Nodes(tree).Last(node => node.Kind == SyntaxKind.Mapping && node.Index < list.Index && list.Index < node.Next);
            for (int taken = 1; taken < items.Length; taken++)
            {
                ImmutableArray<TextEdit> edits = new YamlNodeEditor(tree).Split(mapping.Span, items[..taken], "Sid", []);
                if (edits.IsEmpty)
                {
                    continue;
                }

                string edited = TextEdit.Apply(text, edits);
                SyntaxTree after = YamlReader.Read(SourceText.From(edited));
                after.Diagnostics.Should().BeEmpty(edited);
                int rest = Texts(tree, list.Span).Count(value => value is "Action" or "Resource" or "folded text" or "s3:*" or "it's" or "a\tb" or "*" or "x y");
                Texts(after).Should().HaveCountGreaterThan(Texts(tree).Length, edited);
                Texts(after).Where(value => value == "Sid").Should().ContainSingle(edited);
                Texts(after).Where(value => value == "Action").Should().HaveCount(2, edited);
                Texts(after).Where(value => value == "Resource").Should().HaveCount(2, edited);
                rest.Should().BePositive();
            }
        }
    }, iter: 400);

    private static IEnumerable<TextEdit> One(TextEdit? edit) => edit is { } made ? [made] : [];

    private static IEnumerable<SyntaxNode> Nodes(SyntaxTree tree) => Enumerable.Range(0, tree.Nodes.Length).Select(i => new SyntaxNode(tree, i));

    private static IEnumerable<SyntaxNode> ItemsOf(SyntaxNode list)
    {
        foreach (SyntaxNode item in list.Items)
        {
            yield return item;
        }
    }

    /// <summary>The texts of a tree in order, names included; those in a span, and the element that it is the name or value of, left out.</summary>
    private static string[] Texts(SyntaxTree tree, TextSpan? without = null)
    {
        List<string> texts = [];
        foreach (SyntaxNode node in Nodes(tree).Where(node => node.Kind is not (SyntaxKind.Mapping or SyntaxKind.Sequence)))
        {
            texts.Add(node.GetText());
        }

        if (without is not { } span)
        {
            return [.. texts];
        }

        // What is beside it in the same statement may go with it; what stands in the document beside that may not.
        return [.. Nodes(tree).Where(node => node.Kind is not (SyntaxKind.Mapping or SyntaxKind.Sequence) && !Touches(tree, node, span)).Select(node => node.GetText())];
    }

    private static bool Touches(SyntaxTree tree, SyntaxNode node, TextSpan span)
    {
        if (span.Contains(node.Span))
        {
            return true;
        }

        // A member goes with its name.
        foreach (SyntaxNode mapping in Nodes(tree).Where(candidate => candidate.Kind == SyntaxKind.Mapping))
        {
            foreach (SyntaxMember member in mapping.Members)
            {
                bool isMember = member.Name.Span == span || member.Value.Span == span;
                if (isMember && (member.Name.Span == node.Span || member.Value.Span.Contains(node.Span)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
