using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

/// <summary>What the conditions of a statement ask of the tokens of one issuer.</summary>
internal enum TokenTest
{
    /// <summary>Nothing that tells whose a token is.</summary>
    None,

    /// <summary>Something of it, so that others pass as well.</summary>
    Wide,

    /// <summary>That it is of some certain ones, or something that is not known.</summary>
    Narrow,

    /// <summary>A claim of another issuer: none of its tokens pass.</summary>
    Other,
}

/// <summary>
/// One OIDC provider that a statement of a role trust policy lets in, and what its conditions come to: they must all hold, and of several
/// values of one claim any will do.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
/// </summary>
internal readonly ref struct WebIdentityTrust
{
    private const string ProviderMark = ":oidc-provider/";
    private const string SamlMark = ":saml-provider/";

    private WebIdentityTrust(ReadOnlySpan<char> address, OidcIssuer? issuer)
    {
        Address = address;
        Issuer = issuer;
    }

    /// <summary>The issuer's address without <c>https://</c>; empty when nothing is known of it.</summary>
    public ReadOnlySpan<char> Address { get; }

    /// <summary>What is known of the issuer; null when it is not listed.</summary>
    public OidcIssuer? Issuer { get; }

    /// <summary>True for the domain or the ARN of an OIDC provider, also one that is named by reference.</summary>
    /// <param name="principal">A value under <c>Federated</c>.</param>
    /// <param name="conditions">The conditions beside it: what they ask of a claim tells the issuer of a provider that is not known.</param>
    /// <param name="trust">What is known of the provider.</param>
    public static bool TryRead(SymbolicString principal, ConditionBlock? conditions, out WebIdentityTrust trust)
    {
        trust = default;
        ReadOnlySpan<char> text = TrustPatterns.Of(principal);
        int mark = text.IndexOf(ProviderMark.AsSpan());
        ReadOnlySpan<char> address = mark >= 0 ? text.Slice(mark + ProviderMark.Length)
            : text.IndexOf(':') < 0 && text.IndexOf('/') < 0 ? text
            : default;
        if (address.IndexOfAny('.', TrustPatterns.Unknown) < 0 || WildcardPattern.HasWildcard(address) || text.IndexOf(SamlMark.AsSpan()) >= 0)
        {
            return false;
        }

        if (TrustPatterns.IsUnknown(address))
        {
            address = AddressIn(conditions);
        }

        trust = new WebIdentityTrust(address, address.IsEmpty ? null : OidcIssuers.Find(address));
        return true;
    }

    /// <summary>Takes the key of a claim apart: <c>token.actions.githubusercontent.com:sub</c>. False for keys of AWS.</summary>
    public static bool TryReadClaim(ReadOnlySpan<char> key, out ReadOnlySpan<char> address, out ReadOnlySpan<char> claim)
    {
        int colon = key.LastIndexOf(':');
        address = colon < 0 ? default : key.Slice(0, colon);
        claim = key.Slice(colon + 1);

        // Prefixes of AWS have no dot.
        return address.IndexOfAny('.', TrustPatterns.Unknown) >= 0 || TrustPatterns.IsUnknown(key);
    }

    /// <summary>True when an address is that of this provider, or may be it.</summary>
    public bool MayBe(ReadOnlySpan<char> address)
        => Address.IsEmpty
        || address.IndexOf(TrustPatterns.Unknown) >= 0
        || Address.IndexOf(TrustPatterns.Unknown) >= 0
        || address.TrimEnd('/').Equals(Address.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>What the conditions ask.</summary>
    /// <param name="conditions">The conditions of the statement.</param>
    /// <param name="widest">The test that lets most in, when it is <see cref="TokenTest.Wide"/>.</param>
    public TokenTest Judge(ConditionBlock? conditions, out WideTest widest)
    {
        widest = default;
        TokenTest result = TokenTest.None;
        foreach (ConditionOperatorBlock block in conditions?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                TokenTest test = Judge(condition, out WideTest wide);
                if (test == TokenTest.Wide && (result == TokenTest.None || wide.Width < widest.Width))
                {
                    widest = wide;
                }

                result = test > result ? test : result;
            }
        }

        return result;
    }

    /// <summary>True when some operator asks something of a claim, whatever.</summary>
    public bool IsTested(ConditionBlock? conditions, string claim)
    {
        foreach (ConditionOperatorBlock block in conditions?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                ReadOnlySpan<char> key = TrustPatterns.Of(condition.Key);
                if (TrustPatterns.IsUnknown(key)
                    || (TryReadClaim(key, out ReadOnlySpan<char> address, out ReadOnlySpan<char> name)
                        && MayBe(address)
                        && (name.Equals(claim.AsSpan(), StringComparison.OrdinalIgnoreCase) || name.IndexOf(TrustPatterns.Unknown) >= 0)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True when a statement of the policy that denies tests the claims as well, or may do so.</summary>
    public bool MayBeDeniedBy(Policy policy)
        => TrustStatements.MayDeny(
            policy,
            TrustStatements.AssumeRoleWithWebIdentity,
            static (key, provider) =>
            {
                var trust = new WebIdentityTrust(provider.Address.AsSpan(), provider.Issuer);
                return TrustPatterns.IsUnknown(key.AsSpan())
                    || (TryReadClaim(key.AsSpan(), out ReadOnlySpan<char> address, out ReadOnlySpan<char> claim)
                        ? trust.MayBe(address) && trust.IsTelling(claim)
                        : trust.IsTellingOfAws(key.AsSpan()));
            },
            (Address: Address.ToString(), Issuer));

    private TokenTest Judge(Condition condition, out WideTest wide)
    {
        wide = default;
        ReadOnlySpan<char> key = TrustPatterns.Of(condition.Key);
        if (TrustPatterns.IsUnknown(key))
        {
            return TokenTest.Narrow;
        }

        if (!TryReadClaim(key, out ReadOnlySpan<char> address, out ReadOnlySpan<char> claim))
        {
            return IsTellingOfAws(key) ? JudgeValues(condition, key, out wide) : TokenTest.None;
        }

        if (!MayBe(address))
        {
            return TrustStatements.AsksForValue(condition) ? TokenTest.Other : TokenTest.None;
        }

        return IsTelling(claim) ? JudgeValues(condition, claim, out wide) : TokenTest.None;
    }

    /// <summary>True for a key of AWS that tells whose a token is. Session tags are claims of the token too; only the issuer can say what it lets into them.</summary>
    private bool IsTellingOfAws(ReadOnlySpan<char> key)
        => Issuer is null ? key.StartsWith("aws:RequestTag/".AsSpan(), StringComparison.OrdinalIgnoreCase) : IsTelling(key);

    /// <summary>True for a claim that tells whose a token is; for an issuer that is not listed any may do so.</summary>
    private bool IsTelling(ReadOnlySpan<char> claim)
    {
        if (Issuer is null)
        {
            return claim.IndexOf(':') < 0;
        }

        foreach (string name in Issuer.Claims)
        {
            if (claim.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return claim.IndexOf(TrustPatterns.Unknown) >= 0;
    }

    private TokenTest JudgeValues(Condition condition, ReadOnlySpan<char> claim, out WideTest wide)
    {
        wide = default;
        ConditionOperator @operator = condition.Operator;
        if (!@operator.IsKnown || condition.Values.IsEmpty)
        {
            return TokenTest.Narrow;
        }

        bool isPresence = @operator.Family == ConditionOperatorFamily.Null;
        if (isPresence || @operator.IsNegated)
        {
            // Everybody has the claim; everybody but a few is nearly everybody.
            wide = new WideTest(condition, condition.Block.Name, Issuer is { IsShared: true } ? SubjectWidth.Everyone : SubjectWidth.Tenant);
            return TokenTest.Wide;
        }

        TokenTest result = TokenTest.Narrow;
        if (HoldsWithout(@operator, claim))
        {
            result = TokenTest.Wide;
            wide = new WideTest(condition, condition.Block.Name, SubjectWidth.Narrow);
        }

        if (@operator.BaseName != "StringLike")
        {
            return result;
        }

        foreach (ConditionValue value in condition.Values)
        {
            SubjectWidth width = WidthOf(claim, TrustPatterns.Of(value.Text));
            if (width != SubjectWidth.Narrow && width > wide.Width)
            {
                result = TokenTest.Wide;
                wide = new WideTest(condition, value.Text, width);
            }
        }

        return result;
    }

    /// <summary><c>ForAllValues:</c> on a subject or an audience is <c>for-all-values-on-single-valued-key</c>.</summary>
    private static bool HoldsWithout(ConditionOperator @operator, ReadOnlySpan<char> claim)
        => @operator.Qualifier == ConditionQualifier.ForAllValues
            ? !claim.Equals("sub".AsSpan(), StringComparison.OrdinalIgnoreCase) && !claim.Equals("aud".AsSpan(), StringComparison.OrdinalIgnoreCase)
            : @operator.HasIfExists;

    private SubjectWidth WidthOf(ReadOnlySpan<char> claim, ReadOnlySpan<char> pattern)
        => Issuer is not null ? Issuer.WidthOf(claim, pattern)
            : pattern.IndexOfAny('*', '?') >= 0 && pattern.Trim("*?".AsSpan()).IsEmpty ? SubjectWidth.Tenant
            : SubjectWidth.Narrow;

    /// <summary>The address before the first claim that must have a value.</summary>
    private static ReadOnlySpan<char> AddressIn(ConditionBlock? conditions)
    {
        foreach (ConditionOperatorBlock block in conditions?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (TryReadClaim(TrustPatterns.Of(condition.Key), out ReadOnlySpan<char> address, out _) && address.IndexOf(TrustPatterns.Unknown) < 0)
                {
                    return address;
                }
            }
        }

        return default;
    }
}

/// <summary>A test that lets in more than some certain ones.</summary>
/// <param name="Condition">The test.</param>
/// <param name="Text">What of it does so: a value, or the operator.</param>
/// <param name="Width">How many it lets in; narrow for a test that lets in tokens without the claim.</param>
internal readonly record struct WideTest(Condition Condition, SymbolicString Text, SubjectWidth Width);
