using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>The first step back from an action of <c>*</c>: the actions of the services whose resources the statement names.</summary>
internal static class NarrowedServices
{
    private const int MaxServices = 5;

    /// <summary>Puts <c>s3:*</c> in the place of <c>*</c>; null where the statement does not tell which service is meant.</summary>
    public static Fix? Fix(SymbolicString everything, Statement statement, RuleContext context)
    {
        if (!statement.IsComplete)
        {
            return null;
        }

        if (statement.Policy.Kind == PolicyKind.Trust)
        {
            return WrittenOutActions.NameAssumption(everything.Origin, statement);
        }

        ImmutableArray<string> services = OfResources(context);
        if (services.IsEmpty)
        {
            services = OfPolicy(statement.Policy, context);
        }

        if (services.IsEmpty)
        {
            return null;
        }

        var actions = ImmutableArray.CreateRange(services.Select(service => service + ":*").Where(action => !IsListed(action, statement.Action!)));
        PolicyEdit edit = actions.IsEmpty ? new PolicyEdit.RemoveElement(everything.Origin) : new PolicyEdit.ReplaceElement(everything.Origin, actions);
        return new Fix($"Allow the actions of {string.Join(", ", services)} only", FixSafety.Unsafe, edit);
    }

    /// <summary>The services of the ARNs, sorted; none when there are other resources, or too many services.</summary>
    private static ImmutableArray<string> OfResources(RuleContext context)
    {
        var services = new SortedSet<string>(StringComparer.Ordinal);
        foreach (ref readonly StatementResource resource in context.Resources)
        {
            if (resource.IsExcluded || !resource.TryGetArn(out Arn arn) || !context.Reference.TryGetService(arn.Service, out AwsService service))
            {
                return ImmutableArray<string>.Empty;
            }

            services.Add(service.Prefix);
        }

        return services.Count <= MaxServices ? ImmutableArray.CreateRange(services) : ImmutableArray<string>.Empty;
    }

    /// <summary>The service of the resource that has the policy; none when its type does not tell.</summary>
    private static ImmutableArray<string> OfPolicy(Policy policy, RuleContext context)
    {
        // AWS::SQS::QueuePolicy
        string[] words = policy is { Kind: PolicyKind.Resource, DeclaringResource: { } resource } ? resource.Type.Split(':') : [];
        return words.Length == 5 && words[0] == "AWS" && context.Reference.TryGetService(words[2].AsSpan(), out AwsService service)
            ? ImmutableArray.Create(service.Prefix)
            : ImmutableArray<string>.Empty;
    }

    private static bool IsListed(string action, ValueList list)
    {
        foreach (SymbolicString value in list.Values)
        {
            if (value.Is(action, ignoreCase: true) == Certainty.Yes)
            {
                return true;
            }
        }

        return false;
    }
}
