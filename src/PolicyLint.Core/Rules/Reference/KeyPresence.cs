using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

/// <summary>What a condition comes to in a request that does not have its key.</summary>
internal enum WithoutKey
{
    /// <summary>Not known, or not for these rules to say.</summary>
    Unknown,

    /// <summary>It does not hold.</summary>
    Fails,

    /// <summary>It holds, as negated operators do.</summary>
    Holds,

    /// <summary>It holds because its author said so: <c>IfExists</c>, <c>ForAllValues</c>.</summary>
    HoldsByChoice,
}

/// <summary>Whether requests for the actions of a statement have a condition's key.</summary>
internal static class KeyPresence
{
    /// <summary>Names that fit into a message.</summary>
    private const int NamesShown = 3;

    /// <summary>Actions that only go along with the request for another, and are decided with the keys of that one.</summary>
    private static readonly string[] Companions = ["sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext"];

    /// <summary>What the condition comes to in a request without its key.</summary>
    public static WithoutKey Of(Condition condition)
    {
        ConditionOperator @operator = condition.Operator;
        if (@operator.Family == ConditionOperatorFamily.Unknown || condition.Values.IsEmpty)
        {
            return WithoutKey.Unknown;
        }

        if (@operator.Family == ConditionOperatorFamily.Null)
        {
            return @operator.Qualifier != ConditionQualifier.None || @operator.HasIfExists || condition.Values.Length != 1 ? WithoutKey.Unknown
                : condition.Values[0].Text.Is("true", ignoreCase: true) == Certainty.Yes ? WithoutKey.Holds
                : condition.Values[0].Text.Is("false", ignoreCase: true) == Certainty.Yes ? WithoutKey.Fails
                : WithoutKey.Unknown;
        }

        return @operator.Qualifier switch
        {
            ConditionQualifier.ForAllValues => WithoutKey.HoldsByChoice,
            ConditionQualifier.ForAnyValue => @operator.HasIfExists ? WithoutKey.Unknown : WithoutKey.Fails,
            _ => @operator.HasIfExists ? WithoutKey.HoldsByChoice
                : @operator.IsNegated ? WithoutKey.Holds
                : WithoutKey.Fails,
        };
    }

    /// <summary>
    /// Whether requests for an action can have the key: of a pattern, whether those for any action that it names can. Maybe when
    /// the reference does not know what the value names.
    /// </summary>
    public static Certainty CanHave(StatementAction action, StatementConditionKey key)
    {
        if (action.Form == StatementActionForm.Everything)
        {
            return Certainty.Yes;
        }

        if (!action.IsServiceKnown || !key.Condition.Key.TryGetText(out ReadOnlySpan<char> name) || IsCompanion(action))
        {
            return Certainty.Maybe;
        }

        if (action.IsKnown)
        {
            return Has(action.Action, key.Key, name) ? Certainty.Yes : Certainty.No;
        }

        Certainty result = Certainty.Maybe;
        foreach (AwsAction match in action.Matches)
        {
            if (Has(match, key.Key, name))
            {
                return Certainty.Yes;
            }

            result = Certainty.No;
        }

        return result;
    }

    /// <summary>True when the reference lists the key for the action, or for something that it acts on.</summary>
    public static bool Has(AwsAction action, AwsConditionKey key, ReadOnlySpan<char> name)
    {
        if (Contains(action.ConditionKeys, key, name))
        {
            return true;
        }

        foreach (AwsActionResource resource in action.Resources)
        {
            if (Contains(resource.ConditionKeys, key, name) || Contains(resource.Type.ConditionKeys, key, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the reference lists the key for an action of the service.</summary>
    public static bool IsLinked(AwsService service, AwsConditionKey key, ReadOnlySpan<char> name)
    {
        foreach (AwsAction action in service.Actions)
        {
            if (Has(action, key, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a condition that its author did not mean for requests without the key.</summary>
    public static bool IsPlain(Condition condition) => Of(condition) is WithoutKey.Fails or WithoutKey.Holds;

    /// <summary>
    /// True when another condition of the statement tests the same key, or another tag of the same kind, and is the one to
    /// report: the first that fails without the key, since all must hold, or else the first of those that hold.
    /// </summary>
    public static bool IsReportedElsewhere(Condition condition, Statement statement, StatementConditionKey key)
    {
        WithoutKey own = Of(condition);
        ReadOnlySpan<char> beginning = BeginningOf(key);
        bool isBefore = true;
        foreach (ConditionOperatorBlock block in statement.Condition!.Operators)
        {
            foreach (Condition other in block.Conditions)
            {
                if (ReferenceEquals(other, condition))
                {
                    isBefore = false;
                }
                else if (other.Key.TryGetText(out ReadOnlySpan<char> text)
                    && text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
                    && (text.Length == beginning.Length || key.Key.IsTemplate)
                    && Of(other) is var without and not WithoutKey.Unknown
                    && (without < own || (without == own && isBefore)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Reports that requests for these actions do not have the key, and what follows.</summary>
    public static void Report(Condition condition, List<StatementAction> lacking, Statement statement, RuleContext context)
        => context.Report(
                condition.Key.Origin,
                condition.Key.ToDisplayString(),
                Names(lacking),
                Consequence(statement, Of(condition)),
                ReferenceDate.Text(context.Reference.DataDate))
            .WithRelated(lacking[0].Value.Origin, "a request for this does not have the key");

    /// <summary>What follows for the actions, for the end of a message.</summary>
    public static string Consequence(Statement statement, WithoutKey without) => (statement.IsAllow, without) switch
    {
        (true, WithoutKey.Fails) => "the statement never allows that",
        (true, _) => "the statement allows that as if the key were not tested",
        (false, WithoutKey.Fails) => "the statement never denies that",
        (false, _) => "the statement denies that as if the key were not tested",
    };

    /// <summary>The actions for a message: three by name, the others by number.</summary>
    private static string Names(List<StatementAction> actions)
    {
        var names = new StringBuilder();
        int shown = actions.Count <= NamesShown + 1 ? actions.Count : NamesShown;
        for (int i = 0; i < shown; i++)
        {
            names.Append(i == 0 ? "" : i == actions.Count - 1 ? " or " : ", ").Append('"').Append(actions[i].Value.ToDisplayString()).Append('"');
        }

        return shown < actions.Count ? names.Append(" or ").Append(actions.Count - shown).Append(" more").ToString() : names.ToString();
    }

    private static bool IsCompanion(StatementAction action)
    {
        foreach (string companion in Companions)
        {
            if (action.Value.Is(companion, ignoreCase: true) == Certainty.Yes)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The key as written; of one with a part to fill in, what stands before that.</summary>
    private static ReadOnlySpan<char> BeginningOf(StatementConditionKey key)
    {
        key.Condition.Key.TryGetText(out ReadOnlySpan<char> text);
        if (!key.Key.IsTemplate)
        {
            return text;
        }

        int name = key.Prefix.Length + 1;
        int end = text.Slice(name).IndexOfAny('/', ':');
        return end < 0 ? text : text.Slice(0, name + end + 1);
    }

    private static bool Contains(ReferenceList<AwsConditionKey> keys, AwsConditionKey key, ReadOnlySpan<char> name)
    {
        foreach (AwsConditionKey candidate in keys)
        {
            if (candidate.Index == key.Index || (candidate.IsTemplate && !key.IsTemplate && candidate.Matches(name)))
            {
                return true;
            }
        }

        return false;
    }
}
