namespace PolicyLint.Rules.Grammar;

/// <summary>
/// The id of an AWS account.
/// Source: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html
/// </summary>
internal static class AccountId
{
    private const int Length = 12;

    /// <summary>True for twelve digits.</summary>
    public static bool Is(ReadOnlySpan<char> text)
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
