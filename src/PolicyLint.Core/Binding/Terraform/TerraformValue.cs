using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;

namespace PolicyLint.Binding.Terraform;

/// <summary>
/// A value of a resource, and beside it what the plan says is unknown of it: a tree of the same form in which <c>true</c>
/// stands for what is known after apply only. In the value itself the unknown is left out or null.
/// Source: https://developer.hashicorp.com/terraform/internals/json-format#change-representation
/// </summary>
internal readonly struct TerraformValue
{
    private readonly SyntaxNode? _name;
    private readonly SyntaxNode? _value;
    private readonly SyntaxNode? _unknown;

    /// <summary>Puts a value and what is unknown of it together.</summary>
    /// <param name="value">The value; null when it is left out.</param>
    /// <param name="unknown">What is unknown of it; null when all is known.</param>
    /// <param name="pointer">The way to the value in the file.</param>
    /// <param name="name">The name that it stands under.</param>
    public TerraformValue(SyntaxNode? value, SyntaxNode? unknown, string pointer, SyntaxNode? name = null)
    {
        _value = value;
        _unknown = unknown;
        _name = name;
        Pointer = pointer;
    }

    /// <summary>The way to the value in the file.</summary>
    public string Pointer { get; }

    /// <summary>True when it is there.</summary>
    public bool IsGiven => _value is { Kind: not (SyntaxKind.Null or SyntaxKind.Missing) };

    /// <summary>True when it is there and not empty: providers write an empty text or list for what is left out.</summary>
    public bool IsSet => IsGiven && Node.Kind switch
    {
        SyntaxKind.String => !Node.ContentSpan.IsEmpty,
        SyntaxKind.Sequence => !Node.Items.IsEmpty,
        _ => true,
    };

    /// <summary>True when it is known after apply only.</summary>
    public bool IsUnknown => !IsGiven && _unknown is { Kind: SyntaxKind.Boolean } unknown && unknown.TextIs("true");

    /// <summary>True when it is a text.</summary>
    public bool IsText => _value is { Kind: SyntaxKind.String };

    /// <summary>What stands in the file for it: the value, or the word that says that it is unknown. Only when there is one of both.</summary>
    public SyntaxNode Node => IsGiven ? _value!.Value : (_unknown ?? _value)!.Value;

    /// <summary>The name that it stands under. Only for a member that is given or unknown.</summary>
    public SyntaxNode Name => _name!.Value;

    /// <summary>A member of it.</summary>
    public TerraformValue this[string member]
    {
        get
        {
            SyntaxNode? name = null;
            SyntaxNode? unknown = IsUnknown ? _unknown : _unknown is { } known ? Find(known, member, ref name) : null;
            SyntaxNode? value = _value is { } given ? Find(given, member, ref name) : null;
            return new TerraformValue(value, unknown, $"{Pointer}/{member}", name ?? _name);
        }
    }

    /// <summary>
    /// The items of a list. A single block that is not in a list is its only item. What is unknown as a whole has none:
    /// nobody knows how many there will be.
    /// </summary>
    public ImmutableArray<TerraformValue> Items()
    {
        if (!IsGiven)
        {
            return ImmutableArray<TerraformValue>.Empty;
        }

        if (Node.Kind != SyntaxKind.Sequence)
        {
            return ImmutableArray.Create(this);
        }

        var items = ImmutableArray.CreateBuilder<TerraformValue>();
        SyntaxNodeSequence.Enumerator unknown = _unknown is { } beside ? beside.Items.GetEnumerator() : default(SyntaxNodeSequence).GetEnumerator();
        int index = 0;
        foreach (SyntaxNode item in Node.Items)
        {
            SyntaxNode? unknownItem = unknown.MoveNext() ? unknown.Current : null;
            items.Add(new TerraformValue(item, unknownItem, $"{Pointer}/{(index++).ToString(CultureInfo.InvariantCulture)}"));
        }

        return items.ToImmutable();
    }

    /// <summary>All values at the end of a way, <c>[]</c> in it for the items of a list.</summary>
    public ImmutableArray<TerraformValue> Follow(string[] way)
    {
        ImmutableArray<TerraformValue> found = ImmutableArray.Create(this);
        foreach (string segment in way)
        {
            var next = ImmutableArray.CreateBuilder<TerraformValue>();
            foreach (TerraformValue value in found)
            {
                if (segment == "[]")
                {
                    next.AddRange(value.Items());
                }
                else
                {
                    next.Add(value[segment]);
                }
            }

            found = next.ToImmutable();
        }

        return found;
    }

    /// <summary>The value as a text of the model, a hole when it is unknown. False when it is neither.</summary>
    /// <param name="name">What fills the hole.</param>
    /// <param name="text">The text.</param>
    public bool TryGetText(string name, out SymbolicString text)
    {
        if (IsText && IsSet)
        {
            text = PolicyBinder.BindText(Node);
            return true;
        }

        text = IsUnknown ? Hole(name, Node) : default;
        return IsUnknown;
    }

    /// <summary>A text of which nothing is known.</summary>
    /// <param name="name">What fills it.</param>
    /// <param name="place">What stands in its place.</param>
    public static SymbolicString Hole(string name, SyntaxNode place)
        => new(place.Tree.Text, ImmutableArray.Create(new SymbolicString.Piece(name, IsHole: true)), place.Origin.Span);

    private static SyntaxNode? Find(SyntaxNode node, string member, ref SyntaxNode? name)
    {
        SyntaxNode? found = null;
        foreach (SyntaxMember candidate in node.Members)
        {
            if (candidate.Name.TextIs(member))
            {
                name = candidate.Name;
                found = candidate.Value;
            }
        }

        return found;
    }
}
