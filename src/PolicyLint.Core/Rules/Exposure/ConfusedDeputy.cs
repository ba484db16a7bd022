using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

/// <summary>
/// Statements that let an AWS service do something for whoever asks the service to: anybody can point a trail, a topic or a
/// distribution of their own at somebody else's bucket or queue, and the service then acts with its own name.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention
/// </summary>
internal static class ConfusedDeputy
{
    private const string Suffix = ".amazonaws.com";
    private const string ChineseSuffix = ".amazonaws.com.cn";

    /// <summary>
    /// Which service tells which other for whom it calls: pairs of which a guide of AWS has a policy with <c>aws:SourceArn</c> or
    /// <c>aws:SourceAccount</c>, or tells to pass a source ARN or account to <c>lambda:AddPermission</c>. By hand: AWS publishes no
    /// list. Not here on purpose: <c>events</c> on <c>sns</c>, of which AWS's guide says that conditions do not work, and the log
    /// delivery of load balancers, whose guide has none.
    /// </summary>
    private static readonly (string Caller, string Called)[] Pairs =
    [
        ("apigateway", "lambda"),
        ("budgets", "sns"),
        ("cloudfront", "kms"),
        ("cloudfront", "lambda"),
        ("cloudfront", "s3"),
        ("cloudtrail", "kms"),
        ("cloudtrail", "s3"),
        ("cloudtrail", "sns"),
        ("cloudwatch", "sns"),
        ("cognito-idp", "lambda"),
        ("config", "lambda"),
        ("config", "s3"),
        ("config", "sns"),
        ("costalerts", "sns"),
        ("delivery.logs", "logs"),
        ("delivery.logs", "s3"),
        ("elasticloadbalancing", "lambda"),
        ("events", "lambda"),
        ("events", "sqs"),
        ("iot", "lambda"),
        ("lambda.alarms.cloudwatch", "lambda"),
        ("logging.s3", "s3"),
        ("logs", "lambda"),
        ("s3", "lambda"),
        ("s3", "s3"),
        ("s3", "sns"),
        ("s3", "sqs"),
        ("secretsmanager", "lambda"),
        ("ses", "kms"),
        ("ses", "lambda"),
        ("ses", "s3"),
        ("ses", "sns"),
        ("sns", "lambda"),
        ("sns", "sqs"),
    ];

    /// <summary>Keys that tell for whom a service calls, or come near it, besides the source keys; the last one with a name behind it.</summary>
    private static readonly string[] OtherGuards = ["aws:Referer", "aws:SourceOwner", "kms:CallerAccount"];

    private const string EncryptionContext = "kms:EncryptionContext:";

    /// <summary>
    /// True when a statement of a resource's policy allows something to a service, and no source key is tested: neither here nor in a
    /// statement of the policy that denies.
    /// </summary>
    public static bool IsPossibleIn(Statement statement)
    {
        if (!statement.IsAllow
            || statement.Policy is not { Kind: PolicyKind.Resource, IsComplete: true }
            || statement is not { IsComplete: true, Principal: { } principal }
            || !NamesService(principal))
        {
            return false;
        }

        // A Condition that cannot be read is not one that is absent.
        return statement.Condition is { } conditions
            ? !SourceKeys.MayBeTestedBy(conditions) && CanHoldForServices(conditions) && !IsRestrictedByDeny(statement.Policy)
            : !statement.HasElement("Condition") && !IsRestrictedByDeny(statement.Policy);
    }

    /// <summary>The first condition that tells in another way for whom the service may act; null when there is none.</summary>
    public static Condition? FindOtherGuard(Statement statement)
    {
        foreach (ConditionOperatorBlock block in statement.Condition?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (IsRestrictive(condition) && IsOtherGuard(condition.Key))
                {
                    return condition;
                }
            }
        }

        return null;
    }

    /// <summary>True when the principal is a service that is known to say for whom it calls, in some action of the statement at hand.</summary>
    public static bool SaysForWhom(SymbolicString principal, RuleContext context)
    {
        if (!principal.TryGetText(out ReadOnlySpan<char> text))
        {
            return false;
        }

        ReadOnlySpan<char> name = WithoutSuffix(text);
        foreach ((string caller, string called) in Pairs)
        {
            if (IsNamed(name, caller) && Calls(called, context))
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesService(PrincipalElement principal)
    {
        foreach (PrincipalEntry entry in principal.Entries)
        {
            if (entry.Type == PrincipalType.Service && !entry.Values.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static bool CanHoldForServices(ConditionBlock conditions)
    {
        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (IsRestrictive(condition) && ServicePrincipals.NeverSend(condition.Key))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsRestrictedByDeny(Policy policy)
    {
        foreach (Statement statement in policy.Statements)
        {
            if (statement is { Effect: Effect.Deny, Condition: { } conditions } && SourceKeys.MayBeTestedBy(conditions))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when only requests with the key, and with one of the values, pass.</summary>
    private static bool IsRestrictive(Condition condition)
        => condition.Operator.IsKnown && condition.Operator.Family != ConditionOperatorFamily.Null && !ServicePrincipals.HoldsWithoutKey(condition);

    private static bool IsOtherGuard(SymbolicString key)
    {
        foreach (string guard in OtherGuards)
        {
            if (key.Is(guard, ignoreCase: true) == Certainty.Yes)
            {
                return true;
            }
        }

        return key.StartsWith(EncryptionContext, ignoreCase: true) == Certainty.Yes;
    }

    private static ReadOnlySpan<char> WithoutSuffix(ReadOnlySpan<char> principal)
        => principal.EndsWith(Suffix.AsSpan(), StringComparison.Ordinal) ? principal.Slice(0, principal.Length - Suffix.Length)
            : principal.EndsWith(ChineseSuffix.AsSpan(), StringComparison.Ordinal) ? principal.Slice(0, principal.Length - ChineseSuffix.Length)
            : default;

    /// <summary>True for the service itself and for its name with a Region, as in <c>logs.eu-west-1</c>.</summary>
    private static bool IsNamed(ReadOnlySpan<char> name, string service)
    {
        if (!name.StartsWith(service.AsSpan(), StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> rest = name.Slice(service.Length);
        return rest.IsEmpty || (rest[0] == '.' && rest.Slice(1).IndexOf('.') < 0 && rest.IndexOf('-') > 0);
    }

    private static bool Calls(string service, RuleContext context)
    {
        foreach (StatementAction action in context.Actions)
        {
            if (!action.IsExcluded
                && (action.Form == StatementActionForm.Everything
                    || (action.Form is StatementActionForm.Name or StatementActionForm.Pattern
                        && action.Value.TryGetText(out ReadOnlySpan<char> text)
                        && text.Slice(0, text.IndexOf(':')).Equals(service.AsSpan(), StringComparison.OrdinalIgnoreCase))))
            {
                return true;
            }
        }

        return false;
    }
}
