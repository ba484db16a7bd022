using System.Globalization;
using PolicyLint.Binding.Templates;
using PolicyLint.Syntax;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::Select</c>: one item of a list.</summary>
internal sealed class SelectFunction : IntrinsicFunction
{
    public override string Name => "Fn::Select";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template)
    {
        SyntaxNode[] arguments = call.Items(2);
        if (arguments.Length != 2)
        {
            return template.Malformed(call, "an index and a list");
        }

        return int.TryParse(template.Evaluate(arguments[0]).KnownText, NumberStyles.None, CultureInfo.InvariantCulture, out int wanted)
            && template.ItemsOf(template.Evaluate(arguments[1])) is { } items
            && wanted < items.Count
                ? items[wanted]
                : TemplateValue.TextAt(call.Place, Name);
    }
}
