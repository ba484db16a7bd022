namespace PolicyLint.Authorization;

/// <summary>
/// What an action does, in AWS's five words. Source:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
/// </summary>
public enum AccessLevel
{
    /// <summary>Lists resources; does not show what is in them.</summary>
    List,

    /// <summary>Reads what is in a resource.</summary>
    Read,

    /// <summary>Creates, changes or deletes resources.</summary>
    Write,

    /// <summary>Changes nothing but tags.</summary>
    Tagging,

    /// <summary>Grants permissions or changes them.</summary>
    PermissionsManagement,
}
