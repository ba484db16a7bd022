using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

/// <summary>
/// The ways to assume a role, one for each kind of principal.
/// Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
/// </summary>
[Flags]
internal enum RoleAssumptions
{
    /// <summary>None of them: session tags, source identities, or something else altogether.</summary>
    None = 0,

    /// <summary><c>sts:AssumeRole</c>, for AWS principals and services.</summary>
    AssumeRole = 1,

    /// <summary><c>sts:AssumeRoleWithSAML</c>, for SAML providers.</summary>
    WithSaml = 2,

    /// <summary><c>sts:AssumeRoleWithWebIdentity</c>, for OIDC providers.</summary>
    WithWebIdentity = 4,

    /// <summary>Any of them, also when nothing is known.</summary>
    All = AssumeRole | WithSaml | WithWebIdentity,
}

/// <summary>Which action goes with which principal in a role trust policy.</summary>
internal static class RoleAssumption
{
    private static readonly (RoleAssumptions Way, string Action)[] Actions =
    [
        (RoleAssumptions.AssumeRole, "sts:AssumeRole"),
        (RoleAssumptions.WithSaml, "sts:AssumeRoleWithSAML"),
        (RoleAssumptions.WithWebIdentity, "sts:AssumeRoleWithWebIdentity"),
    ];

    /// <summary>The ways that an action allows; all when it is not known.</summary>
    public static RoleAssumptions Of(SymbolicString action)
    {
        if (!action.TryGetText(out ReadOnlySpan<char> text) || Placeholder.IsIn(text))
        {
            return RoleAssumptions.All;
        }

        RoleAssumptions ways = RoleAssumptions.None;
        foreach ((RoleAssumptions way, string name) in Actions)
        {
            if (WildcardPattern.Matches(text, name.AsSpan(), ignoreCase: true))
            {
                ways |= way;
            }
        }

        return ways;
    }

    /// <summary>The one way that a principal can take; all when that is not known.</summary>
    public static RoleAssumptions Of(PrincipalType type, SymbolicString principal)
    {
        if (!principal.TryGetText(out ReadOnlySpan<char> text) || Placeholder.IsIn(text) || WildcardPattern.HasWildcard(text))
        {
            return RoleAssumptions.All;
        }

        return type switch
        {
            PrincipalType.Aws or PrincipalType.Service => RoleAssumptions.AssumeRole,
            PrincipalType.Federated => IdentityProvider.TypeOf(text) switch
            {
                IdentityProviderType.Saml => RoleAssumptions.WithSaml,
                IdentityProviderType.OpenIdConnect or IdentityProviderType.Domain => RoleAssumptions.WithWebIdentity,
                _ => RoleAssumptions.All,
            },
            _ => RoleAssumptions.All,
        };
    }

    /// <summary>The ways that the principals of a statement can take; all when that is not known.</summary>
    public static RoleAssumptions Of(PrincipalElement principal)
    {
        RoleAssumptions ways = RoleAssumptions.None;
        foreach (PrincipalEntry entry in principal.Entries)
        {
            foreach (SymbolicString value in entry.Values)
            {
                ways |= Of(entry.Type, value);
            }
        }

        // Without a single value there is nothing to go together with.
        return ways == RoleAssumptions.None ? RoleAssumptions.All : ways;
    }

    /// <summary>The action of one way; null for none or several.</summary>
    public static string? ActionOf(RoleAssumptions way)
    {
        foreach ((RoleAssumptions known, string name) in Actions)
        {
            if (way == known)
            {
                return name;
            }
        }

        return null;
    }
}
