using System.Collections.Immutable;
using PolicyLint.Authorization;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>Writes actions of a service as a list for <c>Action</c>: by their names, or by patterns that name them and no others.</summary>
internal static class ActionNames
{
    /// <summary>A list that one can still look through.</summary>
    public const int MostToRead = 30;

    /// <summary>The name of each.</summary>
    public static ImmutableArray<string> InFull(AwsService service, IReadOnlyList<AwsAction> actions)
    {
        string prefix = service.Prefix + ":";
        return ImmutableArray.CreateRange(actions.Select(action => prefix + action.Name));
    }

    /// <summary>
    /// As few entries as there are beginnings, of whole words, that only wanted actions have: <c>s3:GetObject*</c>. A pattern does no
    /// more than its words say: none reaches actions that change permissions together with others, and none that begins with
    /// <c>Get</c> writes.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="actions">Its wanted actions, in the reference's order.</param>
    /// <param name="keepsLevelsApart">True when all actions of a pattern shall be of one access level, listing and reading taken for one.</param>
    /// <param name="reference">The reference.</param>
    public static ImmutableArray<string> AsPatterns(AwsService service, IReadOnlyList<AwsAction> actions, bool keepsLevelsApart, ServiceReference reference)
    {
        string prefix = service.Prefix + ":";
        var wanted = new HashSet<int>(actions.Select(action => action.Index));
        var entries = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < actions.Count;)
        {
            string name = actions[i].Name;
            string entry = prefix + name;
            int count = 1;
            for (int end = EndOfWord(name, 0); ; end = EndOfWord(name, end))
            {
                string pattern = prefix + name.Substring(0, end) + "*";
                bool isPure = keepsLevelsApart || name.StartsWith("Get", StringComparison.Ordinal);
                int matches = CountIfAll(pattern, actions[i], isPure, wanted, reference);
                if (matches > 1)
                {
                    entry = pattern;
                    count = matches;
                    break;
                }

                if (end == name.Length)
                {
                    break;
                }
            }

            entries.Add(entry);

            // Names that begin alike stand side by side.
            i += count;
        }

        return entries.ToImmutable();
    }

    /// <summary>How many actions a pattern names; 0 when one of them is not wanted or of another sort, or stands before the first.</summary>
    private static int CountIfAll(string pattern, AwsAction first, bool isPure, HashSet<int> wanted, ServiceReference reference)
    {
        int count = 0;
        foreach (AwsAction action in reference.MatchActions(pattern.AsSpan()))
        {
            // GetDatabase begins like GetDataCatalog, though not with the same words.
            if (action.Index < first.Index || !wanted.Contains(action.Index) || !IsLike(action.Level, first.Level, isPure))
            {
                return 0;
            }

            count++;
        }

        return count;
    }

    private static bool IsLike(AccessLevel a, AccessLevel b, bool isPure)
        => a == b
        || (a is AccessLevel.List or AccessLevel.Read && b is AccessLevel.List or AccessLevel.Read)
        || (!isPure && a != AccessLevel.PermissionsManagement && b != AccessLevel.PermissionsManagement);

    private static int EndOfWord(string name, int start)
    {
        for (int i = start + 1; i < name.Length; i++)
        {
            bool endsAcronym = i + 1 < name.Length && char.IsLower(name[i + 1]);
            if (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || endsAcronym))
            {
                return i;
            }
        }

        return name.Length;
    }
}
