using System.Collections.Immutable;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>The values of <c>Action</c>, <c>Resource</c> and their negations: one text or a list of texts, made alike.</summary>
public sealed class ValueList
{
    internal ValueList(SymbolicString name, Origin origin, bool isList, ImmutableArray<SymbolicString> values)
    {
        Name = name;
        Origin = origin;
        IsList = isList;
        Values = values;
    }

    /// <summary>The element's name, such as <c>NotAction</c>.</summary>
    public SymbolicString Name { get; }

    /// <summary>Where the whole value stands, brackets included.</summary>
    public Origin Origin { get; }

    /// <summary>True when it is written as a list.</summary>
    public bool IsList { get; }

    /// <summary>The texts, in order. Members of another type are in <see cref="Policy.TypeMismatches"/>.</summary>
    public ImmutableArray<SymbolicString> Values { get; }
}
