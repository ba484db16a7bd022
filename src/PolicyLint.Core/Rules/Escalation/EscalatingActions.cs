using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

/// <summary>
/// The actions that the paths need, and which of them a policy names: one pass over its values, in which nearly every value ends at its
/// first letter and length.
/// </summary>
internal static class EscalatingActions
{
    /// <summary>The whole of IAM, which is a path itself.</summary>
    public const string EverythingOfIam = "iam:*";

    private const int Buckets = 1024;
    private static readonly List<EscalatingAction> Known = [];
    private static readonly ulong[] LengthsByLetter = new ulong[26];
    private static readonly short[] Table = new short[Buckets];
    private static readonly ImmutableArray<EscalationPath> Judged = Prepare();

    private static readonly EscalatingAction[][] ByLetter = GroupByLetter();

    // Any path begins with one of these.
    private static readonly EscalatingActionSet Deciding = DecidingOf(Judged);

    /// <summary>The paths that are looked for.</summary>
    public static ImmutableArray<EscalationPath> JudgedPaths => Judged;

    /// <summary>The actions, each at its index.</summary>
    public static IReadOnlyList<EscalatingAction> All => Known;

    /// <summary>True when one of the set decides about a path.</summary>
    public static bool HaveDeciding(EscalatingActionSet actions) => (actions & Deciding) != default;

    /// <summary>True for a text that names everything: another rule says so.</summary>
    public static bool IsEverything(ReadOnlySpan<char> text)
    {
        int colon = text.IndexOf(':');
        return colon < 0 ? WildcardPattern.IsAny(text) : WildcardPattern.IsAny(text.Slice(0, colon)) && WildcardPattern.IsAny(text.Slice(colon + 1));
    }

    /// <summary>What the statements of a policy that allow something name, whatever their resources and conditions are.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="limits">True when it is a limit, in which <c>*</c> counts.</param>
    public static EscalatingActionSet NamedBy(Policy policy, bool limits = false)
    {
        EscalatingActionSet named = default;
        foreach (Statement statement in policy.Statements)
        {
            if (!statement.IsAllow)
            {
                continue;
            }

            if (statement.Action is { } actions)
            {
                foreach (ref readonly SymbolicString value in actions.Values.AsSpan())
                {
                    if (value.TryGetText(out ReadOnlySpan<char> text))
                    {
                        Add(text, limits, ref named);
                    }
                }
            }
            else if (statement.NotAction is { } excluded)
            {
                foreach (EscalatingAction action in Known)
                {
                    named = IsNamed(excluded, action.Name) ? named : named | EscalatingActionSet.Of(action.Index);
                }
            }
        }

        return named;
    }

    /// <summary>True when a value names an action.</summary>
    public static bool Names(ReadOnlySpan<char> value, string action, bool limits)
        => !WildcardPattern.HasWildcard(value) ? value.Length == action.Length && value.Equals(action.AsSpan(), StringComparison.OrdinalIgnoreCase)
        : IsEverything(value) ? limits
        : IsWholeOfIam(value) && !limits ? action == EverythingOfIam
        : WildcardPattern.Covers(value, action.AsSpan(), ignoreCase: true);

