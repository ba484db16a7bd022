using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

/// <summary>A rule about what the holder of a policy gains from actions that are allowed on everything and always.</summary>
internal abstract class GainRule : StatementRule
{
    /// <summary>The message of all of them.</summary>
    protected const string GainMessage = "{0} on [\"{1}\"](1) lets its holder {2}";

    private readonly int _kinds;

    private protected GainRule(params GainKind[] kinds)
    {
        foreach (GainKind kind in kinds)
        {
            _kinds |= 1 << (int)kind;
        }
    }

    public override void Check(Statement statement, RuleContext context)
    {
        if (!statement.IsAllow
            || statement.Action is null
            || statement.Policy is not { Kind: PolicyKind.Identity, IsComplete: true }
            || !statement.IsComplete
            || Unconstrained.HasCondition(statement)
            || !Breadth.CanBeEverything(context.Resources))
        {
            return;
        }

        List<string>? told = null;
        foreach (ref readonly StatementAction value in context.Actions)
        {
            if (value.IsKnown ? IsOwn(Gains.KindOf(value.Action)) : CanGive(value))
            {
                Check(value, statement, context, told ??= []);
            }
        }
    }

    /// <summary>True when a pattern can name an action of the service that is of the rule's kinds.</summary>
    private protected virtual bool CanGive(AwsService service, ReadOnlySpan<char> pattern) => Gains.Names(service, pattern, _kinds);

    private bool IsOwn(GainKind kind) => (_kinds & (1 << (int)kind)) != 0;

    private bool CanGive(in StatementAction value)
        => value is { Form: StatementActionForm.Pattern, IsServiceKnown: true, IsExcluded: false }
            && value.Value.TryGetText(out ReadOnlySpan<char> text)
            && text.Slice(text.IndexOf(':') + 1) is var pattern
            && CanGive(value.Service, pattern)
            && !WildcardPattern.IsAny(pattern);

    private void Check(in StatementAction value, Statement statement, RuleContext context, List<string> told)
    {
        string phrases = "";
        string names = "";
        StatementResource first = default;
        int count = 0;
        foreach (AwsAction action in value.Matches)
        {
            if (!IsOwn(Gains.KindOf(action))
                || !Breadth.TryFindEverything(context.Resources, action, out StatementResource resource)
                || Denials.Cover(statement.Policy, action.ToString(), resource.Value)
                || IsInBroader(value, context.Actions))
            {
                continue;
            }

            string phrase = Gains.Describe(action);
            if (told.Contains(phrase))
            {
                continue;
            }

            told.Add(phrase);
            first = count == 0 ? resource : first;
            names += (count == 0 ? "" : ", ") + action.Name;
            phrases += (count == 0 ? "" : ", and ") + phrase;
            count++;
        }

        if (count > 0)
        {
            string text = value.Value.ToDisplayString();
            string subject = value.IsKnown ? $"Action \"{text}\"" : $"Action \"{text}\" ({names})";
            context.Report(value.Value.Origin, subject, first.Value.ToDisplayString(), phrases)
                .WithRelated(first.Value.Origin, "All there is");
        }
    }

    /// <summary>True when another value of the statement allows everything, or the whole service: what is said of that one says it all.</summary>
    private static bool IsInBroader(in StatementAction action, ReadOnlySpan<StatementAction> all)
    {
        foreach (ref readonly StatementAction other in all)
        {
            if (other.Form == StatementActionForm.Everything
                || (other.IsServiceKnown && other.Service == action.Service && GrantedAction.IsWholeService(other)))
            {
                return true;
            }
        }

        return false;
    }
}
