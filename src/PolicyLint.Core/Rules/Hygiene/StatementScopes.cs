using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

/// <summary>
/// To which requests the statements of a policy apply, one held against another: to the same, or to all that another applies to. What is
/// not certain is denied. Effects are not looked at.
/// </summary>
internal static class StatementScopes
{
    /// <summary>How many statements of a policy are held against each other. Few policies have more, and pairs grow with the square.</summary>
    public const int Limit = 64;

    /// <summary>Statements with longer lists are not compared: pairs of values grow with the square too.</summary>
    private const int LongestList = 256;

    private const ulong EveryService = ulong.MaxValue;

    /// <summary>
    /// Marks the statements that can be compared, each with a bit for every service that it has actions of: what it covers has no others.
    /// A mark of 0 says that the statement is broken or was not read whole.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="marks">Room for <see cref="Limit"/>.</param>
    /// <returns>How many statements were looked at; 0 when there are no two.</returns>
    public static int Mark(Policy policy, Span<ulong> marks)
    {
        ImmutableArray<Statement> statements = policy.Statements;
        if (statements.Length < 2 || !policy.TypeMismatches.IsEmpty)
        {
            return 0;
        }

        int count = Math.Min(statements.Length, Limit);
        for (int i = 0; i < count; i++)
        {
            marks[i] = IsComparable(statements[i]) ? ServicesOf(statements[i]) : 0;
        }

        return count;
    }

    /// <summary>False when the marks tell that one statement cannot cover another.</summary>
    public static bool MayCover(ulong wide, ulong narrow) => wide != 0 && narrow != 0 && (narrow & ~wide) == 0;

    /// <summary>True for a statement of which everything is known that says to which requests it applies.</summary>
    public static bool IsComparable(Statement statement)
    {
        int elements = Count(statement.Sid is not null)
            + Count(statement.EffectElement is not null)
            + Count(statement.Action is not null)
            + Count(statement.NotAction is not null)
            + Count(statement.Resource is not null)
            + Count(statement.NotResource is not null)
            + Count(statement.Principal is not null)
            + Count(statement.NotPrincipal is not null)
            + Count(statement.Condition is not null);
        return statement.IsComplete
            && statement.Effect != Effect.None
            && elements == statement.Elements.Length
            && statement.Action is null != statement.NotAction is null
            && (statement.Resource is null || statement.NotResource is null)
            && (statement.Principal is null || statement.NotPrincipal is null)
            && IsShortAndNotEmpty(statement.Action)
            && IsShortAndNotEmpty(statement.NotAction)
            && IsShortAndNotEmpty(statement.Resource)
            && IsShortAndNotEmpty(statement.NotResource)
            && IsReadable(statement.Principal)
            && IsReadable(statement.NotPrincipal);

        static int Count(bool isGiven) => isGiven ? 1 : 0;
        static bool IsShortAndNotEmpty(ValueList? list) => list is null || list.Values.Length is > 0 and <= LongestList;
    }

    /// <summary>True when the statements are identical but for their Sids and effects, the order of lists, and one value written with or without brackets.</summary>
    public static bool AreSame(Statement first, Statement second)
        => AreSame(first.Action, second.Action, first.Policy, ignoreCase: true)
        && AreSame(first.NotAction, second.NotAction, first.Policy, ignoreCase: true)
        && HaveSameResources(first, second)
        && HaveSamePrincipals(first, second)
        && HaveSameConditions(first, second);

    /// <summary>True when the statements are about the same resources, written alike.</summary>
    public static bool HaveSameResources(Statement first, Statement second)
        => AreSame(first.Resource, second.Resource, first.Policy, ignoreCase: false) && AreSame(first.NotResource, second.NotResource, first.Policy, ignoreCase: false);

    /// <summary>True when the statements have the same actions, written alike but for case.</summary>
    public static bool HaveSameActions(Statement first, Statement second)
        => AreSame(first.Action, second.Action, first.Policy, ignoreCase: true) && AreSame(first.NotAction, second.NotAction, first.Policy, ignoreCase: true);

    /// <summary>True when the statements name the same principals.</summary>
    public static bool HaveSamePrincipals(Statement first, Statement second)
        => Contains(first.Principal, second.Principal, first.Policy)
        && Contains(second.Principal, first.Principal, first.Policy)
        && Contains(first.NotPrincipal, second.NotPrincipal, first.Policy)
        && Contains(second.NotPrincipal, first.NotPrincipal, first.Policy);

    /// <summary>True when the statements have the same conditions.</summary>
    public static bool HaveSameConditions(Statement first, Statement second)
        => CountTests(first.Condition) == CountTests(second.Condition)
        && EachTestHasItsLike(first.Condition, second.Condition, first.Policy, areSame: true)
        && EachTestHasItsLike(second.Condition, first.Condition, first.Policy, areSame: true);

