using System.Collections.Immutable;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>A <c>Condition</c> element: operators, each with keys, each with values. All must hold.</summary>
public sealed class ConditionBlock
{
    internal ConditionBlock(SymbolicString name, Origin origin, ImmutableArray<ConditionOperatorBlock> operators)
    {
        Name = name;
        Origin = origin;
        Operators = operators;
    }

    /// <summary>The element's name.</summary>
    public SymbolicString Name { get; }

    /// <summary>Where the whole value stands, braces included.</summary>
    public Origin Origin { get; }

    /// <summary>The operators, in order.</summary>
    public ImmutableArray<ConditionOperatorBlock> Operators { get; }

    /// <summary>True when some operator tests this key.</summary>
    /// <param name="key">The key; compared without regard to case, as IAM does.</param>
    public bool HasKey(string key)
    {
        foreach (ConditionOperatorBlock block in Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (condition.Key.Is(key, ignoreCase: true) == Certainty.Yes)
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>One operator of a condition block and the keys under it.</summary>
public sealed class ConditionOperatorBlock
{
    internal ConditionOperatorBlock(SymbolicString name, ConditionOperator @operator, Origin origin)
    {
        Name = name;
        Operator = @operator;
        Origin = origin;
    }

    /// <summary>The operator as written.</summary>
    public SymbolicString Name { get; }

    /// <summary>The operator as read.</summary>
    public ConditionOperator Operator { get; }

    /// <summary>Where the keys stand, braces included.</summary>
    public Origin Origin { get; }

    /// <summary>The keys, in order.</summary>
    public ImmutableArray<Condition> Conditions { get; internal set; } = ImmutableArray<Condition>.Empty;
}

/// <summary>One test: an operator, a key, the values.</summary>
public sealed class Condition
{
    internal Condition(ConditionOperatorBlock block, SymbolicString key, Origin origin, bool isList, ImmutableArray<ConditionValue> values)
    {
        Block = block;
        Key = key;
        Origin = origin;
        IsList = isList;
        Values = values;
    }

    /// <summary>The operator that it stands under.</summary>
    public ConditionOperatorBlock Block { get; }

    /// <summary>The operator as read.</summary>
    public ConditionOperator Operator => Block.Operator;

    /// <summary>The condition key.</summary>
    public SymbolicString Key { get; }

    /// <summary>Where the value or list of values stands.</summary>
    public Origin Origin { get; }

    /// <summary>True when the values are written as a list.</summary>
    public bool IsList { get; }

    /// <summary>The values, in order.</summary>
    public ImmutableArray<ConditionValue> Values { get; }
}

/// <summary>One value of a condition: a text, or a number or Boolean without quotes.</summary>
/// <param name="Text">The value as text.</param>
/// <param name="Shape">How it is written: <see cref="ValueShape.Text"/>, <see cref="ValueShape.Number"/> or <see cref="ValueShape.Boolean"/>.</param>
public readonly record struct ConditionValue(SymbolicString Text, ValueShape Shape);
