namespace PolicyLint.Testing.Decisions;

/// <summary>How strongly a policy that names principals grants to a caller: what the limits of the caller's own side still have to say.</summary>
public enum Grant
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>To its account, which must pass it on.</summary>
    Account,

    /// <summary>To its role or user: within the limits of boundary and session policy.</summary>
    Parent,

    /// <summary>To itself.</summary>
    Direct,
}

/// <summary>Who asks. Source: shared/semantics.md, 1.4.</summary>
/// <param name="Names">The names that a policy can call it by, under the key of <c>Principal</c> that they stand under, each with what it is granted under it.</param>
/// <param name="Arn">The value of <c>aws:PrincipalArn</c>; null for who has none.</param>
public sealed record Caller((string Key, string Name, Grant Grant)[] Names, string? Arn)
{
    /// <summary>Nobody in particular.</summary>
    public static Caller Anonymous { get; } = new([("AWS", "*", Grant.Direct)], null);

    /// <summary>A user.</summary>
    public static Caller User(string account, string name)
    {
        string arn = $"arn:aws:iam::{account}:user/{name}";
        return new([("AWS", "*", Grant.Direct), .. OfAccount(account, Grant.Account), ("AWS", arn, Grant.Direct)], arn);
    }

    /// <summary>A session of a role.</summary>
    public static Caller Session(string account, string role, string session)
    {
        string name = role.Split('/')[^1];
        string arn = $"arn:aws:iam::{account}:role/{role}";
        return new(
            [("AWS", "*", Grant.Direct), .. OfAccount(account, Grant.Account), ("AWS", arn, Grant.Parent), ("AWS", $"arn:aws:sts::{account}:assumed-role/{name}/{session}", Grant.Direct)],
            arn);
    }

    /// <summary>
    /// A service of AWS, a user of an identity provider, the owner of a canonical id. Everyone, <c>*</c>, is them too: denials of everyone in AWS's
    /// guides make an exception for services by <c>aws:PrincipalIsAWSService</c>.
    /// </summary>
    public static Caller Of(string key, string name) => new([("AWS", "*", Grant.Direct), (key, name, Grant.Direct)], null);

    private static (string Key, string Name, Grant Grant)[] OfAccount(string account, Grant grant)
        => [("AWS", account, grant), ("AWS", $"arn:aws:iam::{account}:root", grant)];
}

/// <summary>One question to a policy.</summary>
/// <param name="Action">The action.</param>
/// <param name="Resource">The ARN, or <c>*</c> for an action that has none.</param>
/// <param name="Caller">Who asks; matters for policies that name principals.</param>
/// <param name="Context">The values of condition keys, by the key's name in lower case; a key that the request does not have is not there.</param>
public sealed record AccessRequest(string Action, string Resource, Caller Caller, IReadOnlyDictionary<string, string[]> Context)
{
    /// <inheritdoc/>
    public override string ToString()
        => $"{Action} on {Resource} by {string.Join('|', Caller.Names.Select(name => name.Name))} with {string.Join("; ", Context.Select(key => $"{key.Key}={string.Join(',', key.Value)}"))}";
}