    /// <summary>True when a statement applies to every request that another applies to. Both must be comparable.</summary>
    public static bool Covers(Statement wide, Statement narrow)
    {
        Policy policy = wide.Policy;
        return EachTestHasItsLike(wide.Condition, narrow.Condition, policy, areSame: false)
            && CoversPrincipals(wide, narrow)
            && CoversActions(wide, narrow)
            && CoversResources(wide, narrow, policy);
    }

    /// <summary>True when nothing is asked of the request.</summary>
    public static bool HasNoTests(Statement statement) => CountTests(statement.Condition) == 0;

    private static bool IsReadable(PrincipalElement? principal)
    {
        if (principal is null || principal.Text is not null)
        {
            return true;
        }

        foreach (PrincipalEntry entry in principal.Entries)
        {
            if (entry.Type == PrincipalType.Unknown || entry.Values.IsEmpty)
            {
                return false;
            }
        }

        return !principal.Entries.IsEmpty;
    }

    private static ulong ServicesOf(Statement statement)
    {
        if (statement.Action is not { } actions)
        {
            return EveryService;
        }

        ulong services = 0;
        ReadOnlySpan<SymbolicString> values = actions.Values.AsSpan();
        for (int i = 0; i < values.Length; i++)
        {
            if (!values[i].TryGetText(out ReadOnlySpan<char> text) || ValuePatterns.IsEveryAction(text))
            {
                return EveryService;
            }

            uint hash = 0;
            foreach (char c in text)
            {
                if (c == ':')
                {
                    break;
                }

                hash = (hash * 31) + (c | 0x20u);
            }

            services |= 1UL << (int)((hash ^ (hash >> 6)) & 63);
        }

        return services;
    }

    private static bool CoversActions(Statement wide, Statement narrow)
    {
        if (wide.Action is { } wideActions)
        {
            return narrow.Action is { } narrowActions ? EachIsCovered(narrowActions, wideActions) : HasEveryAction(wideActions);
        }

        // All but some cover what names none of these, and all but more.
        return narrow.Action is { } named ? SharesNone(named, wide.NotAction!) : EachIsCovered(wide.NotAction!, narrow.NotAction!);
    }

