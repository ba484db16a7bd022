namespace PolicyLint.Analysis;

/// <summary>What a rule is about: the first digit of its id, and its folder.</summary>
public enum RuleCategory
{
    /// <summary>PL0xxx: the file cannot be read as what it claims to be.</summary>
    Input,

    /// <summary>PL1xxx: not a valid IAM policy; AWS would refuse it, or it does not do what it says.</summary>
    Grammar,

    /// <summary>PL2xxx: well formed, but AWS has no such action, resource type, condition key, service or Region.</summary>
    Reference,

    /// <summary>PL3xxx: wildcards and breadth.</summary>
    LeastPrivilege,

    /// <summary>PL4xxx: lets its holder gain more.</summary>
    Escalation,

    /// <summary>PL5xxx: lets others in.</summary>
    Exposure,

    /// <summary>PL6xxx: a missing or ineffective boundary, SCP, RCP or session policy.</summary>
    Guardrails,

    /// <summary>PL7xxx: redundant, shadowed, duplicated, empty or oversize.</summary>
    Hygiene,

    /// <summary>PL8xxx: granted and not used.</summary>
    Usage,

    /// <summary>PL9xxx: suppressions that are expired, unused, unknown or without a reason.</summary>
    Suppression,
}
