using PolicyLint.Binding.Templates;
using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::Sub</c>: a text with <c>${…}</c> for parameters, resources and their attributes, and <c>${!…}</c> for what is to stay.</summary>
internal sealed class SubFunction : IntrinsicFunction
{
    private const string Shape = "a text, or a list of a text and an object of variables";

    public override string Name => "Fn::Sub";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template)
    {
        SyntaxNode text = call.Argument;
        SyntaxNode? variables = null;
        if (text.Kind == SyntaxKind.Sequence)
        {
            SyntaxNode[] items = call.Items(2);
            if (items.Length != 2 || items[1].Kind != SyntaxKind.Mapping)
            {
                return template.Malformed(call, Shape);
            }

            text = items[0];
            variables = items[1];
        }

        if (text.Kind == SyntaxKind.String)
        {
            return Substitute(call, text, variables, template);
        }

        // The language extensions allow functions for the text; what they make is known only then.
        return text.Kind == SyntaxKind.Mapping ? TemplateValue.UnknownAt(call.Place, Name) : template.Malformed(call, Shape);
    }

    private static TemplateValue Substitute(IntrinsicCall call, SyntaxNode text, SyntaxNode? variables, Template template)
    {
        DecodedText decoded = text.Decode();
        string characters = decoded.Text;
        var result = new TemplateString.Builder(text);
        result.SetEncoding(inserted => decoded.EncodeToParent(inserted.Replace("${", "${!")));
        int position = 0;
        bool hasVariables = false;
        while (TryFindVariable(characters, position, out int start, out int end))
        {
            result.Append(decoded, position, start);
            string name = characters.Substring(start + 2, end - start - 3);
            TextSpan written = decoded.ToParent(TextSpan.FromBounds(start, end));
            if (name.StartsWith("!", StringComparison.Ordinal))
            {
                // The exclamation mark goes, the rest keeps its places.
                result.Append("${", decoded.ToParent(TextSpan.FromBounds(start, start + 3)));
                result.Append(decoded, start + 3, end);
            }
            else
            {
                AppendVariable(result, name.Trim(), written, text, variables, template);
            }

            hasVariables = true;
            position = end;
        }

        if (!hasVariables)
        {
            template.Report(TemplateFaultKind.SubWithoutVariables, text.Span, call.Name, call: call.Place.Span);
        }

        result.Append(decoded, position, characters.Length);
        return TemplateValue.Of(text, result.ToTemplateString());
    }

    /// <summary>Finds <c>${…}</c>. What has no closing brace is text.</summary>
    private static bool TryFindVariable(string text, int position, out int start, out int end)
    {
        start = text.IndexOf("${", position, StringComparison.Ordinal);
        int close = start < 0 ? -1 : text.IndexOf('}', start);
        end = close + 1;
        return close >= 0;
    }

    private static void AppendVariable(TemplateString.Builder result, string name, TextSpan written, SyntaxNode text, SyntaxNode? variables, Template template)
    {
        TemplateValue value = variables is { } map && map.TryGetMember(name, out SyntaxNode given) ? template.Evaluate(given)
            : name.IndexOf('.') is var dot and > 0 ? GetAttFunction.Resolve(name.Substring(0, dot), name.Substring(dot + 1), text, written, template)
            : RefFunction.Resolve(name, text, written, template);
        result.Append(value, name, written);
    }
}
