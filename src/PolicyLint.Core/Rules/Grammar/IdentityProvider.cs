using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

/// <summary>What a <c>Federated</c> principal names.</summary>
internal enum IdentityProviderType
{
    /// <summary>None of the forms that AWS takes.</summary>
    None,

    /// <summary>A provider that AWS knows by its domain: <c>accounts.google.com</c>, <c>cognito-identity.amazonaws.com</c> …</summary>
    Domain,

    /// <summary><c>arn:aws:iam::111122223333:oidc-provider/…</c></summary>
    OpenIdConnect,

    /// <summary><c>arn:aws:iam::111122223333:saml-provider/…</c></summary>
    Saml,
}

/// <summary>
/// The forms of a <c>Federated</c> principal.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
/// </summary>
internal static class IdentityProvider
{
    /// <summary>The one identity provider whose domain looks like that of a service.</summary>
    public const string CognitoIdentity = "cognito-identity.amazonaws.com";

    private const string SamlPrefix = "saml-provider/";
    private const string OpenIdConnectPrefix = "oidc-provider/";

    /// <summary>What a value names.</summary>
    public static IdentityProviderType TypeOf(ReadOnlySpan<char> value)
    {
        if (!Arn.TryParse(value, out Arn arn))
        {
            return IsDomain(value) ? IdentityProviderType.Domain : IdentityProviderType.None;
        }

        bool isWellFormed = !arn.Partition.IsEmpty && arn.Region.IsEmpty && AccountId.Is(arn.Account);
        return !isWellFormed || !arn.Service.SequenceEqual("iam".AsSpan()) ? IdentityProviderType.None
            : IsNamed(arn.Resource, SamlPrefix) ? IdentityProviderType.Saml
            : IsNamed(arn.Resource, OpenIdConnectPrefix) ? IdentityProviderType.OpenIdConnect
            : IdentityProviderType.None;
    }

    /// <summary>True for the ARN of an identity provider, well formed or not.</summary>
    public static bool IsProvider(Arn arn)
        => arn.Resource.StartsWith(SamlPrefix.AsSpan(), StringComparison.Ordinal) || arn.Resource.StartsWith(OpenIdConnectPrefix.AsSpan(), StringComparison.Ordinal);

    private static bool IsNamed(ReadOnlySpan<char> resource, string prefix)
        => resource.Length > prefix.Length && resource.StartsWith(prefix.AsSpan(), StringComparison.Ordinal);

    /// <summary>Labels of letters, digits and hyphens with dots between them; at least two.</summary>
    private static bool IsDomain(ReadOnlySpan<char> text)
    {
        int labels = 0;
        int length = 0;
        foreach (char c in text)
        {
            if (c == '.')
            {
                if (length == 0)
                {
                    return false;
                }

                labels++;
                length = 0;
            }
            else if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-')
            {
                length++;
            }
            else
            {
                return false;
            }
        }

        return labels > 0 && length > 0;
    }
}
