using PolicyLint.Binding.Templates;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::Join</c>: texts one after the other, with a delimiter between them.</summary>
internal sealed class JoinFunction : IntrinsicFunction
{
    public override string Name => "Fn::Join";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template)
    {
        SyntaxNode[] arguments = call.Items(2);
        if (arguments.Length != 2 || arguments[0].Kind is not (SyntaxKind.String or SyntaxKind.Mapping))
        {
            return template.Malformed(call, "a delimiter and a list");
        }

        TemplateValue list = template.Evaluate(arguments[1]);
        if (list.IsScalar)
        {
            return template.Malformed(call, "a delimiter and a list");
        }

        if (template.Evaluate(arguments[0]).KnownText is not { } delimiter || template.ItemsOf(list) is not { } items)
        {
            return TemplateValue.TextAt(call.Place, Name);
        }

        var text = new TemplateString.Builder(call.Place);
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(delimiter, new TextSpan(items[i].Node.Span.Start, 0));
            }

            text.Append(items[i], items[i].Text?.ToSymbolicString(items[i].Node).ToDisplayString() ?? "item", null);
        }

        return TemplateValue.Of(call.Place, text.ToTemplateString());
    }
}
