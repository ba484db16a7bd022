using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

/// <summary>
/// The condition keys for the audience of a token: <c>gitlab.com:aud</c>, <c>saml:aud</c>. It has one value.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
/// </summary>
internal static class AudienceKey
{
    /// <summary>True for the key of an identity provider's audience.</summary>
    public static bool Is(SymbolicString key)
    {
        if (key.IsKnown && key.TryGetText(out ReadOnlySpan<char> known) && !known.EndsWith(":aud".AsSpan(), StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        ReadOnlySpan<char> text = TrustPatterns.Of(key);
        return text.Equals("saml:aud".AsSpan(), StringComparison.OrdinalIgnoreCase)
            || (WebIdentityTrust.TryReadClaim(text, out _, out ReadOnlySpan<char> claim) && claim.Equals("aud".AsSpan(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Asks for the audience itself; null where the operator has other keys, or the condition has the other operator already.</summary>
    public static Analysis.Fix? WithoutQualifier(Condition condition, Statement statement)
        => condition.Block.Conditions.Length != 1 || !condition.Operator.IsKnown ? null
            : ConditionFixes.RenameOperator(statement.Condition!, condition.Block, (condition.Operator with { Qualifier = ConditionQualifier.None }).CanonicalName);
}
