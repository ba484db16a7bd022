using System.Collections.Immutable;
using PolicyLint.Binding.Templates;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding;

/// <summary>
/// Makes a <see cref="Policy"/> of a syntax node: every "one or a list" form becomes a list, and what does not fit the
/// grammar becomes a fact of the model. It judges nothing.
/// </summary>
internal sealed class PolicyBinder
{
    private const string OneOrManyStrings = "a string or a list of strings";

    private readonly ImmutableArray<TypeMismatch>.Builder _mismatches = ImmutableArray.CreateBuilder<TypeMismatch>();
    private readonly TemplateTexts? _texts;

    /// <summary>True when something of the policy or statement at hand is not known at all: it is then not complete.</summary>
    private bool _hasUnknown;

    private PolicyBinder(TemplateTexts? texts) => _texts = texts;

    /// <summary>Binds a whole document.</summary>
    /// <param name="node">A mapping.</param>
    /// <param name="kind">What the file or the user says that it is attached to; null to infer it.</param>
    /// <param name="name">What the file calls it.</param>
    /// <param name="pointer">The way to it in the file.</param>
    /// <param name="texts">What functions of a template made in it.</param>
    public static Policy BindDocument(SyntaxNode node, PolicyKind? kind, string name, string pointer, TemplateTexts? texts = null)
        => new PolicyBinder(texts).Document(node, kind, name, pointer);

    /// <summary>Binds bare statements that have no document around them.</summary>
    /// <param name="node">One statement, or a sequence of them.</param>
    /// <param name="kind">What the file or the user says that they are attached to; null to infer it.</param>
    /// <param name="name">What the file calls them.</param>
    /// <param name="pointer">The way to them in the file.</param>
    /// <param name="texts">What functions of a template made in them.</param>
    public static Policy BindStatements(SyntaxNode node, PolicyKind? kind, string name, string pointer, TemplateTexts? texts = null)
    {
        var binder = new PolicyBinder(texts);
        var policy = new Policy
        {
            Origin = node.Origin,
            Name = name,
            Pointer = pointer,
            IsComplete = !node.IsIncomplete,
            IsFragment = true,
            MayHavePlaceholders = texts is not null || MayHavePlaceholders(node),
        };
        return binder.Complete(policy, binder.Statements(policy, node), kind);
    }

    /// <summary>What stands in the place of a policy document and is none: a number, a text that is no JSON.</summary>
    /// <param name="node">What stands there.</param>
    /// <param name="kind">What the file or the user says that it is attached to.</param>
    /// <param name="property">The name of the place.</param>
    /// <param name="name">What the file calls it.</param>
    /// <param name="pointer">The way to it in the file.</param>
    public static Policy BindNoPolicy(SyntaxNode node, PolicyKind? kind, string property, string name, string pointer)
    {
        var binder = new PolicyBinder(null);
        binder.Mismatch(property, "an object or JSON text", node);
        // Not complete: what is absent is absent because nothing was read.
        var policy = new Policy { Origin = node.Origin, Name = name, Pointer = pointer };
        return binder.Complete(policy, ImmutableArray<Statement>.Empty, kind);
    }

    /// <summary>A scalar as a value of the model. An unescaped one costs nothing.</summary>
    public static SymbolicString BindText(SyntaxNode node)
    {
        TextSpan token = node.Tree.Text.ToSource(node.Span);
        if (node.HasForeignTag)
        {
            node.Tree.Annotations.TryGetTag(node.Index, out SyntaxTag tag);
            return new SymbolicString(node.Tree.Text, ImmutableArray.Create(new SymbolicString.Piece(tag.Text, IsHole: true)), token);
        }

        if (!node.HasEscapes)
        {
            return new SymbolicString(node.Tree.Text, node.ContentSpan, token);
        }

        DecodedText decoded = node.Decode();
        return new SymbolicString(decoded, new TextSpan(0, decoded.Text.Length), token);
    }

    private SymbolicString Bind(SyntaxNode node) => _texts is not null && _texts.TryGet(node, out SymbolicString text) ? text : BindText(node);

    /// <summary>One look at the whole text saves one at every value. What is escaped may be anything.</summary>
    private static bool MayHavePlaceholders(SyntaxNode node)
    {
        if (!node.Tree.Annotations.Aliases.IsEmpty)
        {
            return true;
        }

        ReadOnlySpan<char> text = node.Tree.Text.Text.AsSpan(node.Span.Start, node.Span.Length);
        return text.IndexOf("${".AsSpan()) >= 0 || text.IndexOf("{{".AsSpan()) >= 0 || text.IndexOf('\\') >= 0;
    }

