using System.Collections.Immutable;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>
/// Finds the suppressions in comments: <c># policylint: ignore[PL3002] -- reason</c> in YAML, <c>// …</c> and <c>/* … */</c> in JSON,
/// also in the JSON text of a policy that stands in a string.
/// </summary>
internal static class CommentSuppressions
{
    /// <summary>What a comment that suppresses begins with.</summary>
    private const string Marker = "policylint:";

    /// <summary>Reads the comments of a tree.</summary>
    public static void Read(SyntaxTree tree, ImmutableArray<Suppression>.Builder suppressions)
    {
        foreach (TextSpan comment in tree.Annotations.Comments)
        {
            Read(tree, comment, suppressions);
        }

        foreach (SyntaxDiagnostic diagnostic in tree.Diagnostics)
        {
            if (diagnostic.Fault == SyntaxFault.Comment)
            {
                Read(tree, diagnostic.Span, suppressions);
            }
        }
    }

    private static void Read(SyntaxTree tree, TextSpan comment, ImmutableArray<Suppression>.Builder suppressions)
    {
        string text = tree.Text.Text;
        TextSpan content = ContentOf(text, comment);
        if (string.CompareOrdinal(text, content.Start, Marker, 0, Marker.Length) != 0 || content.Length < Marker.Length)
        {
            return;
        }

        var parser = new SuppressionParser(text, TextSpan.FromBounds(content.Start + Marker.Length, content.End));
        parser.ReadDirective();
        Origin origin = tree.Text.GetOrigin(comment);
        if (parser.Fault is { } fault)
        {
            Origin place = fault.Span.IsEmpty ? origin : tree.Text.GetOrigin(fault.Span);
            suppressions.Add(Suppression.Malformed(SuppressionKind.Comment, origin, null, new SuppressionFault(place, fault.Found, fault.Expected)));
            return;
        }

        suppressions.Add(new Suppression(SuppressionKind.Comment, origin, parser.Rules.ConvertAll(rule => new SuppressedRule(rule.Name, tree.Text.GetOrigin(rule.Span))).ToArray())
        {
            Until = parser.Until,
            UntilOrigin = parser.Until is null ? null : tree.Text.GetOrigin(parser.UntilSpan),
            Ticket = parser.Ticket,
            Reason = parser.Reason,
            Reach = parser.IsForFile ? SuppressionReach.EntireFile : CommentTarget.Of(tree, comment),
        });
    }

    /// <summary>What a comment says, without the signs around it.</summary>
    private static TextSpan ContentOf(string text, TextSpan comment)
    {
        int start = comment.Start + (text[comment.Start] == '#' ? 1 : 2);
        bool isBlock = text[comment.Start] == '/' && text[comment.Start + 1] == '*';
        int end = isBlock ? comment.End - 2 : comment.End;
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return TextSpan.FromBounds(Math.Min(start, end), end);
    }
}
