namespace PolicyLint.Model;

/// <summary>What kind of value an operator compares.</summary>
public enum ConditionOperatorFamily
{
    /// <summary>Not an operator that IAM knows.</summary>
    Unknown,

    /// <summary><c>StringEquals</c> and its like.</summary>
    String,

    /// <summary><c>NumericEquals</c> and its like.</summary>
    Numeric,

    /// <summary><c>DateEquals</c> and its like.</summary>
    Date,

    /// <summary><c>Bool</c>.</summary>
    Bool,

    /// <summary><c>BinaryEquals</c>.</summary>
    Binary,

    /// <summary><c>IpAddress</c> and <c>NotIpAddress</c>.</summary>
    IpAddress,

    /// <summary><c>ArnLike</c> and its like.</summary>
    Arn,

    /// <summary><c>Null</c>: whether the key is absent.</summary>
    Null,
}

/// <summary>The set operator before an operator.</summary>
public enum ConditionQualifier
{
    /// <summary>None.</summary>
    None,

    /// <summary><c>ForAllValues:</c></summary>
    ForAllValues,

    /// <summary><c>ForAnyValue:</c></summary>
    ForAnyValue,
}

/// <summary>
/// A condition operator, taken apart: <c>[ForAllValues:|ForAnyValue:]base[IfExists]</c>. Read without regard to case.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </summary>
/// <param name="Qualifier">The set operator before it.</param>
/// <param name="BaseName">The base operator in AWS's spelling; empty when IAM knows no such operator.</param>
/// <param name="Family">What it compares.</param>
/// <param name="IsNegated">True for <c>…Not…</c>: it holds when no value matches, and when the key is absent.</param>
/// <param name="HasIfExists">True with the suffix <c>IfExists</c>: it holds when the key is absent.</param>
public readonly record struct ConditionOperator(
    ConditionQualifier Qualifier,
    string BaseName,
    ConditionOperatorFamily Family,
    bool IsNegated,
    bool HasIfExists)
{
    private const string IfExistsSuffix = "IfExists";

    private static readonly ConditionQualifier[] Qualifiers = [ConditionQualifier.ForAllValues, ConditionQualifier.ForAnyValue];

    private static readonly ConditionOperator[] Known =
    [
        Of("StringEquals", ConditionOperatorFamily.String),
        Of("StringNotEquals", ConditionOperatorFamily.String),
        Of("StringEqualsIgnoreCase", ConditionOperatorFamily.String),
        Of("StringNotEqualsIgnoreCase", ConditionOperatorFamily.String),
        Of("StringLike", ConditionOperatorFamily.String),
        Of("StringNotLike", ConditionOperatorFamily.String),
        Of("NumericEquals", ConditionOperatorFamily.Numeric),
        Of("NumericNotEquals", ConditionOperatorFamily.Numeric),
        Of("NumericLessThan", ConditionOperatorFamily.Numeric),
        Of("NumericLessThanEquals", ConditionOperatorFamily.Numeric),
        Of("NumericGreaterThan", ConditionOperatorFamily.Numeric),
        Of("NumericGreaterThanEquals", ConditionOperatorFamily.Numeric),
        Of("DateEquals", ConditionOperatorFamily.Date),
        Of("DateNotEquals", ConditionOperatorFamily.Date),
        Of("DateLessThan", ConditionOperatorFamily.Date),
        Of("DateLessThanEquals", ConditionOperatorFamily.Date),
        Of("DateGreaterThan", ConditionOperatorFamily.Date),
        Of("DateGreaterThanEquals", ConditionOperatorFamily.Date),
        Of("Bool", ConditionOperatorFamily.Bool),
        Of("BinaryEquals", ConditionOperatorFamily.Binary),
        Of("IpAddress", ConditionOperatorFamily.IpAddress),
        Of("NotIpAddress", ConditionOperatorFamily.IpAddress),
        Of("ArnEquals", ConditionOperatorFamily.Arn),
        Of("ArnLike", ConditionOperatorFamily.Arn),
        Of("ArnNotEquals", ConditionOperatorFamily.Arn),
        Of("ArnNotLike", ConditionOperatorFamily.Arn),
        Of("Null", ConditionOperatorFamily.Null),
    ];

    /// <summary>The names of the 27 base operators, in AWS's spelling.</summary>
    public static IReadOnlyList<string> BaseNames { get; } = Array.ConvertAll(Known, o => o.BaseName);

    /// <summary>True when IAM has such an operator.</summary>
    public bool IsKnown => Family != ConditionOperatorFamily.Unknown;

    /// <summary>True for <c>StringLike</c> and <c>StringNotLike</c>.</summary>
    public bool IsStringLike => BaseName is "StringLike" or "StringNotLike";

    /// <summary>The operator in AWS's spelling; empty when unknown.</summary>
    public string CanonicalName => !IsKnown ? "" : Prefix(Qualifier) + BaseName + (HasIfExists ? IfExistsSuffix : "");

    /// <summary>Takes an operator apart.</summary>
    /// <param name="name">The operator as written, in any case.</param>
    /// <returns>The operator; of family <see cref="ConditionOperatorFamily.Unknown"/> when the base is none that IAM has.</returns>
    public static ConditionOperator Parse(ReadOnlySpan<char> name)
    {
        ConditionQualifier qualifier = ConditionQualifier.None;
        foreach (ConditionQualifier candidate in Qualifiers)
        {
            if (name.StartsWith(Prefix(candidate).AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                qualifier = candidate;
                name = name.Slice(Prefix(candidate).Length);
                break;
            }
        }

        bool ifExists = name.EndsWith(IfExistsSuffix.AsSpan(), StringComparison.OrdinalIgnoreCase);
        ReadOnlySpan<char> baseName = ifExists ? name.Slice(0, name.Length - IfExistsSuffix.Length) : name;
        foreach (ConditionOperator known in Known)
        {
            if (baseName.Equals(known.BaseName.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return known with { Qualifier = qualifier, HasIfExists = ifExists };
            }
        }

        return new ConditionOperator(qualifier, "", ConditionOperatorFamily.Unknown, IsNegated: false, ifExists);
    }

    private static string Prefix(ConditionQualifier qualifier) => qualifier switch
    {
        ConditionQualifier.ForAllValues => "ForAllValues:",
        ConditionQualifier.ForAnyValue => "ForAnyValue:",
        _ => "",
    };

    private static ConditionOperator Of(string name, ConditionOperatorFamily family)
        => new(ConditionQualifier.None, name, family, name.IndexOf("Not", StringComparison.Ordinal) >= 0, HasIfExists: false);
}
