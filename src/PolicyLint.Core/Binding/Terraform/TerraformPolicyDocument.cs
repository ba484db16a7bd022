using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Terraform;

/// <summary>
/// Binds the blocks of a data source <c>aws_iam_policy_document</c>. Where a part of it is unknown, Terraform does not write the
/// policy before apply, and the blocks are all that there is.
/// Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
/// </summary>
internal sealed class TerraformPolicyDocument
{
    private static readonly string[] Overrides = ["override_json", "override_policy_documents"];
    private static readonly string[] Bases = ["source_json", "source_policy_documents"];

    private readonly Policy _policy;

    private TerraformPolicyDocument(Policy policy) => _policy = policy;

    /// <summary>Binds a data source.</summary>
    /// <param name="resource">The data source.</param>
    /// <param name="kind">What the policy is attached to; null to infer it.</param>
    /// <returns>The policy; null when its statements are not known.</returns>
    public static Policy? Bind(TerraformResource resource, PolicyKind? kind)
    {
        TerraformValue values = resource.Values;
        TerraformValue statements = values["statement"];
        if (!statements.IsSet || IsAnyGiven(values, Overrides))
        {
            // A statement of another document may take the place of one that stands here.
            return null;
        }

        ImmutableArray<TerraformValue> blocks = statements.Items();
        bool isComplete = resource.IsComplete && !IsAnyGiven(values, Bases);
        foreach (TerraformValue block in blocks)
        {
            isComplete &= IsComplete(block);
        }

        TextElement version = Text(values["version"], "Version", statements.Node, "2012-10-17")!.Value;
        TextElement? id = Text(values["policy_id"], "Id", statements.Node);
        var elements = ImmutableArray.CreateBuilder<PolicyElement>();
        elements.Add(new PolicyElement(version.Name, ValueShape.Text, version.Value.Origin));
        if (id is { } given)
        {
            elements.Add(new PolicyElement(given.Name, ValueShape.Text, given.Value.Origin));
        }

        elements.Add(new PolicyElement(Literal("Statement", statements.Name), ValueShape.List, statements.Node.Origin));
        var policy = new Policy
        {
            Origin = statements.Node.Origin,
            Pointer = statements.Pointer,
            DeclaringResource = resource.Declaring,
            IsComplete = isComplete,
            Elements = elements.ToImmutable(),
            Version = version,
            Id = id,
        };
        var binder = new TerraformPolicyDocument(policy);
        var bound = ImmutableArray.CreateBuilder<Statement>(blocks.Length);
        foreach (TerraformValue block in blocks)
        {
            if (block.IsGiven && block.Node.Kind == SyntaxKind.Mapping)
            {
                bound.Add(binder.Bind(block, bound.Count));
            }
        }

        policy.Statements = bound.ToImmutable();
        policy.Kind = kind ?? PolicyKindInference.Infer(policy.Statements);
        return policy;
    }