    private Policy Document(SyntaxNode node, PolicyKind? kind, string name, string pointer)
    {
        TextElement? version = null;
        TextElement? id = null;
        SyntaxNode? statements = null;
        List<SyntaxNode>? more = null;
        foreach (SyntaxMember member in node.Members)
        {
            if (member.Name.TextIs("Version"))
            {
                version = Text(member, "Version");
            }
            else if (member.Name.TextIs("Id"))
            {
                id = Text(member, "Id");
            }
            else if (member.Name.TextIs("Statement"))
            {
                if (statements is { } earlier)
                {
                    (more ??= []).Add(earlier);
                }

                statements = member.Value;
            }
            else
            {
                ReportNull(member);
            }
        }

        var policy = new Policy
        {
            Origin = node.Origin,
            Name = name,
            Pointer = pointer,
            IsComplete = !node.IsIncomplete,
            Elements = Elements(node),
            Version = version,
            Id = id,
            MayHavePlaceholders = _texts is not null || MayHavePlaceholders(node),
        };
        var bound = ImmutableArray<Statement>.Empty;
        if (more is not null)
        {
            // A duplicate name: JSON readers keep the last only, and the user should hear about all.
            foreach (SyntaxNode earlier in more)
            {
                bound = bound.AddRange(Statements(policy, earlier, bound.Length));
            }
        }

        if (statements is { } last)
        {
            bound = bound.IsEmpty ? Statements(policy, last) : bound.AddRange(Statements(policy, last, bound.Length));
        }

        return Complete(policy, bound, kind);
    }

    private Policy Complete(Policy policy, ImmutableArray<Statement> statements, PolicyKind? kind)
    {
        policy.Statements = statements;
        policy.IsComplete &= !_hasUnknown;
        policy.TypeMismatches = _mismatches.ToImmutable();
        policy.Kind = kind ?? PolicyKindInference.Infer(statements);
        return policy;
    }

    private ImmutableArray<Statement> Statements(Policy policy, SyntaxNode node, int firstIndex = 0)
    {
        switch (node.Kind)
        {
            case SyntaxKind.Mapping:
                return ImmutableArray.Create(Statement(policy, node, firstIndex));
            case SyntaxKind.Sequence:
                var statements = ImmutableArray.CreateBuilder<Statement>(node.Items.Count);
                foreach (SyntaxNode item in node.Items)
                {
                    if (item.Kind == SyntaxKind.Mapping)
                    {
                        statements.Add(Statement(policy, item, firstIndex + statements.Count));
                    }
                    else
                    {
                        Mismatch("Statement", "an object", item);
                    }
                }

                return statements.ToImmutable();
            default:
                Mismatch("Statement", "an object or a list of objects", node);
                return ImmutableArray<Statement>.Empty;
        }
    }

    private Statement Statement(Policy policy, SyntaxNode node, int index)
    {
        bool hadUnknown = _hasUnknown;
        _hasUnknown = false;
        TextElement? sid = null;
        TextElement? effect = null;
        ValueList? action = null;
        ValueList? notAction = null;
        ValueList? resource = null;
        ValueList? notResource = null;
        PrincipalElement? principal = null;
        PrincipalElement? notPrincipal = null;
        ConditionBlock? condition = null;
        foreach (SyntaxMember member in node.Members)
        {
            SyntaxNode name = member.Name;
            if (name.TextIs("Effect"))
            {
                effect = Text(member, "Effect");
            }
            else if (name.TextIs("Action"))
            {
                action = Merge(action, Values(member, "Action"));
            }
            else if (name.TextIs("Resource"))
            {
                resource = Merge(resource, Values(member, "Resource"));
            }
            else if (name.TextIs("Sid"))
            {
                sid = Text(member, "Sid");
            }
            else if (name.TextIs("Condition"))
            {
                condition = Conditions(member);
            }
            else if (name.TextIs("Principal"))
            {
                principal = Principal(member, "Principal");
            }
            else if (name.TextIs("NotAction"))
            {
                notAction = Merge(notAction, Values(member, "NotAction"));
            }
            else if (name.TextIs("NotResource"))
            {
                notResource = Merge(notResource, Values(member, "NotResource"));
            }
            else if (name.TextIs("NotPrincipal"))
            {
                notPrincipal = Principal(member, "NotPrincipal");
            }
            else
            {
                ReportNull(member);
            }
        }

        bool hasUnknown = _hasUnknown;
        _hasUnknown |= hadUnknown;
        return new Statement(policy, index)
        {
            Origin = node.Origin,
            IsComplete = !node.IsIncomplete && !hasUnknown,
            Elements = Elements(node),
            Sid = sid,
            EffectElement = effect,
            Effect = ReadEffect(effect),
            Action = action,
            NotAction = notAction,
            Resource = resource,
            NotResource = notResource,
            Principal = principal,
            NotPrincipal = notPrincipal,
            Condition = condition,
        };
    }

