using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Guardrails;

internal sealed class MfaDenySkipsAccessKeysRule : ConditionRule
{
    private static readonly string[] KeysOfSessions = ["aws:TokenIssueTime", "aws:FederatedProvider", "aws:SourceIdentity"];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6015",
        Name = "mfa-deny-skips-access-keys",
        Severity = Severity.Warning,
        SecuritySeverity = 7.0,
        Title = "Deny without MFA that access keys get past",
        Message = "\"{0}\" is in no request that {1}, and {2} does not hold without it: those are not denied",
        Rationale = "Long-term access keys, which leak most, are the ones that need no second factor then.",
        Remedy = "Use BoolIfExists (NumericGreaterThanIfExists): it holds without the key as well.",
        Fix = FixAvailability.Sometimes,
        Help = """
            AWS puts `aws:MultiFactorAuthPresent` only into requests that are made with temporary credentials. A request that is
            signed with the access key of a user does not have it, so `"Bool": { "aws:MultiFactorAuthPresent": "false" }` under Deny
            does not hold: the access key passes, without a second factor. `aws:MultiFactorAuthAge` is absent without MFA whatever the
            credentials. The combination that AWS recommends is Deny, `BoolIfExists` and `false`
            ([global condition keys](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent)).

            The fix adds `IfExists`; it is unsafe, since the policy denies more. It is offered when the operator has no other key.

            Not reported:

            - policies in which another Deny holds without the key, as one with `"Null": { "aws:MultiFactorAuthPresent": "true" }`;
            - an age, where the policy asks for MFA in another condition;
            - statements about temporary credentials only: for certain roles (`aws:PrincipalArn`), or with a key that only these have,
              such as `aws:TokenIssueTime`, and statements that test `aws:MultiFactorAuthPresent` twice.

            ## Bad

            ```json
            {
              "Effect": "Deny", "NotAction": "iam:*", "Resource": "*",
              "Condition": { "Bool": { [|"aws:MultiFactorAuthPresent"|]: "false" } }
            }
            ```

            ```json
            {
              "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*",
              "Condition": { "NumericGreaterThan": { [|"aws:MultiFactorAuthAge"|]: "3600" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "NotAction": "iam:*", "Resource": "*",
              "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ConditionOperator @operator = condition.Operator;
        if (statement.Effect != Effect.Deny
            || @operator.HasIfExists
            || @operator.Qualifier != ConditionQualifier.None
            || @operator.Family is not (ConditionOperatorFamily.Bool or ConditionOperatorFamily.Numeric)
            || !statement.Policy.IsComplete)
        {
            return;
        }

        bool isAge = @operator.BaseName is "NumericGreaterThan" or "NumericGreaterThanEquals" && KeyTests.IsOn(condition, MultiFactorKeys.Age);
        bool isPresence = !isAge
            && @operator.Family == ConditionOperatorFamily.Bool
            && KeyTests.IsOn(condition, MultiFactorKeys.Present)
            && KeyTests.HasOnly(condition, "false");
        if ((isAge && !IsAskedBesides(condition, statement)) || (isPresence && !IsForSessions(condition, statement)))
        {
            context.Report(
                    condition.Key.Origin,
                    condition.Key.ToDisplayString(),
                    isAge ? "is made without MFA" : "an access key of a user signs",
                    @operator.CanonicalName)
                .WithFix(AddIfExists(condition, statement));
        }
    }

    private static bool IsAskedBesides(Condition condition, Statement statement)
        => KeyTests.Any(statement.Condition, condition, MultiFactorKeys.Contain)
        || KeyTests.AnyElsewhere(statement, Effect.Deny, MultiFactorKeys.Contain)
        || KeyTests.AnyElsewhere(statement, Effect.Allow, MultiFactorKeys.Contain);

    /// <summary>True when access keys are dealt with elsewhere, or cannot meet the other conditions.</summary>
    private static bool IsForSessions(Condition condition, Statement statement)
        => KeyTests.AnyElsewhere(statement, Effect.Deny, static other => MultiFactorKeys.Contain(other) && ServicePrincipals.HoldsWithoutKey(other))
        || KeyTests.Any(statement.Condition, condition, static other => NamesRolesOnly(other)
            || KeyTests.IsOn(other, MultiFactorKeys.Present)
            || (KeyTests.IsOnAny(other, KeysOfSessions) && !ServicePrincipals.HoldsWithoutKey(other))
            || (KeyTests.IsOn(other, "aws:PrincipalType") && !other.Operator.IsNegated));

    private static bool NamesRolesOnly(Condition condition)
    {
        if (condition.Operator.IsNegated
            || condition.Operator.Family is not (ConditionOperatorFamily.Arn or ConditionOperatorFamily.String)
            || !KeyTests.IsOn(condition, "aws:PrincipalArn"))
        {
            return false;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.TryGetText(out ReadOnlySpan<char> text) && (!Arn.TryParse(text, out Arn arn) || !arn.Resource.StartsWith("role/".AsSpan(), StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return true;
    }

    private static Fix? AddIfExists(Condition condition, Statement statement)
        => condition.Block.Conditions.Length == 1
            ? ConditionFixes.RenameOperator(statement.Condition!, condition.Block, condition.Operator.BaseName + "IfExists")
            : null;
}
