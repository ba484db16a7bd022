using PolicyLint.Model;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>Which kinds of policy give permissions, and so can give too many.</summary>
internal static class Grants
{
    /// <summary>
    /// True for kinds whose Allow grants. Boundaries, SCPs, RCPs, endpoint and session policies only limit what others grant.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#access_policy-types
    /// </summary>
    public static bool Makes(PolicyKind kind) => kind is PolicyKind.Identity or PolicyKind.Resource or PolicyKind.Trust;
}