    /// <summary>What the text of an <c>Effect</c> says.</summary>
    public static Effect ReadEffect(TextElement? effect) => effect?.Value switch
    {
        null => Effect.None,
        { } value when value.Is("Allow", ignoreCase: true) == Certainty.Yes => Effect.Allow,
        { } value when value.Is("Deny", ignoreCase: true) == Certainty.Yes => Effect.Deny,
        _ => Effect.None,
    };

    private ImmutableArray<PolicyElement> Elements(SyntaxNode node)
    {
        int count = 0;
        foreach (SyntaxMember _ in node.Members)
        {
            count++;
        }

        var elements = ImmutableArray.CreateBuilder<PolicyElement>(count);
        foreach (SyntaxMember member in node.Members)
        {
            elements.Add(new PolicyElement(Bind(member.Name), ShapeOf(member.Value), member.Value.Origin));
        }

        return elements.MoveToImmutable();
    }

    private TextElement? Text(SyntaxMember member, string element)
    {
        if (member.Value.Kind == SyntaxKind.String || member.Value.HasForeignTag)
        {
            return new TextElement(Bind(member.Name), Bind(member.Value));
        }

        Mismatch(element, "a string", member.Value);
        return null;
    }

    private ValueList Values(SyntaxMember member, string element)
        => new(Bind(member.Name), member.Value.Origin, member.Value.Kind == SyntaxKind.Sequence, Strings(member.Value, element));

    /// <summary>A duplicate name: JSON readers keep the last only, and the user should hear about all values.</summary>
    private static ValueList Merge(ValueList? earlier, ValueList later)
        => earlier is null ? later : new ValueList(later.Name, later.Origin, later.IsList, earlier.Values.AddRange(later.Values));

    private ImmutableArray<SymbolicString> Strings(SyntaxNode node, string element)
    {
        if (node.HasForeignTag)
        {
            return ImmutableArray.Create(Bind(node));
        }

        switch (node.Kind)
        {
            case SyntaxKind.String:
                return ImmutableArray.Create(Bind(node));
            case SyntaxKind.Sequence:
                var values = ImmutableArray.CreateBuilder<SymbolicString>(node.Items.Count);
                foreach (SyntaxNode item in node.Items)
                {
                    if (item.Kind == SyntaxKind.String || item.HasForeignTag)
                    {
                        values.Add(Bind(item));
                    }
                    else
                    {
                        Mismatch(element, "a string", item);
                    }
                }

                return values.Count == values.Capacity ? values.MoveToImmutable() : values.ToImmutable();
            default:
                Mismatch(element, OneOrManyStrings, node);
                return ImmutableArray<SymbolicString>.Empty;
        }
    }

    private PrincipalElement Principal(SyntaxMember member, string element)
    {
        SyntaxNode value = member.Value;
        SymbolicString name = Bind(member.Name);
        if (value.Kind == SyntaxKind.String || value.HasForeignTag)
        {
            return new PrincipalElement(name, value.Origin, ValueShape.Text, Bind(value), ImmutableArray<PrincipalEntry>.Empty);
        }

        if (value.Kind != SyntaxKind.Mapping)
        {
            // A list has a check of its own (INVALID_PRINCIPAL_FORMAT).
            if (value.Kind != SyntaxKind.Sequence)
            {
                Mismatch(element, "\"*\" or an object", value);
            }

            return new PrincipalElement(name, value.Origin, ShapeOf(value), null, ImmutableArray<PrincipalEntry>.Empty);
        }

        var entries = ImmutableArray.CreateBuilder<PrincipalEntry>();
        foreach (SyntaxMember entry in value.Members)
        {
            SymbolicString key = Bind(entry.Name);
            entries.Add(new PrincipalEntry(
                key,
                PrincipalTypeOf(entry.Name),
                entry.Value.Origin,
                entry.Value.Kind == SyntaxKind.Sequence,
                Strings(entry.Value, element)));
        }

        return new PrincipalElement(name, value.Origin, ValueShape.Map, null, entries.ToImmutable());
    }

