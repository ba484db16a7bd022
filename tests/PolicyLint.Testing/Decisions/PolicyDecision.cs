using System.Text.Json;

namespace PolicyLint.Testing.Decisions;

/// <summary>
/// What a policy by itself says of a request, decided the plain way over the JSON text, with nothing of the product's own code: how
/// fixes that claim to change nothing are held against what policies mean. Source: shared/semantics.md, 1 and 2.
/// </summary>
public static class PolicyDecision
{
    private static readonly IReadOnlyDictionary<string, string[]> NoContext = new Dictionary<string, string[]>();

    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads a policy; comments and trailing commas are read over, and of two members of a name the last counts.</summary>
    public static JsonElement Parse(string policy)
    {
        using var document = JsonDocument.Parse(policy, Tolerant);
        return document.RootElement.Clone();
    }

    /// <summary>
    /// The decision: <c>denied</c>, <c>perhaps denied</c> (of a caller that <c>NotPrincipal</c> names in part), what is granted, or none. Twice,
    /// with wildcards of resources that stop at colons and with those that do not.
    /// </summary>
    public static string Decide(JsonElement policy, AccessRequest request) => $"{Decide(policy, request, isByField: true)}, {Decide(policy, request, isByField: false)}";

    /// <summary>The texts of a value: one, or those of a list; numbers and Booleans as they are written.</summary>
    internal static string[] Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(Texts)],
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [value.GetRawText()],
        _ => [],
    };

    /// <summary>The statements of a policy, whether one, several, or bare.</summary>
    internal static JsonElement[] Statements(JsonElement policy)
        => policy.ValueKind == JsonValueKind.Array ? [.. policy.EnumerateArray()]
        : policy.ValueKind != JsonValueKind.Object ? []
        : !policy.TryGetProperty("Statement", out JsonElement statements) ? policy.TryGetProperty("Effect", out _) ? [policy] : []
        : statements.ValueKind == JsonValueKind.Array ? [.. statements.EnumerateArray()]
        : [statements];

    private static string Decide(JsonElement policy, AccessRequest request, bool isByField)
    {
        // Bare statements are an excerpt of a policy of today.
        bool isExcerpt = policy.ValueKind == JsonValueKind.Array || !policy.TryGetProperty("Statement", out _);
        bool hasVariables = isExcerpt || (policy.TryGetProperty("Version", out JsonElement version) && Texts(version) is ["2012-10-17"]);
        Grant granted = Grant.None;
        bool isAllowed = false;
        bool mayBeDenied = false;
        foreach (JsonElement statement in Statements(policy).Where(statement => statement.ValueKind == JsonValueKind.Object))
        {
            if (!MatchesAction(statement, request.Action)
                || !MatchesResource(statement, request, hasVariables, isByField)
                || !(Get(statement, "Condition") is not { } condition || ConditionDecision.Holds(condition, hasVariables, request.Context)))
            {
                continue;
            }

            string effect = Get(statement, "Effect") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
            (Grant most, bool isCertain) = GrantOf(statement, request.Caller);
            if (most == Grant.None)
            {
                continue;
            }

            if (effect == "Deny" && isCertain)
            {
                return "denied";
            }

            mayBeDenied |= effect == "Deny";
            if (effect == "Allow" && isCertain)
            {
                isAllowed = true;
                granted = most > granted ? most : granted;
            }
        }

        return (mayBeDenied ? "perhaps denied, " : "") + (isAllowed ? $"allowed {granted}" : "none");
    }

    private static bool MatchesAction(JsonElement statement, string action)
    {
        // Letter case makes no difference, and there are no variables.
        bool Matches(string pattern)
            => Glob.Matches(Glob.Expand(pattern.ToLowerInvariant(), hasVariables: false, hasWildcards: true, NoContext), action.ToLowerInvariant());

        return Get(statement, "Action") is { } actions ? Texts(actions).Any(Matches)
            : Get(statement, "NotAction") is { } others && !Texts(others).Any(Matches);
    }

    private static bool MatchesResource(JsonElement statement, AccessRequest request, bool hasVariables, bool isByField)
    {
        bool Matches(string pattern) => Glob.Expand(pattern, hasVariables, hasWildcards: true, request.Context) is { } expanded
            && (isByField ? Glob.MatchesByField(expanded, request.Resource) : Glob.Matches(expanded, request.Resource));

        return Get(statement, "Resource") is { } resources ? Texts(resources).Any(Matches)
            : Get(statement, "NotResource") is not { } others || !Texts(others).Any(Matches);
    }

    /// <summary>What a statement says to a caller by naming principals; a statement that names none is about its holder.</summary>
    private static (Grant Most, bool IsCertain) GrantOf(JsonElement statement, Caller caller)
    {
        if (Get(statement, "Principal") is { } principal)
        {
            Grant most = caller.Names.Where(name => Lists(principal, name.Key, name.Name)).Select(name => name.Grant).DefaultIfEmpty().Max();
            return (most, IsCertain: true);
        }

        if (Get(statement, "NotPrincipal") is not { } others)
        {
            return (Grant.Direct, IsCertain: true);
        }

        // An account has two names. Who is named in part, his account but not his session, say, may be spared or not.
        bool[] listed = [.. caller.Names.Where(name => name.Name != "*").GroupBy(name => name.Grant).Select(names => names.Any(name => Lists(others, name.Key, name.Name)))];
        bool isSpared = Lists(others, "AWS", "*") || (listed.Length > 0 && listed.All(isListed => isListed));
        return isSpared ? (Grant.None, true) : (Grant.Direct, !listed.Contains(true));
    }

    private static bool Lists(JsonElement principal, string key, string name)
        => principal.ValueKind == JsonValueKind.Object
            ? principal.EnumerateObject().Any(member => member.Name == key && Texts(member.Value).Contains(name))
            : key == "AWS" && Texts(principal).Contains(name);

    private static JsonElement? Get(JsonElement statement, string name) => statement.TryGetProperty(name, out JsonElement value) ? value : null;
}
