namespace PolicyLint.Model;

/// <summary>
/// What a policy is attached to, which decides its grammar and what its words mean.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#access_policy-types
/// </summary>
public enum PolicyKind
{
    /// <summary>Identity-based: attached to a user, group or role.</summary>
    Identity,

    /// <summary>Resource-based: attached to a bucket, queue, key …; it names principals.</summary>
    Resource,

    /// <summary>A role's trust policy (<c>AssumeRolePolicyDocument</c>).</summary>
    Trust,

    /// <summary>A permissions boundary: it limits and grants nothing.</summary>
    Boundary,

    /// <summary>A service control policy of AWS Organizations.</summary>
    ServiceControl,

    /// <summary>A resource control policy of AWS Organizations.</summary>
    ResourceControl,

    /// <summary>A VPC endpoint policy.</summary>
    Endpoint,

    /// <summary>A session policy: it limits one session.</summary>
    Session,
}
