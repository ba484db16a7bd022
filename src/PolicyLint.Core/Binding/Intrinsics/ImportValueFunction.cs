using PolicyLint.Binding.Templates;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::ImportValue</c>: an export of another stack, which only the deployment knows.</summary>
internal sealed class ImportValueFunction : IntrinsicFunction
{
    public override string Name => "Fn::ImportValue";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template) => TemplateValue.TextAt(call.Place, Name);
}
