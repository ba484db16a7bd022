using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Exposure;

/// <summary>
/// Whether a statement that allows something to everyone lets strangers in. It does unless a condition asks for something of the
/// caller that strangers cannot have, or a Deny of the same policy shuts them out.
/// </summary>
internal readonly struct PublicAccess
{
    /// <summary>The reason when there is no condition on who calls.</summary>
    public const string Unconditional = "no condition says who may call";

    private static readonly string[] OneResource = ["sqs:", "sns:", "kms:", "secretsmanager:", "elasticfilesystem:", "backup:", "ecr:"];

    private PublicAccess(bool isPublic, string reason, Condition? condition, Origin origin, Statement? deny)
    {
        IsPublic = isPublic;
        Reason = reason;
        Condition = condition;
        Origin = origin;
        Deny = deny;
    }

    /// <summary>True when anybody is let in. False also when that is not known.</summary>
    public bool IsPublic { get; }

    /// <summary>
    /// Whom the statement lets in, after "only", or why it lets in anybody, after "since".
    /// </summary>
    public string Reason { get; }

    /// <summary>The condition that keeps strangers out; when they are let in, the first that seems to keep them out and does not.</summary>
    public Condition? Condition { get; }

    /// <summary>What of <see cref="Condition"/> makes it so: a value, the operator or the key.</summary>
    public Origin Origin { get; }

    /// <summary>The statement that shuts strangers out.</summary>
    public Statement? Deny { get; }

    /// <summary>True when the principal is everyone: <c>"*"</c>, or <c>"*"</c> among those of <c>AWS</c>.</summary>
    /// <param name="principal">The element.</param>
    /// <param name="everyone">The asterisk.</param>
    public static bool IsForEveryone(PrincipalElement? principal, out Origin everyone)
    {
        everyone = default;
        if (principal is null)
        {
            return false;
        }

        if (principal.Text is { } text)
        {
            everyone = text.Origin;
            return text.Is("*") == Certainty.Yes;
        }

        foreach (PrincipalEntry entry in principal.Entries)
        {
            if (entry.Type != PrincipalType.Aws)
            {
                continue;
            }

            foreach (SymbolicString value in entry.Values)
            {
                if (value.Is("*") == Certainty.Yes)
                {
                    everyone = value.Origin;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Judges an Allow whose principal is everyone, or everyone but some (<c>NotPrincipal</c>).</summary>
    /// <param name="statement">The statement, read whole.</param>
    public static PublicAccess Of(Statement statement)
    {
        if (statement.Condition is null && statement.HasElement("Condition"))
        {
            // It is there and cannot be read.
            return new(isPublic: false, "those whom the condition names", null, default, null);
        }

        PublicAccess access = OfConditions(statement);
        return access.IsPublic && ShuttingOut(statement) is { } deny
            ? new(isPublic: false, "those whom a Deny of the policy spares", access.Condition, access.Origin, deny)
            : access;
    }

    private static PublicAccess OfConditions(Statement statement)
    {
        var open = new PublicAccess(isPublic: true, Unconditional, null, default, null);
        if (statement.Condition is not { } conditions)
        {
            return open;
        }

        Condition? address = null;
        Condition? network = null;
        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                CallerCondition caller = CallerCondition.Of(condition, statement);
                if (caller.Effect == CallerEffect.KeepsOut)
                {
                    return new(isPublic: false, caller.Reason, condition, caller.Origin, null);
                }

                if (caller.Effect == CallerEffect.LetsInAnybody && open.Condition is null)
                {
                    open = new(isPublic: true, caller.Reason, condition, caller.Origin, null);
                }

                if (!block.Operator.IsNegated && block.Operator.HasIfExists && CallerCondition.NamesSome(condition, statement))
                {
                    address ??= Is(condition, "aws:SourceIp") ? condition : null;
                    network ??= Is(condition, "aws:SourceVpce") || Is(condition, "aws:SourceVpc") ? condition : null;
                }
            }
        }

        // A request has either an address or an endpoint, so that two conditions that each hold without their key leave no gap.
        return address is not null && network is not null
            ? new(isPublic: false, "the addresses and the VPC", address, address.Key.Origin, null)
            : open;
    }

    private static bool Is(Condition condition, string key) => condition.Key.Is(key, ignoreCase: true) == Certainty.Yes;

    /// <summary>The Deny that takes from strangers all that the statement allows; when it takes several, the last of them.</summary>
    private static Statement? ShuttingOut(Statement allow)
    {
        Statement? last = null;
        if (allow.Action is { } actions)
        {
            foreach (SymbolicString action in actions.Values)
            {
                last = ShuttingOut(allow, action);
                if (last is null)
                {
                    return null;
                }
            }

            return last;
        }

        return ShuttingOut(allow, null);
    }

    private static Statement? ShuttingOut(Statement allow, SymbolicString? action)
    {
        foreach (Statement deny in allow.Policy.Statements)
        {
            if (deny.Effect == Effect.Deny
                && ShutsOutStrangers(deny)
                && CoversAction(deny, action)
                && CoversResources(deny, allow))
            {
                return deny;
            }
        }

        return null;
    }

    /// <summary>True when the Deny holds for everybody but those whom the owner names.</summary>
    private static bool ShutsOutStrangers(Statement deny)
    {
        bool names = deny.NotPrincipal is not null && !IsForEveryone(deny.NotPrincipal, out _);
        if (!names && !IsForEveryone(deny.Principal, out _))
        {
            return false;
        }

        if (deny.Condition is not { } conditions)
        {
            return !deny.HasElement("Condition");
        }

        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                bool isForStrangers = IsForStrangers(condition, deny);
                names |= isForStrangers;
                if (!isForStrangers && !SparesServices(condition) && !SparesTagged(condition))
                {
                    return false;
                }
            }
        }

        return names;
    }

    /// <summary>"Not of my organization", "not from my network": strangers meet it, and those without the key.</summary>
    private static bool IsForStrangers(Condition condition, Statement deny)
        => condition.Operator.IsNegated
            ? condition.Operator.Qualifier != ConditionQualifier.ForAnyValue && CallerCondition.NamesSome(condition, deny)
            : condition.Operator.Family == ConditionOperatorFamily.Bool
                && CallerKeys.Find(condition.Key).Form == CallerKeyForm.Flag
                && CallerCondition.IsOnly(condition, "false");

    private static bool SparesServices(Condition condition)
        => condition.Operator.Family == ConditionOperatorFamily.Bool
        && Is(condition, "aws:ViaAWSService")
        && CallerCondition.IsOnly(condition, "false");

    /// <summary>
    /// Exceptions by a tag, as in AWS's data perimeter: a stranger who knows it could have the tag too. Such a policy is taken at its word.
    /// Source: https://github.com/aws-samples/data-perimeter-policy-examples
    /// </summary>
    private static bool SparesTagged(Condition condition)
        => condition.Operator.IsNegated && condition.Key.StartsWith("aws:PrincipalTag/", ignoreCase: true) == Certainty.Yes;

    private static bool CoversAction(Statement deny, SymbolicString? action)
    {
        if (deny.Action is { } denied)
        {
            foreach (SymbolicString pattern in denied.Values)
            {
                if (pattern.Is("*") == Certainty.Yes || (action is { } one && Covers(pattern, one, ignoreCase: true)))
                {
                    return true;
                }
            }

            return false;
        }

        if (deny.NotAction is not { } spared || action is not { } allowed)
        {
            return false;
        }

        foreach (SymbolicString pattern in spared.Values)
        {
            if (!pattern.TryGetText(out ReadOnlySpan<char> wide)
                || !allowed.TryGetText(out ReadOnlySpan<char> narrow)
                || WildcardPattern.Intersects(wide, narrow, ignoreCase: true))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CoversResources(Statement deny, Statement allow)
    {
        if (deny.NotResource is not null)
        {
            return false;
        }

        if (deny.Resource is not { } denied || IsAboutOneResource(allow))
        {
            return true;
        }

        if (allow.Resource is not { } allowed)
        {
            return allow.NotResource is null;
        }

        foreach (SymbolicString resource in allowed.Values)
        {
            if (!IsCovered(resource, denied))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for services whose policies are about the one thing that they are attached to, however <c>Resource</c> names it.</summary>
    private static bool IsAboutOneResource(Statement statement)
    {
        foreach (string prefix in OneResource)
        {
            if (ExposedActions.AreAllOf(statement, prefix))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCovered(SymbolicString resource, ValueList denied)
    {
        foreach (SymbolicString pattern in denied.Values)
        {
            if (pattern.Is("*") == Certainty.Yes || Covers(pattern, resource, ignoreCase: false))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Covers(SymbolicString wide, SymbolicString narrow, bool ignoreCase)
        => wide.TryGetText(out ReadOnlySpan<char> wideText) && narrow.TryGetText(out ReadOnlySpan<char> narrowText)
            ? WildcardPattern.Covers(wideText, narrowText, ignoreCase)
            : WildcardPattern.Covers(wide.ToDisplayString().AsSpan(), narrow.ToDisplayString().AsSpan(), ignoreCase);
}