    private static bool IsAnyGiven(TerraformValue values, string[] names)
    {
        foreach (string name in names)
        {
            if (values[name] is { IsSet: true } or { IsUnknown: true })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when all its blocks are there, and what they are about.</summary>
    private static bool IsComplete(TerraformValue statement)
        => statement.IsGiven
        && !statement.Node.IsIncomplete
        && AreKnown(statement["principals"], "type")
        && AreKnown(statement["not_principals"], "type")
        && AreKnown(statement["condition"], "test")
        && AreKnown(statement["condition"], "variable");

    private static bool AreKnown(TerraformValue blocks, string key)
    {
        if (blocks.IsUnknown)
        {
            return false;
        }

        foreach (TerraformValue block in blocks.Items())
        {
            if (!block[key].IsText)
            {
                return false;
            }
        }

        return true;
    }

    private Statement Bind(TerraformValue block, int index)
    {
        var elements = ImmutableArray.CreateBuilder<PolicyElement>();
        TextElement? sid = Text(block["sid"], "Sid", block.Node);
        if (sid is { } given)
        {
            elements.Add(new PolicyElement(given.Name, ValueShape.Text, given.Value.Origin));
        }

        TextElement effect = Text(block["effect"], "Effect", block.Node, "Allow")!.Value;
        elements.Add(new PolicyElement(effect.Name, ValueShape.Text, effect.Value.Origin));
        return new Statement(_policy, index)
        {
            Origin = block.Node.Origin,
            IsComplete = IsComplete(block),
            Sid = sid,
            EffectElement = effect,
            Effect = PolicyBinder.ReadEffect(effect),
            Action = Values(block["actions"], "Action", elements),
            NotAction = Values(block["not_actions"], "NotAction", elements),
            Resource = Values(block["resources"], "Resource", elements),
            NotResource = Values(block["not_resources"], "NotResource", elements),
            Principal = Principal(block["principals"], "Principal", elements),
            NotPrincipal = Principal(block["not_principals"], "NotPrincipal", elements),
            Condition = Conditions(block["condition"], elements),
            Elements = elements.ToImmutable(),
        };
    }

    /// <summary>A text, or what the provider writes where it is left out.</summary>
    private static TextElement? Text(TerraformValue value, string element, SyntaxNode owner, string? otherwise = null)
    {
        if (value.TryGetText(element, out SymbolicString text))
        {
            return new TextElement(Literal(element, value.Name), text);
        }

        return otherwise is null ? null : new TextElement(Literal(element, owner), Literal(otherwise, owner));
    }

    private static ValueList? Values(TerraformValue list, string element, ImmutableArray<PolicyElement>.Builder elements)
    {
        if (!list.IsSet && !list.IsUnknown)
        {
            return null;
        }

        SymbolicString name = Literal(element, list.Name);
        elements.Add(new PolicyElement(name, ValueShape.List, list.Node.Origin));
        return new ValueList(name, list.Node.Origin, isList: true, Texts(list, element));
    }

    private static ImmutableArray<SymbolicString> Texts(TerraformValue list, string name)
    {
        if (list.IsUnknown)
        {
            return ImmutableArray.Create(TerraformValue.Hole(name, list.Node));
        }

        var texts = ImmutableArray.CreateBuilder<SymbolicString>();
        foreach (TerraformValue item in list.Items())
        {
            if (item.IsText)
            {
                texts.Add(WithVariables(item.Node));
            }
            else if (!item.IsGiven)
            {
                // In a list the unknown is null, so that the others keep their places.
                texts.Add(TerraformValue.Hole(name, item.Node));
            }
        }

        return texts.ToImmutable();
    }

    private static PrincipalElement? Principal(TerraformValue blocks, string element, ImmutableArray<PolicyElement>.Builder elements)
    {
        if (!blocks.IsSet && !blocks.IsUnknown)
        {
            return null;
        }

        SymbolicString name = Literal(element, blocks.Name);
        SymbolicString? everyone = null;
        var entries = new List<PrincipalEntry>();
        foreach (TerraformValue block in blocks.Items())
        {
            TerraformValue type = block["type"];
            if (!type.IsText)
            {
                continue;
            }

            TerraformValue identifiers = block["identifiers"];
            if (!identifiers.IsGiven && !identifiers.IsUnknown)
            {
                continue;
            }

            ImmutableArray<SymbolicString> values = Texts(identifiers, element);
            if (type.Node.TextIs("*"))
            {
                // The provider writes "*" and not { "*": "*" }.
                everyone ??= values.IsEmpty ? null : values[0];
                continue;
            }

            PrincipalType principalType = PolicyBinder.PrincipalTypeOf(type.Node);
            SymbolicString key = PolicyBinder.BindText(type.Node);
            int earlier = entries.FindIndex(entry => SameText(entry.Key, key));
            if (earlier >= 0)
            {
                PrincipalEntry entry = entries[earlier];
                entries[earlier] = new PrincipalEntry(entry.Key, entry.Type, entry.Origin, isList: true, entry.Values.AddRange(values));
            }
            else
            {
                entries.Add(new PrincipalEntry(key, principalType, identifiers.Node.Origin, isList: true, values));
            }
        }

        bool isText = everyone is not null && entries.Count == 0;
        ValueShape shape = isText ? ValueShape.Text : ValueShape.Map;
        elements.Add(new PolicyElement(name, shape, blocks.Node.Origin));

        // Unknown as a whole: that there are principals is all that can be said, and the statement is not complete.
        return blocks.IsUnknown || (!isText && entries.Count == 0)
            ? null
            : new PrincipalElement(name, blocks.Node.Origin, shape, isText ? everyone : null, entries.ToImmutableArray());
    }

    private static ConditionBlock? Conditions(TerraformValue blocks, ImmutableArray<PolicyElement>.Builder elements)
    {
        if (!blocks.IsSet && !blocks.IsUnknown)
        {
            return null;
        }

        SymbolicString name = Literal("Condition", blocks.Name);
        elements.Add(new PolicyElement(name, ValueShape.Map, blocks.Node.Origin));
        var operators = new List<ConditionOperatorBlock>();
        foreach (TerraformValue block in blocks.Items())
        {
            TerraformValue test = block["test"];
            TerraformValue variable = block["variable"];
            TerraformValue values = block["values"];
            if (!test.IsText || !variable.IsText || (!values.IsGiven && !values.IsUnknown))
            {
                continue;
            }

            SymbolicString @operator = PolicyBinder.BindText(test.Node);
            ConditionOperatorBlock? operatorBlock = operators.Find(earlier => SameText(earlier.Name, @operator));
            if (operatorBlock is null)
            {
                operatorBlock = new ConditionOperatorBlock(@operator, ConditionOperator.Parse(test.Node.GetText().AsSpan()), block.Node.Origin);
                operators.Add(operatorBlock);
            }

            Add(operatorBlock, PolicyBinder.BindText(variable.Node), values);
        }

        return operators.Count == 0 ? null : new ConditionBlock(name, blocks.Node.Origin, operators.ToImmutableArray());
    }

    /// <summary>Blocks with the same operator and key are one condition.</summary>
    private static void Add(ConditionOperatorBlock block, SymbolicString key, TerraformValue values)
    {
        ImmutableArray<ConditionValue> bound = ImmutableArray.CreateRange(Texts(values, "values"), text => new ConditionValue(text, ValueShape.Text));
        ImmutableArray<Condition>.Builder conditions = block.Conditions.ToBuilder();
        for (int i = 0; i < conditions.Count; i++)
        {
            Condition earlier = conditions[i];
            if (SameText(earlier.Key, key))
            {
                conditions[i] = new Condition(block, earlier.Key, earlier.Origin, isList: true, earlier.Values.AddRange(bound));
                block.Conditions = conditions.ToImmutable();
                return;
            }
        }

        conditions.Add(new Condition(block, key, values.Node.Origin, isList: true, bound));
        block.Conditions = conditions.ToImmutable();
    }

    /// <summary>A text in which <c>&amp;{…}</c> stands for a policy variable, since <c>${…}</c> is Terraform's own.</summary>
    private static SymbolicString WithVariables(SyntaxNode node)
    {
        DecodedText text = node.Decode();
        int variable = text.Text.IndexOf("&{", StringComparison.Ordinal);
        if (variable < 0)
        {
            return PolicyBinder.BindText(node);
        }

        var builder = new DecodedText.Builder(text, new TextSpan(0, text.Text.Length));
        int position = 0;
        while (variable >= 0)
        {
            builder.AppendLiteral(position, variable - position);
            builder.AppendEscape("$", variable, 1);
            position = variable + 1;
            variable = text.Text.IndexOf("&{", position, StringComparison.Ordinal);
        }

        builder.AppendLiteral(position, text.Text.Length - position);
        DecodedText decoded = builder.ToDecodedText(static inserted => inserted);
        return new SymbolicString(decoded, new TextSpan(0, decoded.Text.Length), node.Origin.Span);
    }

    /// <summary>What the policy says where the plan says it otherwise, or nothing.</summary>
    private static SymbolicString Literal(string text, SyntaxNode place)
    {
        var builder = new DecodedText.Builder(place.Tree.Text, place.Span);
        builder.AppendEscape(text, place.Span.Start, place.Span.Length);
        return new SymbolicString(builder.ToDecodedText(static inserted => inserted), new TextSpan(0, text.Length), place.Origin.Span);
    }

    private static bool SameText(SymbolicString a, SymbolicString b)
        => a.TryGetText(out ReadOnlySpan<char> left) && b.TryGetText(out ReadOnlySpan<char> right) && left.SequenceEqual(right);
}
