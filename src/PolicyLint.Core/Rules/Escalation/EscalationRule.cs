using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules.Escalation;

/// <summary>A rule that reports the open paths of one kind: those that rest on the same value in one finding.</summary>
internal abstract class EscalationRule : PolicyRule, IEntityCheck
{
    /// <summary>The message of all of them.</summary>
    protected const string PathMessage = "{0}{1} lets {4} {2} ({3}){5}";

    private protected abstract EscalationKind Kind { get; }

    public override void Check(Policy policy, RuleContext context)
        => Report(Escalations.Of(policy, context).Open, "its holder", policy.Neighbors, policy.Holders, context);

    public void Check(IamEntity entity, RuleContext context)
    {
        ImmutableArray<OpenPath> open = Escalations.OfTogether(entity, context).Open;
        if (!open.IsEmpty)
        {
            string type = entity.Type == IamEntityType.PermissionSet ? "permission set" : entity.Type.ToString().ToLowerInvariant();
            Report(open, $"{type} {entity.Name.ToDisplayString()}", entity.Policies[0].Neighbors, ImmutableArray.Create(entity), context);
        }
    }

    private void Report(ImmutableArray<OpenPath> open, string holder, ImmutableArray<IamEntity> neighbors, ImmutableArray<IamEntity> holders, RuleContext context)
    {
        for (int i = 0; i < open.Length; i++)
        {
            if (open[i].Path.Kind == Kind && !IsTold(open, i))
            {
                Report(open, i, holder, RoleFor(open[i], neighbors, holders), context);
            }
        }
    }

    /// <summary>The role of the template that shows that a path leads somewhere.</summary>
    private protected virtual IamEntity? RoleFor(OpenPath path, ImmutableArray<IamEntity> neighbors, ImmutableArray<IamEntity> holders) => null;

    /// <summary>How grave a path is for which the template shows a role.</summary>
    private protected virtual Severity? SeverityWith(IamEntity role) => null;

    /// <summary>How grave a path is, if not as the rule says.</summary>
    private protected virtual Severity? SeverityOf(OpenPath path) => path.Path.IsClosed || path.Path.IsDoubtful ? Severity.Suggestion : null;

    /// <summary>True when an earlier path of the kind rests on the same value, or one later is graver.</summary>
    private bool IsTold(ImmutableArray<OpenPath> open, int index)
    {
        for (int i = 0; i < open.Length; i++)
        {
            if (i != index && IsAlike(open[i], open[index]) && (SeverityOf(open[i]) is var other && SeverityOf(open[index]) is var own && other != own ? IsGraver(other, own) : i < index))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAlike(OpenPath first, OpenPath second) => first.Path.Kind == second.Path.Kind && first.Grants[0].Origin == second.Grants[0].Origin;

    private bool IsGraver(Severity? first, Severity? second) => Weight(first) > Weight(second);

    private static int Weight(Severity? severity) => severity switch { Severity.Error => 3, Severity.Suggestion => 1, _ => 2 };

    private void Report(ImmutableArray<OpenPath> open, int index, string holder, IamEntity? role, RuleContext context)
    {
        OpenPath path = open[index];
        int others = 0;
        foreach (OpenPath other in open)
        {
            others += IsAlike(other, path) ? 1 : 0;
        }

        others--;
        string slugs = others == 0 ? "path " + path.Path.Slug
            : string.Format(CultureInfo.InvariantCulture, "path {0} and {1} more", path.Path.Slug, others);
        PathGrant decisive = path.Grants[0];
        DiagnosticBuilder finding = context.Report(decisive.Origin, Describe(path), "", path.Path.Gain, slugs, holder, "");
        int places = AddOthers(path, finding);
        if (role is not null)
        {
            string name = role.Name.ToDisplayString();
            finding.WithRelated(role.Name.Origin, "trusts the service")
                .WithWords(5, $", such as role {name}", string.Format(CultureInfo.InvariantCulture, ", such as role [{0}]({1})", name, places));
        }

        Severity? severity = (role is null ? null : SeverityWith(role)) ?? SeverityOf(path);
        if (severity is { } chosen)
        {
            finding.WithDefaultSeverity(chosen);
        }
    }

    /// <summary>What decides: the value, and the action that it stands for when it is a pattern.</summary>
    private static string Describe(OpenPath path)
    {
        string action = path.Actions[0].Name;
        if (path.Grants[0].Value is not { } value)
        {
            return path.Actions[0].Name == EscalatingActions.EverythingOfIam ? "NotAction" : $"NotAction (it allows {action})";
        }

        string text = value.ToDisplayString();
        return string.Equals(text, action, StringComparison.OrdinalIgnoreCase) ? $"Action \"{text}\"" : $"Action \"{text}\" ({action})";
    }

    /// <summary>Names the other actions, and links the values that allow them.</summary>
    /// <returns>The number of the next link.</returns>
    private static int AddOthers(OpenPath path, DiagnosticBuilder finding)
    {
        string plain = "";
        string linked = "";
        var places = new List<Origin> { path.Grants[0].Origin };
        for (int i = 1; i < path.Actions.Length; i++)
        {
            string before = i == 1 ? " with " : i == path.Actions.Length - 1 ? " and " : ", ";
            string name = path.Actions[i].Name;
            Origin origin = path.Grants[i].Origin;
            int place = places.IndexOf(origin);
            if (place < 0)
            {
                place = places.Count;
                places.Add(origin);
                finding.WithRelated(origin, "allows " + name);
            }

            plain += before + name;
            linked += place == 0 ? before + name : string.Format(CultureInfo.InvariantCulture, "{0}[{1}]({2})", before, name, place);
        }

        if (plain.Length > 0)
        {
            finding.WithWords(1, plain, linked);
        }

        return places.Count;
    }
}
