using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

/// <summary>Which operators go with the type of a condition key.</summary>
internal static class ConditionKeyTypes
{
    /// <summary>True for a key that the reference types ARN although its values are words such as <c>windows</c>.</summary>
    public static bool IsArnByMistake(Condition condition) => condition.Key.Is("ec2:InstancePlatform", ignoreCase: true) != Certainty.No;

    /// <summary>True when operators of this family compare values of the key as what they are, or as what they can be.</summary>
    public static bool Fits(ConditionOperatorFamily family, StatementConditionKey key) => family switch
    {
        ConditionOperatorFamily.String => key.Key.Type is ConditionKeyType.String or ConditionKeyType.Arn,
        ConditionOperatorFamily.Arn => key.Key.Type is ConditionKeyType.Arn or ConditionKeyType.String,
        ConditionOperatorFamily.Numeric => key.Key.Type == ConditionKeyType.Numeric || IsEpoch(key.Condition) || IsAnyText(key),
        ConditionOperatorFamily.Date => key.Key.Type == ConditionKeyType.Date || IsAnyText(key),
        ConditionOperatorFamily.Bool => key.Key.Type == ConditionKeyType.Bool || IsAnyText(key),
        ConditionOperatorFamily.IpAddress => key.Key.Type == ConditionKeyType.IPAddress || IsAnyText(key),
        _ => true,
    };

    /// <summary>What the type is called in messages.</summary>
    public static string NameOf(ConditionKeyType type) => type switch
    {
        ConditionKeyType.Arn => "an ARN",
        ConditionKeyType.Bool => "a Boolean",
        ConditionKeyType.Numeric => "a number",
        ConditionKeyType.Date => "a date",
        ConditionKeyType.IPAddress => "an IP address",
        _ => "a text",
    };

    /// <summary>The text of a tag can be a number, and so can that of a service's key (<c>glacier:ArchiveAgeInDays</c> is typed so).</summary>
    private static bool IsAnyText(StatementConditionKey key)
        => key.Key.Type == ConditionKeyType.String && (key.Key.IsTemplate || !key.HasGlobalPrefix || !key.Key.IsGlobal);

    private static bool IsEpoch(Condition condition) => condition.Key.Is("aws:EpochTime", ignoreCase: true) != Certainty.No;
}
