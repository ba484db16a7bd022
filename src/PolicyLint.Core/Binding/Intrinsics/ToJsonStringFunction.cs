using PolicyLint.Binding.Templates;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::ToJsonString</c>: the argument as JSON text; a policy in it is the argument.</summary>
internal sealed class ToJsonStringFunction : IntrinsicFunction
{
    public override string Name => "Fn::ToJsonString";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template) => template.EvaluateArgument(call);
}
