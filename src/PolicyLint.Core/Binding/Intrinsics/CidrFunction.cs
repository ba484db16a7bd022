using PolicyLint.Binding.Templates;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::Cidr</c>: a list of address ranges, which depends on how networks are cut.</summary>
internal sealed class CidrFunction : IntrinsicFunction
{
    public override string Name => "Fn::Cidr";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template) => TemplateValue.UnknownAt(call.Place, Name);
}
