using PolicyLint.Binding.Templates;
using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::If</c>: one of two values, as the condition says that is assumed at the moment.</summary>
internal sealed class IfFunction : IntrinsicFunction
{
    public override string Name => "Fn::If";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template)
    {
        SyntaxNode[] items = call.Items(3);
        if (items.Length != 3 || items[0].Kind != SyntaxKind.String)
        {
            return template.Malformed(call, "a condition and two values");
        }

        string condition = items[0].GetText();
        if (!template.TryGetCondition(condition, out _))
        {
            if (!template.MayDeclareMore)
            {
                template.Report(TemplateFaultKind.UndefinedCondition, items[0].Span, condition);
            }

            return TemplateValue.UnknownAt(call.Place, Name);
        }

        return template.Conditions.TryAssume(condition, out bool holds)
            ? template.Evaluate(holds ? items[1] : items[2])
            : TemplateValue.UnknownAt(call.Place, Name);
    }
}
