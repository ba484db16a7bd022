using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>
/// The way back from the wildcard of a service: fixes that write out the actions that it stands for, those of them that can act on
/// the statement's resources and that no other value allows.
/// </summary>
internal static class WrittenOutActions
{
    /// <summary>The fixes, the best first, each with another set of actions. None where they would make the policy too long.</summary>
    /// <param name="wildcard">Where the wildcard stands, a value of the statement's <c>Action</c>.</param>
    /// <param name="context">The statement.</param>
    public static IReadOnlyList<Fix?> Fixes(Origin wildcard, RuleContext context)
    {
        foreach (ref readonly StatementAction action in context.Actions)
        {
            if (action.Value.Origin.Equals(wildcard))
            {
                return Fixes(action, context.Statement!, context);
            }
        }

        return [];
    }

    private static Fix?[] Fixes(in StatementAction wildcard, Statement statement, RuleContext context)
    {
        if (!statement.IsComplete || !wildcard.IsServiceKnown)
        {
            return [];
        }

        if (statement.Policy.Kind == PolicyKind.Trust)
        {
            return [NameAssumption(wildcard.Value.Origin, statement)];
        }

        ActionNames names = ActionNames.Of(wildcard.Service);
        bool[] all = FindActions(wildcard, context);
        bool[] harmless = Where(all, names, level => level != AccessLevel.PermissionsManagement);
        bool[] reading = Where(all, names, level => level is AccessLevel.List or AccessLevel.Read);
        int count = Count(harmless);
        bool leavesOut = count > 0 && count < Count(all);
        Fix? closest = leavesOut
            ? FixOf(harmless, "List the {0} actions of {1} that do not change permissions", names, wildcard, context)
            : FixOf(all, "List the {0} actions of {1}", names, wildcard, context);

        // Where the closest has no room, the few that read have: an outage for who applies first fixes unseen.
        return closest is null ? [] :
        [
            closest,
            Count(reading) < count ? FixOf(reading, "List the {0} actions of {1} that list and read", names, wildcard, context) : null,
            leavesOut ? FixOf(all, "List all {0} actions of {1}", names, wildcard, context) : null,
        ];
    }

    /// <summary>In a role trust policy: the one way to assume the role that its principals can take; null when that is not known.</summary>
    public static Fix? NameAssumption(Origin wildcard, Statement statement)
    {
        string? action = null;
        foreach (PrincipalEntry entry in statement.Principal is { } principal ? principal.Entries : ImmutableArray<PrincipalEntry>.Empty)
        {
            foreach (SymbolicString value in entry.Values)
            {
                if (WayOf(entry.Type, value) is not { } way || (action ?? way) != way)
                {
                    return null;
                }

                action = way;
            }
        }

        return action is null ? null : new Fix($"Write {action}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(wildcard, action));
    }

    /// <summary>How a principal assumes a role; null where that is not known.</summary>
    private static string? WayOf(PrincipalType type, SymbolicString principal)
    {
        if (!principal.TryGetText(out ReadOnlySpan<char> text) || Placeholder.IsIn(text) || WildcardPattern.HasWildcard(text))
        {
            return null;
        }

        return type switch
        {
            PrincipalType.Aws or PrincipalType.Service => "sts:AssumeRole",
            PrincipalType.Federated => text.IndexOf(":saml-provider/".AsSpan()) >= 0 ? "sts:AssumeRoleWithSAML" : "sts:AssumeRoleWithWebIdentity",
            _ => null,
        };
    }

    /// <summary>For each action of the service, whether it can act on the statement's resources and no other value allows it.</summary>
    private static bool[] FindActions(in StatementAction wildcard, RuleContext context)
    {
        ReferenceList<AwsAction> actions = wildcard.Service.Actions;
        var isWanted = new bool[actions.Count];
        for (int i = 0; i < isWanted.Length; i++)
        {
            isWanted[i] = ActionPatterns.CanReach(actions[i], context.Resources);
        }

        foreach (ref readonly StatementAction other in context.Actions)
        {
            if (other.IsExcluded || other.Value.Origin.Equals(wildcard.Value.Origin))
            {
                continue;
            }

            if (other.Form == StatementActionForm.Everything)
            {
                return new bool[isWanted.Length];
            }

            if (!other.IsServiceKnown || other.Service != wildcard.Service)
            {
                continue;
            }

            foreach (AwsAction match in other.Matches)
            {
                isWanted[match.Index - actions[0].Index] = false;
            }
        }

        return isWanted;
    }

    private static bool[] Where(bool[] all, ActionNames names, Predicate<AccessLevel> condition)
    {
        var some = new bool[all.Length];
        for (int i = 0; i < some.Length; i++)
        {
            some[i] = all[i] && condition(names.LevelOf(i));
        }

        return some;
    }

    private static int Count(bool[] actions) => actions.Count(wanted => wanted);

    private static Fix? FixOf(bool[] actions, string title, ActionNames names, in StatementAction wildcard, RuleContext context)
    {
        ImmutableArray<string> entries = names.Write(actions, keepsLevelsApart: true);
        if (!PolicyRoom.Has(context.Policy!, entries))
        {
            entries = names.Write(actions, keepsLevelsApart: false);
        }

        int count = Count(actions);
        return count == 0 || !PolicyRoom.Has(context.Policy!, entries) ? null : new Fix(
            string.Format(CultureInfo.InvariantCulture, entries.Length < count ? title + ", in {2} entries" : title, count, wildcard.Service.Prefix, entries.Length),
            FixSafety.Unsafe,
            new PolicyEdit.ReplaceElement(wildcard.Value.Origin, entries));
    }
}
