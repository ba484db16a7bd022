using System.Collections.Immutable;
using PolicyLint.Authorization;

namespace PolicyLint.Cli.Reference;

/// <summary>The actions of a service that have a condition key, by themselves or through what they act on.</summary>
/// <param name="Service">The service.</param>
/// <param name="Actions">One or more, in order of names.</param>
internal sealed record KeyUse(AwsService Service, ImmutableArray<AwsAction> Actions)
{
    /// <summary>The uses of a key, in order of services.</summary>
    public static ImmutableArray<KeyUse> Of(ServiceReference reference, AwsConditionKey key)
    {
        var uses = ImmutableArray.CreateBuilder<KeyUse>();
        var actions = ImmutableArray.CreateBuilder<AwsAction>();
        foreach (AwsService service in reference.Services)
        {
            foreach (AwsAction action in service.Actions)
            {
                if (Has(action, key))
                {
                    actions.Add(action);
                }
            }

            if (actions.Count > 0)
            {
                uses.Add(new KeyUse(service, actions.ToImmutable()));
                actions.Clear();
            }
        }

        return uses.ToImmutable();
    }

    /// <summary>The condition keys that an action has when it acts on a type, besides its own: in order of names, each once.</summary>
    public static ImmutableArray<AwsConditionKey> On(AwsActionResource resource)
    {
        var indices = new SortedDictionary<int, AwsConditionKey>();
        foreach (AwsConditionKey key in resource.ConditionKeys)
        {
            indices[key.Index] = key;
        }

        foreach (AwsConditionKey key in resource.Type.ConditionKeys)
        {
            indices[key.Index] = key;
        }

        return [.. indices.Values];
    }

    private static bool Has(AwsAction action, AwsConditionKey key)
    {
        if (Holds(action.ConditionKeys, key))
        {
            return true;
        }

        foreach (AwsActionResource resource in action.Resources)
        {
            if (Holds(resource.ConditionKeys, key) || Holds(resource.Type.ConditionKeys, key))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(ReferenceList<AwsConditionKey> keys, AwsConditionKey key)
    {
        foreach (AwsConditionKey candidate in keys)
        {
            if (candidate.Index == key.Index)
            {
                return true;
            }
        }

        return false;
    }
}
