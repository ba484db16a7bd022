using PolicyLint.Binding.Templates;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::GetAZs</c>: the Availability Zones of a Region, which only the deployment knows.</summary>
internal sealed class GetAZsFunction : IntrinsicFunction
{
    public override string Name => "Fn::GetAZs";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template) => TemplateValue.UnknownAt(call.Place, Name);
}
