using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

/// <summary>
/// Conditions with <c>*</c> for a value under an operator that knows wildcards. Every value of the key matches it, so that what
/// is left to ask is at most whether the request has the key.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </summary>
internal static class BareWildcard
{
    /// <summary>
    /// The keys that AWS says every request has, anonymous ones too.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    /// </summary>
    private static readonly string[] AlwaysPresent =
    [
        "aws:CurrentTime",
        "aws:EpochTime",
        "aws:PrincipalAccount",
        "aws:PrincipalType",
        "aws:RequestedRegion",
        "aws:SecureTransport",
        "aws:UserAgent",
        "aws:userid",
        "aws:ViaAWSService",
    ];

    /// <summary>What a condition comes to.</summary>
    public enum Meaning
    {
        /// <summary>There is no such value, or it is not certain what it comes to.</summary>
        Other,

        /// <summary>The request has the key.</summary>
        Present,

        /// <summary>The request does not have the key.</summary>
        Absent,

        /// <summary>Nothing: it holds for every request.</summary>
        Always,

        /// <summary>Nothing: it holds for no request.</summary>
        Never,
    }

    /// <summary>What a condition comes to because of a value <c>*</c>.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="statement">The statement that it stands in.</param>
    /// <param name="context">What knows its key.</param>
    /// <param name="wildcard">The value.</param>
    public static Meaning MeaningOf(Condition condition, Statement statement, RuleContext context, out SymbolicString wildcard)
    {
        ConditionOperator @operator = condition.Operator;
        if ((!@operator.IsStringLike && @operator.Family != ConditionOperatorFamily.Arn) || !TryFind(condition, out wildcard) || !statement.IsComplete)
        {
            wildcard = default;
            return Meaning.Other;
        }

        // What an identity provider says of its user, such as gitlab.com:sub, is a key that the reference need not have.
        StatementConditionKey key = context.KeyOf(condition);
        bool isClaim = key.Prefix.IndexOf('.') > 0;
        bool hasType = @operator.IsStringLike || (key.IsKnown && key.Key.Type == ConditionKeyType.Arn);
        if (!hasType || (!key.IsKnown && !isClaim))
        {
            return Meaning.Other;
        }

        // Of the claims, only amr has several values; the reference does not say so.
        bool isMultivalued = isClaim
            ? condition.Key.TryGetText(out ReadOnlySpan<char> text) && text.EndsWith(":amr".AsSpan(), StringComparison.OrdinalIgnoreCase)
            : key.Key.IsMultivalued;
        return MeaningOf(@operator, isMultivalued, IsAlwaysPresent(condition.Key));
    }

    /// <summary>Reports a value that makes a condition say something else: <c>{0}</c> is the value, <c>{1}</c> the operator, <c>{2}</c> the key.</summary>
    public static DiagnosticBuilder Report(Condition condition, SymbolicString wildcard, RuleContext context)
        => context.Report(wildcard.Origin, wildcard.ToDisplayString(), condition.Operator.CanonicalName, condition.Key.ToDisplayString());

    /// <summary>
    /// Whether <c>Null</c> says the very same. Not beyond doubt for set operators, which take a key that is present and empty for
    /// absent, and for those of ARNs, whose six fields are compared one by one.
    /// </summary>
    public static FixSafety SafetyOfNull(ConditionOperator @operator)
        => @operator.Qualifier == ConditionQualifier.None && @operator.IsStringLike ? FixSafety.Safe : FixSafety.Unsafe;

    /// <summary>
    /// Whether a condition that holds for every request can go. Not beyond doubt for operators of ARNs: whether <c>*</c> alone matches all six
    /// fields is not documented.
    /// </summary>
    public static FixSafety SafetyOfRemoval(ConditionOperator @operator) => @operator.IsStringLike ? FixSafety.Safe : FixSafety.Unsafe;

    private static Meaning MeaningOf(ConditionOperator @operator, bool isMultivalued, bool isAlwaysPresent)
    {
        bool isUndocumented = @operator.Qualifier == ConditionQualifier.ForAnyValue ? @operator.HasIfExists
            : @operator.Qualifier == ConditionQualifier.None && isMultivalued;
        if (isUndocumented)
        {
            return Meaning.Other;
        }

        // A negated operator holds for no value, and without the key unless it is ForAnyValue.
        bool holdsWithout = @operator.Qualifier switch
        {
            ConditionQualifier.ForAllValues => true,
            ConditionQualifier.ForAnyValue => false,
            _ => @operator.IsNegated || @operator.HasIfExists,
        };
        bool holdsWith = !@operator.IsNegated;
        holdsWithout = isAlwaysPresent ? holdsWith : holdsWithout;
        return holdsWith
            ? holdsWithout ? Meaning.Always : Meaning.Present
            : holdsWithout ? Meaning.Absent : Meaning.Never;
    }

    private static bool TryFind(Condition condition, out SymbolicString wildcard)
    {
        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.TryGetText(out ReadOnlySpan<char> text) && WildcardPattern.IsAny(text))
            {
                wildcard = value.Text;
                return true;
            }
        }

        wildcard = default;
        return false;
    }

    private static bool IsAlwaysPresent(SymbolicString key)
    {
        foreach (string name in AlwaysPresent)
        {
            if (key.Is(name, ignoreCase: true) == Certainty.Yes)
            {
                return true;
            }
        }

        return false;
    }
}
