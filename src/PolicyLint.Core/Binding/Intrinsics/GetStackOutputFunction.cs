using PolicyLint.Binding.Templates;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::GetStackOutput</c>: an output of another stack, which only the deployment knows.</summary>
internal sealed class GetStackOutputFunction : IntrinsicFunction
{
    public override string Name => "Fn::GetStackOutput";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template) => TemplateValue.TextAt(call.Place, Name);
}
