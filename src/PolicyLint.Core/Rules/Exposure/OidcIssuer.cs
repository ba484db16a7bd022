using System.Collections.Immutable;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

/// <summary>How many a pattern lets in, of those who can get a token of an issuer.</summary>
internal enum SubjectWidth
{
    /// <summary>Some of a tenant's own, as far as can be told.</summary>
    Narrow,

    /// <summary>All that belongs to a tenant of the issuer.</summary>
    Tenant,

    /// <summary>Other tenants as well: anybody.</summary>
    Everyone,
}

/// <summary>
/// An issuer of OIDC tokens, and what its tokens say: whether it serves many customers under one address, which claims tell whose a
/// token is, and how these are written.
/// </summary>
/// <param name="Name">What people call it.</param>
/// <param name="Pattern">Its address without <c>https://</c>, with <c>*</c> for what differs; compared without regard to case and to a slash at the end.</param>
/// <param name="IsShared">True when one address serves all customers: a token of it may be a stranger's.</param>
/// <param name="Claims">
/// The claims that tell whose a token is, the best one first: a condition on one of them is enough. A key that is no claim of the issuer has its prefix.
/// </param>
/// <param name="Holders">Who gets in when nothing is tested: <c>every repository of the workspace</c>.</param>
internal sealed record OidcIssuer(string Name, string Pattern, bool IsShared, ImmutableArray<string> Claims, string Holders)
{
    /// <summary>How the claims are written; empty when that is not known, and then only a pattern that matches everything is wide.</summary>
    public ImmutableArray<OidcClaimShape> Shapes { get; init; } = ImmutableArray<OidcClaimShape>.Empty;

    /// <summary>True for the issuers of GitHub Actions: its subjects name a repository and a branch.</summary>
    public bool IsGitHub { get; init; }

    /// <summary>
    /// The claim that has to be tested besides: AWS knows nobody's audience for the providers that need no entry in IAM, so that a token which
    /// was made for another application passes. Empty where IAM compares the audience itself, with the client ids of the provider.
    /// </summary>
    public ImmutableArray<string> AudienceClaims { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The claim that IAM itself asks for, according to Access Analyzer, whatever others are tested; null for the rest.</summary>
    public string? RequiredClaim { get; init; }

    /// <summary>True for the address of this issuer.</summary>
    public bool Is(ReadOnlySpan<char> address) => WildcardPattern.Matches(Pattern.AsSpan(), address.TrimEnd('/'), ignoreCase: true);

    /// <summary>How many a value of a claim lets in, taken as a pattern.</summary>
    /// <param name="claim">The claim, such as <c>sub</c>.</param>
    /// <param name="pattern">The value.</param>
    public SubjectWidth WidthOf(ReadOnlySpan<char> claim, ReadOnlySpan<char> pattern)
    {
        int wildcard = pattern.IndexOfAny('*', '?');
        if (wildcard < 0)
        {
            return SubjectWidth.Narrow;
        }

        if (pattern.Trim("*?".AsSpan()).IsEmpty || (wildcard == 0 && IsShared))
        {
            return IsShared ? SubjectWidth.Everyone : SubjectWidth.Tenant;
        }

        foreach (OidcClaimShape shape in Shapes)
        {
            if (claim.Equals(shape.Claim.AsSpan(), StringComparison.OrdinalIgnoreCase) && shape.WidthOf(pattern, IsShared) is var width and not SubjectWidth.Narrow)
            {
                return width;
            }
        }

        return SubjectWidth.Narrow;
    }
}

/// <summary>
/// How an issuer writes a claim: <c>prefix, tenant, end, rest</c>, as in <c>organization:</c> + <c>acme</c> + <c>:</c> + <c>project:web…</c>.
/// </summary>
/// <param name="Claim">The claim.</param>
/// <param name="Prefix">What stands before the tenant's name.</param>
/// <param name="Ends">The characters of which one ends the tenant's name; empty when the name is not followed by anything.</param>
/// <param name="Rest">What follows, with <see cref="Anything"/> for each name; null where a tenant's own are not told apart here.</param>
internal sealed record OidcClaimShape(string Claim, string Prefix, string Ends, string? Rest)
{
    /// <summary>A name that no pattern has in it: only a wildcard matches it.</summary>
    public const char Anything = '\u0001';

    /// <summary>False where the first name is not the tenant's, since each has an address of its own, but something of it: a namespace, a repository.</summary>
    public bool NamesTenant { get; init; } = true;

    /// <summary>A claim of which nothing but wildcards matches any part.</summary>
    public string Whole { get; } = Prefix + Anything + (Ends.Length > 0 ? Ends.Substring(0, 1) : "") + Rest;

    /// <summary>How many a pattern with a wildcard lets in.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="isShared">Whether other tenants have tokens of the same issuer.</param>
    public SubjectWidth WidthOf(ReadOnlySpan<char> pattern, bool isShared)
    {
        ReadOnlySpan<char> literal = pattern.Slice(0, pattern.IndexOfAny('*', '?'));
        if (!literal.StartsWith(Prefix.AsSpan(), StringComparison.Ordinal))
        {
            return isShared && Prefix.AsSpan().StartsWith(literal, StringComparison.Ordinal) ? SubjectWidth.Everyone
                : !isShared && WildcardPattern.Matches(pattern, Whole.AsSpan()) ? SubjectWidth.Tenant
                : SubjectWidth.Narrow;
        }

        ReadOnlySpan<char> name = literal.Slice(Prefix.Length);
        int end = name.IndexOfAny(Ends.AsSpan());
        bool isUnknown = name.IndexOf(TrustPatterns.Unknown) >= 0;
        if (isUnknown && (end < 0 || name[end] == '/'))
        {
            // What is not known may hold the end of the name, or a path of several.
            return SubjectWidth.Narrow;
        }

        if (end > 0)
        {
            return NamesTenant && Rest is not null && WildcardPattern.Matches(pattern.Slice(Prefix.Length + end + 1), Rest.AsSpan()) ? SubjectWidth.Tenant : SubjectWidth.Narrow;
        }

        return isShared ? SubjectWidth.Everyone
            : WildcardPattern.Matches(pattern, Whole.AsSpan()) ? SubjectWidth.Tenant
            : SubjectWidth.Narrow;
    }
}
