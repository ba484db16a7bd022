using PolicyLint.Binding.Templates;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::Base64</c>: a text in another spelling, which no policy is read from.</summary>
internal sealed class Base64Function : IntrinsicFunction
{
    public override string Name => "Fn::Base64";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template) => TemplateValue.TextAt(call.Place, Name);
}
