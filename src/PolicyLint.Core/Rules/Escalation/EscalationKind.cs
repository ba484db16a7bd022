namespace PolicyLint.Rules.Escalation;

/// <summary>How a path leads to more permissions: one rule for each, so that teams can weigh them.</summary>
internal enum EscalationKind
{
    /// <summary>Changes the holder's own permissions.</summary>
    Self,

    /// <summary>Takes over or makes another user or role.</summary>
    Principal,

    /// <summary>Removes what limits the holder: a boundary, a policy that denies.</summary>
    Limit,

    /// <summary>Changes permission sets of IAM Identity Center.</summary>
    IdentityCenter,

    /// <summary>Uses a resource that has a role.</summary>
    Resource,

    /// <summary>Passes a role to a new or changed resource.</summary>
    Role,

    /// <summary>Is in a trust policy: not in what the holder has, but in who is let in.</summary>
    Trust,
}
