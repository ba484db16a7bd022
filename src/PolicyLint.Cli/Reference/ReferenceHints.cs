using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Authorization;
using PolicyLint.Rules;
using PolicyLint.Rules.Reference;
using PolicyLint.Symbolic;

namespace PolicyLint.Cli.Reference;

/// <summary>Says of a name that is not there what may be meant.</summary>
internal sealed class ReferenceHints(ServiceReference reference)
{
    private const int MaxSuggestions = 5;
    private const string AnyService = "*:";
    private const string ListAll = "\"policylint reference '*'\" lists all actions";

    /// <summary>What is wrong with a name that <see cref="ReferenceLookup"/> does not find.</summary>
    public UnknownName Explain(string name)
    {
        if (name.StartsWith("arn:", StringComparison.OrdinalIgnoreCase))
        {
            return ExplainArn(name);
        }

        int colon = name.IndexOf(':');
        if (colon < 0)
        {
            return WildcardPattern.HasWildcard(name) ? ExplainBarePattern(name) : ExplainBareName(name);
        }

        string prefix = name[..colon];
        if (!reference.TryGetService(prefix, out AwsService service))
        {
            return ExplainPrefix(name, prefix);
        }

        string advice = $"\"policylint reference {service.Prefix}\" lists what {service.Prefix} has";
        if (colon == name.Length - 1)
        {
            return new UnknownName(name, $"'{name}' names no action", [service.Prefix, service.Prefix + ":*"], advice);
        }

        return WildcardPattern.HasWildcard(name)
            ? new UnknownName(name, $"no action and no condition key matches '{name}'", [], advice)
            : new UnknownName(name, $"there is no action and no condition key '{name}'", NearAction(name, service), advice);
    }

    /// <summary>What an operation of the API needs; else what is spelt nearly so.</summary>
    private ImmutableArray<string> NearAction(string name, AwsService service)
    {
        string[] needed = OperationActions.Of(name);
        return needed.Length > 0 ? [.. needed] : Near(name, NamesOf(service));
    }

    private ImmutableArray<string> NearService(string name) => ServiceAliases.PrefixOf(name) is { } prefix ? [prefix] : Near(name, Prefixes());

    private UnknownName ExplainArn(string name)
    {
        ReadOnlySpan<char> last = name.AsSpan(name.LastIndexOf('/') + 1);
        ImmutableArray<string> suggestions = reference.TryGetManagedPolicy(last, out AwsManagedPolicy policy)
            ? [policy.ToString()]
            : [.. Near(last.ToString(), PolicyNames())];
        return name.Contains(":policy/", StringComparison.Ordinal)
            ? new UnknownName(name, $"AWS has no managed policy '{name}'", suggestions, "")
            : new UnknownName(name, $"'{name}' is no managed policy of AWS", [], "ARNs of other things are not in the reference");
    }

    private UnknownName ExplainBarePattern(string name)
    {
        string pattern = AnyService + name;
        return new UnknownName(
            name,
            $"'{name}' names no service",
            reference.MatchActions(pattern).IsEmpty ? [] : [pattern],
            "a pattern of actions has a colon, such as 's3:Get*'");
    }

    private UnknownName ExplainBareName(string name)
    {
        string reason = $"there is no service and no managed policy '{name}'";
        if (!reference.MatchActions(AnyService + name).IsEmpty)
        {
            var actions = new List<string>();
            foreach (AwsAction action in reference.MatchActions(AnyService + name))
            {
                actions.Add(action.ToString());
            }

            return new UnknownName(name, reason, actions.Count > MaxSuggestions ? [AnyService + actions[0].Split(':')[1]] : [.. actions], "");
        }

        ImmutableArray<string> services = NearService(name);
        return new UnknownName(name, reason, services.IsEmpty ? Near(name, PolicyNames()) : services, ListAll);
    }

    private UnknownName ExplainPrefix(string name, string prefix)
    {
        string reason = $"there is no service '{prefix}'";
        if (reference.IsRetiredService(prefix, out DateTime lastSeen))
        {
            return new UnknownName(
                name, string.Create(CultureInfo.InvariantCulture, $"the service '{prefix}' is no more (last seen on {lastSeen:yyyy-MM-dd}), and had no '{name}'"), [], "");
        }

        List<string> keys = [];
        foreach (AwsConditionKey key in reference.ConditionKeys)
        {
            if (key.Name.StartsWith(name[..(prefix.Length + 1)], StringComparison.OrdinalIgnoreCase))
            {
                keys.Add(key.Name);
            }
        }

        if (prefix.Contains('.', StringComparison.Ordinal))
        {
            return new UnknownName(
                name, $"AWS lists no condition key '{name}'", Near(name, keys), "it lists neither all identity providers nor what all of them have, such as aud and sub");
        }

        if (keys.Count > 0)
        {
            return new UnknownName(name, $"there is no condition key '{name}'", Near(name, keys), $"\"policylint reference '{prefix}:*'\" lists the keys");
        }

        ImmutableArray<string> services = NearService(prefix);
        var suggestions = ImmutableArray.CreateBuilder<string>();
        foreach (string service in services)
        {
            string corrected = service + name[prefix.Length..];
            if (new ReferenceLookup(reference).Find(corrected) is [var entry, ..])
            {
                suggestions.Add(entry is ActionEntry action ? action.Action.ToString() : corrected);
            }
        }

        return new UnknownName(name, reason, suggestions.Count > 0 ? suggestions.ToImmutable() : services, ListAll);
    }

    /// <summary>The nearest one; else those that begin so; else those that hold it.</summary>
    private static ImmutableArray<string> Near(string name, List<string> candidates)
    {
        if (Spelling.Nearest(name, candidates) is { } nearest)
        {
            return [nearest];
        }

        ImmutableArray<string> beginning = [.. candidates.Where(c => c.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Take(MaxSuggestions)];
        return !beginning.IsEmpty ? beginning
            : name.Contains(':', StringComparison.Ordinal) ? []
            : [.. candidates.Where(c => c.Contains(name, StringComparison.OrdinalIgnoreCase)).Take(MaxSuggestions)];
    }

    private List<string> Prefixes()
    {
        var names = new List<string>(reference.Services.Count);
        foreach (AwsService service in reference.Services)
        {
            names.Add(service.Prefix);
        }

        return names;
    }

    private List<string> PolicyNames()
    {
        var names = new List<string>(reference.ManagedPolicies.Count);
        foreach (AwsManagedPolicy policy in reference.ManagedPolicies)
        {
            names.Add(policy.Name);
        }

        return names;
    }

    private static List<string> NamesOf(AwsService service)
    {
        var names = new List<string>();
        foreach (AwsAction action in service.Actions)
        {
            names.Add(action.ToString());
        }

        foreach (AwsConditionKey key in service.ConditionKeys)
        {
            names.Add(key.Name);
        }

        return names;
    }
}
