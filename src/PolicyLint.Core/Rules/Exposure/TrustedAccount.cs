using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

/// <summary>
/// The account that an AWS principal of a policy belongs to, where its number is written out.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
/// </summary>
internal readonly ref struct TrustedAccount
{
    private const int Length = 12;

    private TrustedAccount(ReadOnlySpan<char> id, bool isWhole)
    {
        Id = id;
        IsWhole = isWhole;
    }

    /// <summary>Twelve digits.</summary>
    public ReadOnlySpan<char> Id { get; }

    /// <summary>True for the account as such: its number, or the ARN that ends in <c>:root</c>. Its own administrators then decide who of it.</summary>
    public bool IsWhole { get; }

    /// <summary>Reads a value under <c>AWS</c>. False for unique ids, and where the account is left open or said by reference.</summary>
    public static bool TryRead(SymbolicString principal, out TrustedAccount account)
    {
        account = default;
        ReadOnlySpan<char> text = TrustPatterns.Of(principal);
        if (IsId(text))
        {
            account = new TrustedAccount(text, isWhole: true);
            return true;
        }

        if (!Arn.TryParse(text, out Arn arn) || !IsId(arn.Account))
        {
            return false;
        }

        account = new TrustedAccount(arn.Account, arn.Resource.SequenceEqual("root".AsSpan()));
        return true;
    }

    /// <summary>True when the account is one of a list.</summary>
    public bool IsIn(ImmutableArray<string> accounts)
    {
        foreach (string account in accounts)
        {
            if (Id.SequenceEqual(account.AsSpan()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsId(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return text.Length == Length;
    }
}
