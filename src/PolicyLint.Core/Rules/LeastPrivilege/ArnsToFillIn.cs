using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>
/// The way back from <c>"Resource": "*"</c>: the ARNs of the resource types that actions act on, as AWS's reference writes them and as
/// Access Analyzer puts them into the policies that it makes. A <c>${BucketName}</c> stands for nothing until it is filled in: IAM
/// takes it for a variable that no request has, so that the statement allows too little and never too much, and
/// <c>unfilled-placeholder</c> reports it.
/// </summary>
internal static class ArnsToFillIn
{
    private const int MaxArns = 12;

    /// <summary>An action with more optional types acts on nearly everything that its service has: which is meant, only the author knows.</summary>
    private const int MaxOptionalTypes = 3;

    /// <summary>Puts ARNs in the place of <c>*</c>; null where they are too many, or where it is not known what the actions act on.</summary>
    /// <param name="star">The <c>*</c>, in <c>Resource</c>.</param>
    /// <param name="actions">What shall be allowed for the ARNs only, and can be.</param>
    /// <param name="more">What else the fix changes, if anything: what needs the <c>*</c> has to keep it.</param>
    /// <param name="context">The statement.</param>
    public static Fix? Fix(in StatementResource star, IReadOnlyList<AwsAction> actions, PolicyEdit? more, RuleContext context)
    {
        if (actions.Count == 0 || FindTypes(actions) is not { } types)
        {
            return null;
        }

        string partition = "aws";
        foreach (ref readonly StatementResource resource in context.Resources)
        {
            if (resource.TryGetArn(out Arn arn))
            {
                partition = context.Reference.TryGetPartition(arn.Partition, out AwsPartition named) ? named.Name : partition;
                types.RemoveAll(Names(resource));
            }
        }

        int copied = more is null ? 0 : context.Statement!.Origin.Span.Length;
        if (Write(types, partition, out string names) is not { } arns || !PolicyRoom.Has(context.Policy!, arns, copied))
        {
            return null;
        }

        PolicyEdit edit = arns.IsEmpty ? new PolicyEdit.RemoveElement(star.Value.Origin) : new PolicyEdit.ReplaceElement(star.Value.Origin, arns);
        string title = arns.IsEmpty ? "Remove \"*\" beside the resources that the actions act on" : $"Write ARNs to fill in: {names}";
        return more is null ? new Fix(title, FixSafety.Unsafe, edit) : new Fix(title, FixSafety.Unsafe, more, edit);
    }

    /// <summary>
    /// The types that actions must be allowed for, sorted: those that they need, or, of an action that needs none, the one with the
    /// shortest ARN: a bucket, and not an access point. Null when an action could mean too many.
    /// </summary>
    private static List<AwsResourceType>? FindTypes(IReadOnlyList<AwsAction> actions)
    {
        var types = new SortedDictionary<int, AwsResourceType>();
        foreach (AwsAction action in actions)
        {
            bool needsOne = false;
            AwsResourceType shortest = default;
            foreach (AwsActionResource acted in action.Resources)
            {
                if (acted.IsRequired)
                {
                    needsOne = true;
                    types[acted.Type.Index] = acted.Type;
                }
                else if (shortest == default || acted.Type.ArnPatterns[0].Length < shortest.ArnPatterns[0].Length)
                {
                    shortest = acted.Type;
                }
            }

            if (!needsOne)
            {
                if (action.Resources.Count > MaxOptionalTypes)
                {
                    return null;
                }

                types[shortest.Index] = shortest;
            }
        }

        return [.. types.Values];
    }

    /// <summary>The ARNs of types, without those that another one stands for, and the names of the types; null when they are too many.</summary>
    private static ImmutableArray<string>? Write(List<AwsResourceType> types, string partition, out string names)
    {
        List<(string Name, string Arn)> all = types.ConvertAll(type => (type.Name, type.ArnPatterns[0].Text.Replace("${Partition}", partition)));
        List<(string Name, string Arn)> needed = [];
        foreach ((string name, string arn) in all)
        {
            // Types of several services can have the same ARN, and there are types for all of a kind: user/* beside user/${UserId}.
            if (!needed.Exists(other => other.Arn == arn) && !all.Exists(other => other.Arn != arn && WildcardPattern.Covers(other.Arn.AsSpan(), arn.AsSpan())))
            {
                needed.Add((name, arn));
            }

            if (needed.Count > MaxArns)
            {
                names = "";
                return null;
            }
        }

        var shown = new Enumeration();
        foreach (string name in needed.Select(type => type.Name).Distinct())
        {
            shown.Add(name);
        }

        names = shown.ToString();
        return ImmutableArray.CreateRange(needed.Select(type => type.Arn));
    }

    private static Predicate<AwsResourceType> Names(in StatementResource resource)
    {
        StatementResource given = resource;
        return type => given.FindMismatches(type) == ArnFields.None;
    }
}
