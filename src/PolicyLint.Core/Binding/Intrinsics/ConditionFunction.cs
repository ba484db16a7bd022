using PolicyLint.Binding.Templates;

namespace PolicyLint.Binding.Intrinsics;

/// <summary>The functions that conditions are made of. They have no value outside of the Conditions section: <see cref="TemplateConditions"/> reads them.</summary>
internal sealed class ConditionFunction(string name) : IntrinsicFunction
{
    public override string Name => name;

    public override TemplateValue Evaluate(IntrinsicCall call, Template template) => TemplateValue.UnknownAt(call.Place, Name);
}
