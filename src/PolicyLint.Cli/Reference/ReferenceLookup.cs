using System.Collections.Immutable;
using PolicyLint.Authorization;
using PolicyLint.Symbolic;

namespace PolicyLint.Cli.Reference;

/// <summary>Finds what names stand for.</summary>
internal sealed class ReferenceLookup(ServiceReference reference)
{
    private const string ArnPrefix = "arn:";
    private const string ManagedPolicyMark = ":iam::aws:policy/";

    /// <summary>Everything that a name stands for, actions first; empty when it is not there. Case does not matter.</summary>
    public IReadOnlyList<ReferenceEntry> Find(string name)
    {
        var entries = new List<ReferenceEntry>(1);
        if (name.StartsWith(ArnPrefix, StringComparison.OrdinalIgnoreCase))
        {
            AddManagedPolicyOfArn(entries, name);
        }
        else if (WildcardPattern.HasWildcard(name))
        {
            AddMatches(entries, name);
        }
        else if (name.Contains(':', StringComparison.Ordinal))
        {
            AddAction(entries, name);
            AddConditionKey(entries, name);
        }
        else
        {
            AddService(entries, name);
            if (reference.TryGetManagedPolicy(name, out AwsManagedPolicy policy))
            {
                entries.Add(new ManagedPolicyEntry(name, policy));
            }
        }

        return entries;
    }

    private void AddAction(List<ReferenceEntry> entries, string name)
    {
        if (reference.TryGetAction(name, out AwsAction action))
        {
            entries.Add(new ActionEntry(name, action));
        }
        else if (reference.IsRetired(name, out DateTime lastSeen))
        {
            entries.Add(new RetiredEntry(name, IsService: false, lastSeen));
        }
    }

    private void AddService(List<ReferenceEntry> entries, string name)
    {
        if (reference.TryGetService(name, out AwsService service))
        {
            entries.Add(new ServiceEntry(name, service));
        }
        else if (reference.IsRetiredService(name, out DateTime lastSeen))
        {
            entries.Add(new RetiredEntry(name, IsService: true, lastSeen));
        }
    }

    private void AddConditionKey(List<ReferenceEntry> entries, string name)
    {
        if (!reference.TryGetConditionKey(name, out AwsConditionKey found))
        {
            return;
        }

        // In order of names: the same key with other types stands beside it.
        ReferenceList<AwsConditionKey> all = reference.ConditionKeys;
        string fullName = found.Name;
        int first = found.Index;
        while (first > 0 && all[first - 1].Name.Equals(fullName, StringComparison.OrdinalIgnoreCase))
        {
            first--;
        }

        for (int i = first; i < all.Count && all[i].Name.Equals(fullName, StringComparison.OrdinalIgnoreCase); i++)
        {
            entries.Add(new ConditionKeyEntry(name, all[i]));
        }
    }

    private void AddMatches(List<ReferenceEntry> entries, string pattern)
    {
        var actions = ImmutableArray.CreateBuilder<AwsAction>();
        foreach (AwsAction action in reference.MatchActions(pattern))
        {
            actions.Add(action);
        }

        if (actions.Count > 0)
        {
            entries.Add(new ActionPatternEntry(pattern, actions.ToImmutable()));
            return;
        }

        var keys = ImmutableArray.CreateBuilder<AwsConditionKey>();
        foreach (AwsConditionKey key in reference.ConditionKeys)
        {
            if (pattern.Contains(':', StringComparison.Ordinal) && WildcardPattern.Matches(pattern, key.Name, ignoreCase: true))
            {
                keys.Add(key);
            }
        }

        if (keys.Count > 0)
        {
            entries.Add(new ConditionKeyPatternEntry(pattern, keys.ToImmutable()));
        }
    }

    private void AddManagedPolicyOfArn(List<ReferenceEntry> entries, string arn)
    {
        int mark = arn.IndexOf(ManagedPolicyMark, StringComparison.Ordinal);
        if (mark < 0)
        {
            return;
        }

        // "aws-cn" and the like: the same name and path.
        ReadOnlySpan<char> path = arn.AsSpan(mark + ManagedPolicyMark.Length - 1);
        int slash = path.LastIndexOf('/');
        if (reference.TryGetManagedPolicy(path[(slash + 1)..], out AwsManagedPolicy policy) && path[..(slash + 1)].SequenceEqual(policy.Path))
        {
            entries.Add(new ManagedPolicyEntry(arn, policy));
        }
    }
}