    private static bool HasEveryAction(ValueList list)
    {
        foreach (SymbolicString value in list.Values)
        {
            if (value.TryGetText(out ReadOnlySpan<char> text) && ValuePatterns.IsEveryAction(text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EachIsCovered(ValueList narrow, ValueList wide)
    {
        ReadOnlySpan<SymbolicString> values = narrow.Values.AsSpan();
        for (int i = 0; i < values.Length; i++)
        {
            if (!values[i].TryGetText(out ReadOnlySpan<char> text) || !IsCovered(text, wide.Values.AsSpan()))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCovered(ReadOnlySpan<char> action, ReadOnlySpan<SymbolicString> wide)
    {
        for (int i = 0; i < wide.Length; i++)
        {
            if (wide[i].TryGetText(out ReadOnlySpan<char> pattern) && ValuePatterns.CoversAction(pattern, action))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SharesNone(ValueList first, ValueList second)
    {
        foreach (SymbolicString value in first.Values)
        {
            foreach (SymbolicString other in second.Values)
            {
                if (!value.TryGetText(out ReadOnlySpan<char> text) || !other.TryGetText(out ReadOnlySpan<char> pattern) || ValuePatterns.ShareAction(text, pattern))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool CoversResources(Statement wide, Statement narrow, Policy policy)
    {
        if (wide.Resource is { } wideResources)
        {
            return narrow.Resource is { } narrowResources ? EachIsCovered(narrowResources, wideResources, policy)
                : narrow.NotResource is not null && HasEveryResource(wideResources);
        }

        if (wide.NotResource is not { } excluded)
        {
            return narrow.Resource is null && narrow.NotResource is null;
        }

        return narrow.Resource is { } named ? SharesNoResource(named, excluded)
            : narrow.NotResource is { } others && EachIsCovered(excluded, others, policy);
    }

    private static bool HasEveryResource(ValueList list)
    {
        foreach (SymbolicString value in list.Values)
        {
            if (value.TryGetText(out ReadOnlySpan<char> text) && WildcardPattern.IsAny(text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EachIsCovered(ValueList narrow, ValueList wide, Policy policy)
    {
        foreach (SymbolicString value in narrow.Values)
        {
            bool isCovered = false;
            foreach (SymbolicString pattern in wide.Values)
            {
                if (ValuePatterns.CoversResource(pattern, value, policy))
                {
                    isCovered = true;
                    break;
                }
            }

            if (!isCovered)
            {
                return false;
            }
        }

        return true;
    }

    private static bool SharesNoResource(ValueList first, ValueList second)
    {
        foreach (SymbolicString value in first.Values)
        {
            foreach (SymbolicString other in second.Values)
            {
                if (ValuePatterns.ShareResource(value, other))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>
    /// To allow everyone does not make it superfluous to allow one: what a policy allows a user or a session by its name, the implicit
    /// denial of a boundary does not take away. To deny everyone does.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
    /// </summary>
    private static bool CoversPrincipals(Statement wide, Statement narrow)
    {
        if (wide.Effect == Effect.Deny && narrow.Principal is not null && IsEveryone(wide.Principal))
        {
            return true;
        }

        return wide.Principal is null == narrow.Principal is null
            && wide.NotPrincipal is null == narrow.NotPrincipal is null
            && Contains(wide.Principal, narrow.Principal, wide.Policy)
            && Contains(narrow.NotPrincipal, wide.NotPrincipal, wide.Policy);
    }

    private static bool IsEveryone(PrincipalElement? principal)
    {
        if (principal is null || principal.IsEveryone)
        {
            return principal is not null;
        }

        foreach (PrincipalEntry entry in principal.Entries)
        {
            foreach (SymbolicString value in entry.Values)
            {
                if (entry.Type == PrincipalType.Aws && value.Is("*") == Certainty.Yes)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True when each principal of one element stands in the other too.</summary>
    private static bool Contains(PrincipalElement? wide, PrincipalElement? narrow, Policy policy)
    {
        if (wide is null || narrow is null)
        {
            return wide is null && narrow is null;
        }

        if (wide.Text is not null || narrow.Text is not null)
        {
            return wide.Text is { } text && narrow.Text is { } other && ValuePatterns.AreSame(text, other, policy);
        }

        foreach (PrincipalEntry entry in narrow.Entries)
        {
            foreach (SymbolicString value in entry.Values)
            {
                if (!Contains(wide, entry.Type, value, policy))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Contains(PrincipalElement principal, PrincipalType type, SymbolicString value, Policy policy)
    {
        foreach (PrincipalEntry entry in principal.Entries)
        {
            if (entry.Type == type && Contains(entry.Values, value, policy, ignoreCase: false))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(ImmutableArray<SymbolicString> values, SymbolicString value, Policy policy, bool ignoreCase)
    {
        foreach (SymbolicString candidate in values)
        {
            if (ValuePatterns.AreSame(candidate, value, policy, ignoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreSame(ValueList? first, ValueList? second, Policy policy, bool ignoreCase)
    {
        if (first is null || second is null)
        {
            return first is null && second is null;
        }

        return AreAllIn(first.Values, second.Values, policy, ignoreCase) && AreAllIn(second.Values, first.Values, policy, ignoreCase);
    }

    private static bool AreAllIn(ImmutableArray<SymbolicString> values, ImmutableArray<SymbolicString> others, Policy policy, bool ignoreCase)
    {
        for (int i = 0; i < values.Length; i++)
        {
            // Lists that are the same are mostly in the same order.
            if (!(i < others.Length && ValuePatterns.AreSame(values[i], others[i], policy, ignoreCase)) && !Contains(others, values[i], policy, ignoreCase))
            {
                return false;
            }
        }

        return true;
    }

    private static int CountTests(ConditionBlock? condition)
    {
        int count = 0;
        foreach (ConditionOperatorBlock block in condition?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            count += block.Conditions.Length;
        }

        return count;
    }

    /// <summary>True when for each test of the first there is one of the second that is the same or, if that is enough, no less strict.</summary>
    private static bool EachTestHasItsLike(ConditionBlock? first, ConditionBlock? second, Policy policy, bool areSame)
    {
        foreach (ConditionOperatorBlock block in first?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition test in block.Conditions)
            {
                if (second is null || !block.Operator.IsKnown || !HasLike(second, test, policy, areSame))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool HasLike(ConditionBlock conditions, Condition test, Policy policy, bool areSame)
    {
        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            if (block.Operator != test.Operator)
            {
                continue;
            }

            foreach (Condition candidate in block.Conditions)
            {
                if (ValuePatterns.AreSame(candidate.Key, test.Key, policy, ignoreCase: true) && IsAsStrict(candidate, test, policy, areSame))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Fewer values are stricter under most operators, more values under those that negate.</summary>
    private static bool IsAsStrict(Condition strict, Condition lax, Policy policy, bool areSame)
    {
        bool mayHaveFewer = AreAllIn(strict.Values, lax.Values, policy);
        bool mayHaveMore = AreAllIn(lax.Values, strict.Values, policy);
        areSame |= strict.Operator.Family == ConditionOperatorFamily.Null || strict.Values.IsEmpty || lax.Values.IsEmpty;
        return areSame ? mayHaveFewer && mayHaveMore
            : strict.Operator.IsNegated ? mayHaveMore
            : mayHaveFewer;
    }

    private static bool AreAllIn(ImmutableArray<ConditionValue> values, ImmutableArray<ConditionValue> others, Policy policy)
    {
        foreach (ConditionValue value in values)
        {
            bool isIn = false;
            foreach (ConditionValue other in others)
            {
                if (ValuePatterns.AreSame(value.Text, other.Text, policy))
                {
                    isIn = true;
                    break;
                }
            }

            if (!isIn)
            {
                return false;
            }
        }

        return true;
    }
}
