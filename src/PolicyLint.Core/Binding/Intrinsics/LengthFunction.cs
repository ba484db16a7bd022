using System.Globalization;
using PolicyLint.Binding.Templates;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::Length</c>: how many items a list has.</summary>
internal sealed class LengthFunction : IntrinsicFunction
{
    public override string Name => "Fn::Length";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template)
    {
        if (template.ItemsOf(template.EvaluateArgument(call)) is not { } items)
        {
            return TemplateValue.TextAt(call.Place, Name);
        }

        var text = new TemplateString.Builder(call.Place);
        text.Append(items.Count.ToString(CultureInfo.InvariantCulture), call.Place.Span);
        return TemplateValue.Of(call.Place, text.ToTemplateString());
    }
}
