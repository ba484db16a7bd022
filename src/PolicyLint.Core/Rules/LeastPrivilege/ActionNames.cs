using System.Collections.Concurrent;
using System.Collections.Immutable;
using PolicyLint.Authorization;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>Writes actions of a service as a list for <c>Action</c>: by their names, or by patterns that name them and no others.</summary>
internal sealed class ActionNames
{
    /// <summary>A list that one can still look through.</summary>
    private const int MostToRead = 30;

    private readonly string _prefix;
    private readonly string[] _names;
    private readonly AccessLevel[] _levels;

    /// <summary>Read once: a service is written out for many policies. There are no more than the reference has services.</summary>
    private static readonly ConcurrentDictionary<AwsService, ActionNames> Read = new();

    /// <summary>The names of a service's actions.</summary>
    public static ActionNames Of(AwsService service) => Read.GetOrAdd(service, static read => new ActionNames(read));

    private ActionNames(AwsService service)
    {
        ReferenceList<AwsAction> actions = service.Actions;
        _prefix = service.Prefix + ":";
        _names = new string[actions.Count];
        _levels = new AccessLevel[actions.Count];
        for (int i = 0; i < _names.Length; i++)
        {
            _names[i] = actions[i].Name;
            _levels[i] = actions[i].Level;
        }
    }

    /// <summary>The level of an action, by its place in the reference.</summary>
    public AccessLevel LevelOf(int action) => _levels[action];

    /// <summary>
    /// The names of actions, or, of more than one can look through, as few entries as there are beginnings of whole words that only
    /// wanted actions have: <c>s3:GetObject*</c>. A pattern does no more than its words say: none reaches actions that change permissions
    /// together with others, and none that begins with <c>Get</c> writes.
    /// </summary>
    /// <param name="isWanted">For each action, whether it is meant.</param>
    /// <param name="keepsLevelsApart">True when all actions of a pattern shall be of one access level, listing and reading taken for one.</param>
    public ImmutableArray<string> Write(bool[] isWanted, bool keepsLevelsApart)
    {
        bool inFull = isWanted.Count(wanted => wanted) <= MostToRead;
        var entries = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < _names.Length; i++)
        {
            if (!isWanted[i])
            {
                continue;
            }

            int length = inFull ? 0 : FindPattern(i, isWanted, keepsLevelsApart);
            if (length == 0)
            {
                entries.Add(_prefix + _names[i]);
                continue;
            }

            entries.Add(_prefix + _names[i].Substring(0, length) + "*");
            i += CountFrom(i, _names[i].AsSpan(0, length)) - 1;
        }

        return entries.ToImmutable();
    }

    /// <summary>The length of the shortest beginning that several actions have, this one first, all of them wanted; 0 when there is none.</summary>
    private int FindPattern(int first, bool[] isWanted, bool keepsLevelsApart)
    {
        string name = _names[first];
        bool isPure = keepsLevelsApart || name.StartsWith("Get", StringComparison.Ordinal);
        for (int end = EndOfWord(name, 0); ; end = EndOfWord(name, end))
        {
            ReadOnlySpan<char> beginning = name.AsSpan(0, end);
            int count = CountFrom(first, beginning);
            bool isFirst = first == 0 || !BeginsWith(first - 1, beginning);
            bool isMeant = isFirst && count > 1;
            for (int i = first; isMeant && i < first + count; i++)
            {
                isMeant = isWanted[i] && IsLike(_levels[i], _levels[first], isPure);
            }

            if (isMeant)
            {
                return end;
            }

            if (end == name.Length)
            {
                return 0;
            }
        }
    }

    /// <summary>How many actions begin so, from one on: names that begin alike stand side by side.</summary>
    private int CountFrom(int first, ReadOnlySpan<char> beginning)
    {
        int end = first + 1;
        while (end < _names.Length && BeginsWith(end, beginning))
        {
            end++;
        }

        return end - first;
    }

    private bool BeginsWith(int action, ReadOnlySpan<char> beginning) => _names[action].AsSpan().StartsWith(beginning, StringComparison.OrdinalIgnoreCase);

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
