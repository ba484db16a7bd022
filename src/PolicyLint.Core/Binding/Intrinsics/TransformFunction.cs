using PolicyLint.Binding.Templates;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::Transform</c>: what a macro makes, such as AWS::Include of a file in S3.</summary>
internal sealed class TransformFunction : IntrinsicFunction
{
    public override string Name => "Fn::Transform";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template) => TemplateValue.UnknownAt(call.Place, Name);
}