    /// <summary>What a key of a principal map means.</summary>
    public static PrincipalType PrincipalTypeOf(SyntaxNode name)
        => name.TextIs("AWS") ? PrincipalType.Aws
        : name.TextIs("Service") ? PrincipalType.Service
        : name.TextIs("Federated") ? PrincipalType.Federated
        : name.TextIs("CanonicalUser") ? PrincipalType.CanonicalUser
        : PrincipalType.Unknown;

    private ConditionBlock? Conditions(SyntaxMember member)
    {
        if (member.Value.Kind != SyntaxKind.Mapping)
        {
            Mismatch("Condition", "an object", member.Value);
            return null;
        }

        var operators = ImmutableArray.CreateBuilder<ConditionOperatorBlock>();
        foreach (SyntaxMember entry in member.Value.Members)
        {
            SymbolicString name = Bind(entry.Name);
            ConditionOperator read = name.TryGetText(out ReadOnlySpan<char> text) ? ConditionOperator.Parse(text) : default;
            var block = new ConditionOperatorBlock(name, read, entry.Value.Origin);
            if (entry.Value.Kind == SyntaxKind.Mapping)
            {
                block.Conditions = Keys(block, entry.Value);
            }
            else
            {
                Mismatch("Condition", "an object of condition keys", entry.Value);
            }

            operators.Add(block);
        }

        return new ConditionBlock(Bind(member.Name), member.Value.Origin, operators.ToImmutable());
    }

    private ImmutableArray<Condition> Keys(ConditionOperatorBlock block, SyntaxNode node)
    {
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        foreach (SyntaxMember member in node.Members)
        {
            conditions.Add(new Condition(
                block,
                Bind(member.Name),
                member.Value.Origin,
                member.Value.Kind == SyntaxKind.Sequence,
                ConditionValues(member.Value)));
        }

        return conditions.ToImmutable();
    }

    private ImmutableArray<ConditionValue> ConditionValues(SyntaxNode node)
    {
        if (node.Kind != SyntaxKind.Sequence || node.HasForeignTag)
        {
            return TryBindConditionValue(node, "a string, number or Boolean, or a list of them", out ConditionValue single)
                ? ImmutableArray.Create(single)
                : ImmutableArray<ConditionValue>.Empty;
        }

        var values = ImmutableArray.CreateBuilder<ConditionValue>(node.Items.Count);
        foreach (SyntaxNode item in node.Items)
        {
            if (TryBindConditionValue(item, "a string, number or Boolean", out ConditionValue value))
            {
                values.Add(value);
            }
        }

        return values.Count == values.Capacity ? values.MoveToImmutable() : values.ToImmutable();
    }

    private bool TryBindConditionValue(SyntaxNode node, string expected, out ConditionValue value)
    {
        if (node.Kind is SyntaxKind.String or SyntaxKind.Number or SyntaxKind.Boolean || node.HasForeignTag)
        {
            value = new ConditionValue(Bind(node), ShapeOf(node));
            return true;
        }

        Mismatch("Condition", expected, node);
        value = default;
        return false;
    }

    /// <summary>A null under an unknown name is wrong whatever the name was meant to be.</summary>
    private void ReportNull(SyntaxMember member)
    {
        if (member.Value.Kind == SyntaxKind.Null)
        {
            Mismatch(member.Name.GetText(), "a value", member.Value);
        }
    }

    private void Mismatch(string element, string expected, SyntaxNode found)
    {
        if (_texts?.IsUnknown(found) == true)
        {
            _hasUnknown = true;
            return;
        }

        // Where the text broke off, the syntax error says it.
        if (found.Kind != SyntaxKind.Missing)
        {
            bool quotable = found.Kind is SyntaxKind.Number or SyntaxKind.Boolean && expected.StartsWith("a string", StringComparison.Ordinal);
            _mismatches.Add(new TypeMismatch(element, expected, ShapeOf(found), found.Origin, quotable) { Text = quotable ? found.GetText() : "" });
        }
    }

    private static ValueShape ShapeOf(SyntaxNode node) => node.Kind switch
    {
        SyntaxKind.Mapping => ValueShape.Map,
        SyntaxKind.Sequence => ValueShape.List,
        SyntaxKind.String => ValueShape.Text,
        SyntaxKind.Number => ValueShape.Number,
        SyntaxKind.Boolean => ValueShape.Boolean,
        SyntaxKind.Null => ValueShape.Null,
        _ => ValueShape.Missing,
    };
}
