namespace PolicyLint.Authorization;

/// <summary>The type of a condition key's values. That there can be several of them is told apart: <see cref="AwsConditionKey.IsMultivalued"/>.</summary>
public enum ConditionKeyType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>An ARN.</summary>
    Arn,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A number.</summary>
    Numeric,

    /// <summary>A date, or seconds since 1970.</summary>
    Date,

    /// <summary>An IP address.</summary>
    IPAddress,
}
