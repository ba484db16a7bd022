using System.Text;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Exposure;

/// <summary>What a condition does to strangers.</summary>
internal enum CallerEffect
{
    /// <summary>It is not about who calls: <c>aws:SecureTransport</c>, <c>s3:x-amz-acl</c> …</summary>
    None,

    /// <summary>It is, and lets in anybody.</summary>
    LetsInAnybody,

    /// <summary>Only some are let in.</summary>
    KeepsOut,
}

/// <summary>One condition of an Allow, as a test of who calls.</summary>
internal readonly struct CallerCondition
{
    private const string WithoutKey = "the condition also holds for requests without the key";
    private const string Negated = "everybody is let in but those named";
    private const string Presence = "Null tells that there is a value, and not which";
    private const string Wildcard = "strangers have values that match";
    private const string AnyAccount = "it matches ARNs of strangers' accounts";
    private const string Variable = "the request itself fills in the variable";
    private const string WideV4 = "AWS counts ranges of more than a /8 as public";
    private const string WideV6 = "AWS counts IPv6 ranges of more than a /32 as public";
    private const string AnySession = "anybody can choose the name of a session";
    private const string NotTrue = "only true keeps strangers out";

    /// <summary>The widest ranges that S3 does not count as public.</summary>
    private const int MinPrefixV4 = 8;
    private const int MinPrefixV6 = 32;

    private CallerCondition(CallerEffect effect, string reason, Origin origin)
    {
        Effect = effect;
        Reason = reason;
        Origin = origin;
    }

    /// <summary>What it does.</summary>
    public CallerEffect Effect { get; }

    /// <summary>Whom it lets in, after "only"; or why it lets in anybody, after "since". Empty when it is not about who calls.</summary>
    public string Reason { get; }

    /// <summary>The value, operator or key that makes it so.</summary>
    public Origin Origin { get; }

    /// <summary>Judges a condition of an Allow.</summary>
    public static CallerCondition Of(Condition condition, Statement statement)
    {
        CallerKey key = CallerKeys.Find(condition.Key);
        ConditionOperator @operator = condition.Operator;
        if (key.Form == CallerKeyForm.None)
        {
            return NamesCallerByVariable(condition, statement) && !ServicePrincipals.HoldsWithoutKey(condition)
                ? new(CallerEffect.KeepsOut, "the account or organization of the resource", condition.Key.Origin)
                : default;
        }

        if (!@operator.IsKnown)
        {
            return new(CallerEffect.KeepsOut, key.Words, condition.Key.Origin);
        }

        if (key.Form == CallerKeyForm.Weak)
        {
            return new(CallerEffect.LetsInAnybody, key.Words, condition.Key.Origin);
        }

        if (@operator.Family == ConditionOperatorFamily.Null)
        {
            return key.Name.StartsWith("aws:PrincipalServiceName", StringComparison.Ordinal) && IsOnly(condition, "false")
                ? new(CallerEffect.KeepsOut, "AWS services", condition.Key.Origin)
                : new(CallerEffect.LetsInAnybody, Presence, condition.Block.Name.Origin);
        }

        if (@operator.IsNegated)
        {
            return new(CallerEffect.LetsInAnybody, Negated, condition.Block.Name.Origin);
        }

        CallerCondition values = OfValues(condition, key, statement);
        return values.Effect == CallerEffect.KeepsOut && ServicePrincipals.HoldsWithoutKey(condition) && !IsAlwaysSent(key, condition, statement)
            ? new(CallerEffect.LetsInAnybody, WithoutKey, condition.Block.Name.Origin)
            : values;
    }

    /// <summary>
    /// True when only requests with values of the owner's choice match the condition, whatever it says of requests without the key and
    /// whether or not it is negated: what a Deny may lean on.
    /// </summary>
    public static bool NamesSome(Condition condition, Statement statement)
    {
        CallerKey key = CallerKeys.Find(condition.Key);
        return key.Form is not (CallerKeyForm.None or CallerKeyForm.Weak)
            && condition.Operator.Family != ConditionOperatorFamily.Null
            && (!condition.Operator.IsKnown || OfValues(condition, key, statement).Effect == CallerEffect.KeepsOut);
    }

    /// <summary>True when the condition has this value and no other.</summary>
    public static bool IsOnly(Condition condition, string value)
        => condition.Values.Length == 1 && condition.Values[0].Text.Is(value, ignoreCase: true) == Certainty.Yes;

    /// <summary>One value that strangers have is enough for them: the values of a condition are alternatives.</summary>
    private static CallerCondition OfValues(Condition condition, CallerKey key, Statement statement)
    {
        foreach (ConditionValue value in condition.Values)
        {
            if (ReasonOf(value.Text, condition.Operator, key, statement) is { } reason)
            {
                return new(CallerEffect.LetsInAnybody, reason, value.Text.Origin);
            }
        }

        return new(CallerEffect.KeepsOut, key.Words, condition.Key.Origin);
    }

    /// <summary>Why strangers have the value; null when they have not, or when that is not known.</summary>
    private static string? ReasonOf(SymbolicString value, ConditionOperator @operator, CallerKey key, Statement statement)
    {
        ReadOnlySpan<char> text = TextOf(value);
        if (@operator.Family == ConditionOperatorFamily.IpAddress)
        {
            return !IpRange.TryParse(text, out IpRange range) || range.IsPrivate ? null
                : range.IsV6 ? (range.PrefixLength < MinPrefixV6 ? WideV6 : null)
                : range.PrefixLength < MinPrefixV4 ? WideV4 : null;
        }

        if (key.Form == CallerKeyForm.Flag)
        {
            return value.Is("false", ignoreCase: true) == Certainty.Yes ? NotTrue : null;
        }

        if (HasVariable(text, statement, out bool isOfResource))
        {
            return isOfResource || @operator.Family is not (ConditionOperatorFamily.String or ConditionOperatorFamily.Arn) ? null : Variable;
        }

        // Elsewhere an asterisk is an asterisk, and the condition never holds.
        if (!@operator.IsStringLike && @operator.Family != ConditionOperatorFamily.Arn)
        {
            return null;
        }

        return key.Form switch
        {
            CallerKeyForm.Arn => ReasonOfArn(text),
            CallerKeyForm.OrganizationPath => HasWildcard(Before(text, '/')) ? Wildcard : null,
            CallerKeyForm.UserId => ReasonOfUserId(text),
            CallerKeyForm.Pattern or CallerKeyForm.IpRange => text.TrimStart("*?".AsSpan()).IsEmpty && !text.IsEmpty ? Wildcard : null,
            _ => HasWildcard(text) ? Wildcard : null,
        };
    }

    private static string? ReasonOfArn(ReadOnlySpan<char> text)
    {
        if (!HasWildcard(text))
        {
            return null;
        }

        if (!Arn.TryParse(text, out Arn arn))
        {
            return Wildcard;
        }

        bool isAccountFixed = arn.Account.IsEmpty
            ? !arn.Service.SequenceEqual("s3".AsSpan()) && !arn.Resource.TrimStart("/*?".AsSpan()).IsEmpty
            : !HasWildcard(arn.Account);
        return isAccountFixed || IsUnique(arn) ? null : AnyAccount;
    }

    /// <summary>
    /// True where nobody else can have such a name: no two buckets have the same (access points and jobs, with a slash in theirs, are of
    /// an account), and the IDs of APIs and distributions are AWS's choice.
    /// </summary>
    private static bool IsUnique(Arn arn)
        => arn.Service.SequenceEqual("s3".AsSpan()) ? !HasWildcard(Before(arn.Resource, '/')) && (arn.Account.IsEmpty || arn.Resource.IndexOf('/') < 0)
        : arn.Service.SequenceEqual("execute-api".AsSpan()) ? !HasWildcard(Before(arn.Resource, '/'))
        : arn.Service.SequenceEqual("cloudfront".AsSpan()) && !HasWildcard(arn.Resource);

    /// <summary><c>AROA…:*</c> is every session of one role; <c>*:name</c> is a session that anybody can make.</summary>
    private static string? ReasonOfUserId(ReadOnlySpan<char> text)
    {
        int wildcard = text.IndexOfAny('*', '?');
        int colon = text.IndexOf(':');
        return wildcard < 0 || (colon >= 0 && wildcard > colon) ? null
            : colon >= 0 ? AnySession
            : Wildcard;
    }

    /// <summary>True for keys that every request has, and those that another condition of the statement asks for.</summary>
    private static bool IsAlwaysSent(CallerKey key, Condition condition, Statement statement)
    {
        if (key.Name is "aws:PrincipalAccount" or "aws:userid")
        {
            return true;
        }

        foreach (ConditionOperatorBlock block in statement.Condition!.Operators)
        {
            foreach (Condition other in block.Conditions)
            {
                if (other != condition
                    && block.Operator.Family == ConditionOperatorFamily.Null
                    && key.Name.Length > 0
                    && other.Key.Is(key.Name, ignoreCase: true) == Certainty.Yes
                    && IsOnly(other, "false"))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary><c>"aws:ResourceAccount": "${aws:PrincipalAccount}"</c>: the caller is of the resource's own account.</summary>
    private static bool NamesCallerByVariable(Condition condition, Statement statement)
    {
        if (condition.Operator.IsNegated
            || condition.Operator.Family != ConditionOperatorFamily.String
            || !statement.Policy.HasVariables
            || condition.Key.StartsWith("aws:Resource", ignoreCase: true) != Certainty.Yes
            || condition.Key.StartsWith("aws:ResourceTag", ignoreCase: true) == Certainty.Yes)
        {
            return false;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.StartsWith("${aws:Principal", ignoreCase: true) != Certainty.Yes && value.Text.StartsWith("${aws:Source", ignoreCase: true) != Certainty.Yes)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// True when a policy variable stands in the text; what other tools fill in, <c>${AccountId}</c>, is a text that is not known.
    /// </summary>
    private static bool HasVariable(ReadOnlySpan<char> text, Statement statement, out bool isOfResource)
    {
        isOfResource = false;
        if (!statement.Policy.HasVariables || text.IndexOf("${".AsSpan()) < 0)
        {
            return false;
        }

        foreach (PolicyVariable variable in PolicyVariable.FindAll(text))
        {
            ReadOnlySpan<char> body = variable.GetBody(text);
            int colon = body.IndexOf(':');
            if (colon > 0 && colon < body.Length - 1 && body[colon + 1] != ':')
            {
                isOfResource = body.StartsWith("aws:Resource".AsSpan(), StringComparison.OrdinalIgnoreCase);
                return true;
            }
        }

        return false;
    }

    /// <summary>The text; what a template leaves open is taken for a name of the owner's choice.</summary>
    private static ReadOnlySpan<char> TextOf(SymbolicString value)
    {
        if (value.TryGetText(out ReadOnlySpan<char> text))
        {
            return text;
        }

        var joined = new StringBuilder();
        foreach (SymbolicString.Piece piece in value.Pieces)
        {
            joined.Append(piece.IsHole ? "x" : piece.Text);
        }

        return joined.ToString().AsSpan();
    }

    private static bool HasWildcard(ReadOnlySpan<char> text) => text.IndexOfAny('*', '?') >= 0 && PolicyVariable.HasWildcardOutside(text);

    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, char end)
    {
        int index = text.IndexOf(end);
        return index < 0 ? text : text.Slice(0, index);
    }
}
