using System.Collections.Immutable;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>The kinds of principal that a policy can name.</summary>
public enum PrincipalType
{
    /// <summary>A key of the principal map that IAM does not know.</summary>
    Unknown,

    /// <summary>Accounts, users, roles, sessions, or <c>*</c>.</summary>
    Aws,

    /// <summary>An identity provider.</summary>
    Federated,

    /// <summary>An AWS service.</summary>
    Service,

    /// <summary>An S3 canonical user id.</summary>
    CanonicalUser,
}

/// <summary>A <c>Principal</c> or <c>NotPrincipal</c> element.</summary>
public sealed class PrincipalElement
{
    internal PrincipalElement(SymbolicString name, Origin origin, ValueShape shape, SymbolicString? text, ImmutableArray<PrincipalEntry> entries)
    {
        Name = name;
        Origin = origin;
        Shape = shape;
        Text = text;
        Entries = entries;
    }

    /// <summary>The element's name.</summary>
    public SymbolicString Name { get; }

    /// <summary>Where the whole value stands.</summary>
    public Origin Origin { get; }

    /// <summary>How it is written; only <see cref="ValueShape.Text"/> and <see cref="ValueShape.Map"/> are legal.</summary>
    public ValueShape Shape { get; }

    /// <summary>The text, when it is written as one: <c>"*"</c> is everyone.</summary>
    public SymbolicString? Text { get; }

    /// <summary>The members of the map, in order.</summary>
    public ImmutableArray<PrincipalEntry> Entries { get; }

    /// <summary>True for the bare string <c>"*"</c>.</summary>
    public bool IsEveryone => Text is { } text && text.Is("*") == Certainty.Yes;
}

/// <summary>One member of a principal map: a kind of principal and its values.</summary>
public sealed class PrincipalEntry
{
    internal PrincipalEntry(SymbolicString key, PrincipalType type, Origin origin, bool isList, ImmutableArray<SymbolicString> values)
    {
        Key = key;
        Type = type;
        Origin = origin;
        IsList = isList;
        Values = values;
    }

    /// <summary>The key as written.</summary>
    public SymbolicString Key { get; }

    /// <summary>What the key means; <see cref="PrincipalType.Unknown"/> unless it is spelt exactly.</summary>
    public PrincipalType Type { get; }

    /// <summary>Where its value stands, brackets included.</summary>
    public Origin Origin { get; }

    /// <summary>True when the value is written as a list.</summary>
    public bool IsList { get; }

    /// <summary>The principals, in order.</summary>
    public ImmutableArray<SymbolicString> Values { get; }
}
