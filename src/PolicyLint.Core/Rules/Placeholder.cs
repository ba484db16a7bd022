namespace PolicyLint.Rules;

/// <summary>
/// Tells the variables of IAM from the placeholders of tools that write policies: Terraform, Serverless, CloudFormation and
/// shells use <c>${…}</c> too, and what they put in its place is not known.
/// </summary>
internal static class Placeholder
{
    /// <summary>Sources of the Serverless Framework (https://www.serverless.com/framework/docs/guides/variables) that would pass for key prefixes.</summary>
    private static readonly string[] ForeignPrefixes = ["self", "opt", "env", "sls", "cf", "param", "file", "git"];

    /// <summary>True when part of the text stands for something else, in IAM or in any other tool.</summary>
    public static bool IsIn(ReadOnlySpan<char> text) => text.IndexOf("${".AsSpan()) >= 0 || text.IndexOf("{{".AsSpan()) >= 0;

    /// <summary>
    /// True when this reads as a condition key, <c>prefix:name</c>, white space around the parts allowed: it is meant for IAM.
    /// <c>AWS::Region</c>, <c>self:custom.stage</c>, <c>var.bucket</c> and <c>STAGE:-dev</c> are not.
    /// </summary>
    /// <param name="key">What stands between the braces, up to the comma before a default value.</param>
    public static bool IsPolicyVariable(ReadOnlySpan<char> key)
    {
        int colon = key.IndexOf(':');
        if (colon < 0)
        {
            return false;
        }

        ReadOnlySpan<char> prefix = key.Slice(0, colon).Trim();
        ReadOnlySpan<char> name = key.Slice(colon + 1).TrimStart();
        return IsKeyPrefix(prefix) && !IsForeign(prefix) && !name.IsEmpty && IsLetter(name[0]);
    }

    /// <summary>A service prefix, or the issuer of an OIDC provider with its path.</summary>
    private static bool IsKeyPrefix(ReadOnlySpan<char> prefix)
    {
        foreach (char c in prefix)
        {
            if (!IsLetter(c) && c is not ((>= '0' and <= '9') or '-' or '.' or '/' or '_'))
            {
                return false;
            }
        }

        return !prefix.IsEmpty;
    }

    private static bool IsForeign(ReadOnlySpan<char> prefix)
    {
        foreach (string foreign in ForeignPrefixes)
        {
            if (prefix.SequenceEqual(foreign.AsSpan()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
