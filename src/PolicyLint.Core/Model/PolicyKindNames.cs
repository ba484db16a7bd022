namespace PolicyLint.Model;

/// <summary>The names of policy kinds, as the command line's <c>--kind</c> takes them and as messages say them.</summary>
public static class PolicyKindNames
{
    private static readonly (string Name, PolicyKind Kind, string Phrase)[] Table =
    [
        ("identity", PolicyKind.Identity, "an identity-based policy"),
        ("resource", PolicyKind.Resource, "a resource-based policy"),
        ("trust", PolicyKind.Trust, "a role trust policy"),
        ("boundary", PolicyKind.Boundary, "a permissions boundary"),
        ("scp", PolicyKind.ServiceControl, "a service control policy"),
        ("rcp", PolicyKind.ResourceControl, "a resource control policy"),
        ("endpoint", PolicyKind.Endpoint, "a VPC endpoint policy"),
        ("session", PolicyKind.Session, "a session policy"),
    ];

    /// <summary>The names, in the order of <see cref="PolicyKind"/>.</summary>
    public static IReadOnlyList<string> All { get; } = Array.ConvertAll(Table, row => row.Name);

    /// <summary>Reads a name.</summary>
    /// <param name="name">One of <see cref="All"/>, in lower case.</param>
    /// <param name="kind">The kind, when the name is known.</param>
    public static bool TryParse(string name, out PolicyKind kind)
    {
        foreach ((string known, PolicyKind value, _) in Table)
        {
            if (known == name)
            {
                kind = value;
                return true;
            }
        }

        kind = default;
        return false;
    }

    /// <summary>The short name: <c>identity</c>, <c>scp</c> …</summary>
    public static string ToName(this PolicyKind kind) => Table[(int)kind].Name;

    /// <summary>The kind in a sentence: "a service control policy".</summary>
    public static string ToPhrase(this PolicyKind kind) => Table[(int)kind].Phrase;
}
