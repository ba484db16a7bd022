using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Grammar;

/// <summary>Where in a statement a variable stands.</summary>
internal enum VariablePlace
{
    /// <summary><c>Resource</c> or <c>NotResource</c>.</summary>
    Resource,

    /// <summary>A value under a String or Arn operator, or under one that IAM does not know.</summary>
    Comparison,

    /// <summary>A value under an operator that takes no variables.</summary>
    OtherOperator,

    /// <summary>An element that takes no variables.</summary>
    OtherElement,
}

/// <summary>A <c>${…}</c> in its value; never one of the escaped characters <c>${*}</c>, <c>${?}</c>, <c>${$}</c>.</summary>
internal readonly ref struct VariableUse
{
    public VariableUse(Statement statement, VariablePlace place, SymbolicString element, SymbolicString value, ReadOnlySpan<char> text, PolicyVariable variable)
    {
        Statement = statement;
        Place = place;
        Element = element;
        Value = value;
        Text = text;
        Variable = variable;
    }

    /// <summary>The statement that it stands in.</summary>
    public Statement Statement { get; }

    /// <summary>Where in the statement.</summary>
    public VariablePlace Place { get; }

    /// <summary>The name of the element or operator.</summary>
    public SymbolicString Element { get; }

    /// <summary>The value that it is part of.</summary>
    public SymbolicString Value { get; }

    /// <summary>The value's text.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>Its place in the text.</summary>
    public PolicyVariable Variable { get; }

    /// <summary>What stands between the braces.</summary>
    public ReadOnlySpan<char> Body => Variable.GetBody(Text);

    /// <summary>The body up to the comma that begins a default value, white space and all.</summary>
    public ReadOnlySpan<char> Key => Body.IndexOf(',') is var comma and >= 0 ? Body.Slice(0, comma) : Body;

    /// <summary>True when IAM replaces variables here.</summary>
    public bool IsReplaced => Place is VariablePlace.Resource or VariablePlace.Comparison && Statement.Policy.HasVariables;

    /// <summary>Where the variable stands in the file.</summary>
    public Origin Origin => Value.GetOrigin(Variable.Start, Variable.Length);

    /// <summary>The variable as written, for a message.</summary>
    public string Written => Text.Slice(Variable.Start, Variable.Length).ToString();

    /// <summary>The value with a part of it changed.</summary>
    public string Replace(int start, int length, string replacement)
        => Text.Slice(0, start).ToString() + replacement + Text.Slice(start + length).ToString();
}
