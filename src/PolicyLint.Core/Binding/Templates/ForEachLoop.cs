using PolicyLint.Syntax;

namespace PolicyLint.Binding.Templates;

/// <summary>
/// <c>Fn::ForEach</c>: members that are written for each item of a list. They are looked at once, with the item unknown.
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
/// </summary>
internal static class ForEachLoop
{
    /// <summary>True for the name of a loop.</summary>
    public static bool Is(SyntaxNode name) => !name.HasEscapes && name.RawText.StartsWith("Fn::ForEach".AsSpan(), StringComparison.Ordinal);

    /// <summary>Reads a member that is a loop: <c>"Fn::ForEach::Name": [Item, [items], {members}]</c>. Its item's name is known from then on.</summary>
    public static bool TryRead(SyntaxMember member, Template template, out SyntaxNode body)
    {
        body = default;
        if (!Is(member.Name))
        {
            return false;
        }

        int index = 0;
        foreach (SyntaxNode item in member.Value.Items)
        {
            if (index == 0 && item.Kind == SyntaxKind.String)
            {
                template.AddLoopName(item.GetText());
            }
            else if (index == 2)
            {
                body = item;
            }

            index++;
        }

        return index == 3 && body.Kind == SyntaxKind.Mapping;
    }
}