    /// <summary>True when a value of the list names the action, or part of <c>iam:*</c>, or may do so.</summary>
    public static bool IsNamed(ValueList values, string action)
    {
        foreach (SymbolicString value in values.Values)
        {
            if (!value.TryGetText(out ReadOnlySpan<char> text) || WildcardPattern.Intersects(text, action.AsSpan(), ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(ReadOnlySpan<char> text, bool limits, ref EscalatingActionSet named)
    {
        int first = text.IsEmpty ? -1 : (text[0] | 0x20) - 'a';
        if (first is < 0 or >= 26)
        {
            named = limits && IsEverything(text) ? new EscalatingActionSet(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue) : named;
            return;
        }

        if (!WildcardPattern.HasWildcard(text))
        {
            if (text.Length < 64 && (LengthsByLetter[first] & (1UL << text.Length)) != 0 && Find(text) is { } action)
            {
                named |= EscalatingActionSet.Of(action.Index);
            }

            return;
        }

        foreach (EscalatingAction action in ByLetter[first])
        {
            if (Names(text, action.Name, limits))
            {
                named |= EscalatingActionSet.Of(action.Index);
            }
        }
    }

    private static bool IsWholeOfIam(ReadOnlySpan<char> text)
        => text.Length > 4 && text.Slice(0, 4).Equals("iam:".AsSpan(), StringComparison.OrdinalIgnoreCase) && WildcardPattern.IsAny(text.Slice(4));

    private static EscalatingAction? Find(ReadOnlySpan<char> text)
    {
        for (int bucket = Hash(text); Table[bucket] > 0; bucket = (bucket + 1) % Buckets)
        {
            EscalatingAction action = Known[Table[bucket] - 1];
            if (text.Equals(action.Name.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return action;
            }
        }

        return null;
    }

    private static int Hash(ReadOnlySpan<char> text)
    {
        uint hash = 17;
        foreach (char c in text)
        {
            hash = (hash * 31) + (uint)(c | 0x20);
        }

        return (int)(hash % Buckets);
    }

    private static EscalatingAction[][] GroupByLetter()
    {
        var groups = new EscalatingAction[26][];
        for (int i = 0; i < groups.Length; i++)
        {
            groups[i] = Known.FindAll(action => action.Name[0] - 'a' == i).ToArray();
        }

        return groups;
    }

    private static EscalatingActionSet DecidingOf(ImmutableArray<EscalationPath> paths)
    {
        EscalatingActionSet deciding = default;
        foreach (EscalationPath path in paths)
        {
            deciding |= path.Steps[0].Mask;
        }

        return deciding;
    }

    private static ImmutableArray<EscalationPath> Prepare()
    {
        var judged = ImmutableArray.CreateBuilder<EscalationPath>();
        foreach (EscalationPath path in EscalationPaths.All)
        {
            if (!path.IsJudged)
            {
                continue;
            }

            var steps = ImmutableArray.CreateBuilder<EscalationStep>();
            foreach (string step in path.Actions.Split([" + "], StringSplitOptions.None))
            {
                var actions = ImmutableArray.CreateBuilder<EscalatingAction>();
                EscalatingActionSet mask = default;
                foreach (string text in step.Split('|'))
                {
                    EscalatingAction action = Register(text);
                    actions.Add(action);
                    mask |= EscalatingActionSet.Of(action.Index);
                }

                steps.Add(new EscalationStep(actions.ToImmutable(), mask));
            }

            path.Steps = steps.ToImmutable();
            path.Spoiler = path.Unless is null ? null : Register(path.Unless);
            judged.Add(path);
        }

        return judged.ToImmutable();
    }

    private static EscalatingAction Register(string text)
    {
        int open = text.IndexOf('(');
        string name = open < 0 ? text : text.Substring(0, open);
        if (Known.Find(known => known.Name == name) is { } earlier)
        {
            return earlier;
        }

        // "instance, document/AWS-RunShellScript": a type, and one of another that must be allowed too.
        string[] resources = open < 0 ? [""] : text.Substring(open + 1, text.Length - open - 2).Split([", "], StringSplitOptions.None);
        var action = new EscalatingAction(Known.Count, name, resources[0], resources.Length > 1 ? resources[1] : null);
        if (action.Index >= EscalatingActionSet.Capacity)
        {
            throw new InvalidOperationException("The set of actions is too small.");
        }

        Known.Add(action);
        if (name == EverythingOfIam)
        {
            return action;
        }

        LengthsByLetter[name[0] - 'a'] |= 1UL << name.Length;
        int bucket = Hash(name.AsSpan());
        while (Table[bucket] > 0)
        {
            bucket = (bucket + 1) % Buckets;
        }

        Table[bucket] = (short)(action.Index + 1);
        return action;
    }
}
