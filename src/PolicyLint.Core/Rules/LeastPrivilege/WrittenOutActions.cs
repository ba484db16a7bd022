using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Text;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>
/// The way back from the wildcard of a service: fixes that write out the actions that it stands for, those of them that can act on
/// the statement's resources and that no other value allows.
/// </summary>
internal static class WrittenOutActions
{
    /// <summary>Adds the fixes to a finding: the best first, each with another set of actions. None where they would make the policy too long.</summary>
    public static void Offer(DiagnosticBuilder finding, in StatementAction wildcard, Statement statement, RuleContext context)
    {
        if (!statement.IsComplete || !wildcard.IsServiceKnown)
        {
            return;
        }

        if (statement.Policy.Kind == PolicyKind.Trust)
        {
            finding.WithFix(NameAssumption(wildcard.Value.Origin, statement));
            return;
        }

        List<AwsAction> all = ActionsOf(wildcard, context);
        List<AwsAction> harmless = all.FindAll(action => action.Level != AccessLevel.PermissionsManagement);
        List<AwsAction> reading = all.FindAll(action => action.Level is AccessLevel.List or AccessLevel.Read);
        bool leavesOut = harmless.Count > 0 && harmless.Count < all.Count;
        Fix? closest = leavesOut
            ? FixOf(harmless, "List the {0} actions of {1} that do not change permissions", wildcard, context)
            : FixOf(all, "List the {0} actions of {1}", wildcard, context);
        if (closest is null)
        {
            // Where this has no room, the few that read have: an outage for who applies first fixes unseen.
            return;
        }

        finding.WithFix(closest).WithFix(reading.Count < harmless.Count ? FixOf(reading, "List the {0} actions of {1} that list and read", wildcard, context) : null);
        if (leavesOut)
        {
            finding.WithFix(FixOf(all, "List all {0} actions of {1}", wildcard, context));
        }
    }

    /// <summary>In a role trust policy: the one way to assume the role that its principals can take; null when that is not known.</summary>
    public static Fix? NameAssumption(Origin wildcard, Statement statement)
        => statement.Principal is { } principal && RoleAssumption.ActionOf(RoleAssumption.Of(principal)) is { } action
            ? new Fix($"Write {action}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(wildcard, action))
            : null;

    private static List<AwsAction> ActionsOf(in StatementAction wildcard, RuleContext context)
    {
        var actions = new List<AwsAction>();
        foreach (AwsAction action in wildcard.Matches)
        {
            if (ActionPatterns.CanReach(action, context.Resources) && !IsAllowedByOther(action, wildcard, context))
            {
                actions.Add(action);
            }
        }

        return actions;
    }

    private static bool IsAllowedByOther(AwsAction action, in StatementAction wildcard, RuleContext context)
    {
        foreach (ref readonly StatementAction other in context.Actions)
        {
            if (other.IsExcluded || other.Value.Origin.Equals(wildcard.Value.Origin))
            {
                continue;
            }

            if (other.Form == StatementActionForm.Everything || (other.IsKnown && other.Action == action))
            {
                return true;
            }

            if (other.Form == StatementActionForm.Pattern && other.IsServiceKnown && other.Service == action.Service && Names(other, action))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Names(in StatementAction pattern, AwsAction action)
    {
        foreach (AwsAction match in pattern.Matches)
        {
            if (match == action)
            {
                return true;
            }
        }

        return false;
    }

    private static Fix? FixOf(List<AwsAction> actions, string title, in StatementAction wildcard, RuleContext context)
    {
        ImmutableArray<string> entries = actions.Count <= ActionNames.MostToRead
            ? ActionNames.InFull(wildcard.Service, actions)
            : ActionNames.AsPatterns(wildcard.Service, actions, keepsLevelsApart: true, context.Reference);
        if (actions.Count > ActionNames.MostToRead && !PolicyRoom.Has(context.Policy!, entries))
        {
            entries = ActionNames.AsPatterns(wildcard.Service, actions, keepsLevelsApart: false, context.Reference);
        }

        return actions.Count == 0 || !PolicyRoom.Has(context.Policy!, entries) ? null : new Fix(
            string.Format(CultureInfo.InvariantCulture, entries.Length < actions.Count ? title + ", in {2} entries" : title, actions.Count, wildcard.Service.Prefix, entries.Length),
            FixSafety.Unsafe,
            new PolicyEdit.ReplaceElement(wildcard.Value.Origin, entries));
    }
}
