namespace PolicyLint.Authorization;

/// <summary>The fields of an Amazon Resource Name after <c>arn:</c>.</summary>
[Flags]
public enum ArnFields
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Such as <c>aws</c>.</summary>
    Partition = 1,

    /// <summary>The service's name in ARNs.</summary>
    Service = 2,

    /// <summary>A Region code, or empty.</summary>
    Region = 4,

    /// <summary>An account id, or empty.</summary>
    Account = 8,

    /// <summary>Everything after the fifth colon.</summary>
    Resource = 16,
}
