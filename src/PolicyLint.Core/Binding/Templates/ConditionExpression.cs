using System.Collections.Immutable;

namespace PolicyLint.Binding.Templates;

/// <summary>The form of a condition of a template.</summary>
internal enum ConditionForm
{
    /// <summary>Always true, or always false.</summary>
    Constant,

    /// <summary>All operands hold.</summary>
    And,

    /// <summary>One of the operands holds.</summary>
    Or,

    /// <summary>The operand does not hold.</summary>
    Not,

    /// <summary>A parameter, or something else that the deployment knows, is a certain text.</summary>
    Equals,
}

/// <summary>A condition of a template, names of other conditions resolved.</summary>
/// <param name="Form">What it is.</param>
/// <param name="Value">The value of a constant.</param>
/// <param name="Variable">What an equality compares: the name of a parameter, or an expression as written.</param>
/// <param name="Text">What an equality compares it with.</param>
/// <param name="Operands">The operands of the others.</param>
internal sealed record ConditionExpression(ConditionForm Form, bool Value, string Variable, string Text, ImmutableArray<ConditionExpression> Operands)
{
    /// <summary>How many conditions are looked at for its value: one that is named twice counts twice.</summary>
    public long Size { get; } = 1 + Operands.Sum(operand => operand.Size);

    /// <summary>A condition that does not depend on anything.</summary>
    public static ConditionExpression Constant(bool value) => new(ConditionForm.Constant, value, "", "", ImmutableArray<ConditionExpression>.Empty);

    /// <summary>A condition of which nothing is known.</summary>
    public static ConditionExpression Open(string name) => Equality(name, "true");

    /// <summary>An equality.</summary>
    public static ConditionExpression Equality(string variable, string text) => new(ConditionForm.Equals, false, variable, text, ImmutableArray<ConditionExpression>.Empty);

    /// <summary>A condition over others.</summary>
    public static ConditionExpression Over(ConditionForm form, ImmutableArray<ConditionExpression> operands) => new(form, false, "", "", operands);

    /// <summary>The value when all variables are given.</summary>
    public bool Evaluate(IReadOnlyDictionary<string, string?> values)
    {
        switch (Form)
        {
            case ConditionForm.Constant:
                return Value;
            case ConditionForm.Equals:
                return values[Variable] == Text;
            case ConditionForm.Not:
                return !Operands[0].Evaluate(values);
            default:
                bool ends = Form == ConditionForm.Or;
                foreach (ConditionExpression operand in Operands)
                {
                    if (operand.Evaluate(values) == ends)
                    {
                        return ends;
                    }
                }

                return !ends;
        }
    }

    /// <summary>Adds the variables, each with the texts that it is compared with.</summary>
    public void AddVariables(IDictionary<string, List<string?>> variables)
    {
        if (Form == ConditionForm.Equals)
        {
            if (!variables.TryGetValue(Variable, out List<string?>? texts))
            {
                variables.Add(Variable, texts = []);
            }

            if (!texts.Contains(Text))
            {
                texts.Add(Text);
            }
        }

        foreach (ConditionExpression operand in Operands)
        {
            operand.AddVariables(variables);
        }
    }
}
