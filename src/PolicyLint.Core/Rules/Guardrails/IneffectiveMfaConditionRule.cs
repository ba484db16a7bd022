using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

internal sealed class IneffectiveMfaConditionRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6016",
        Name = "ineffective-mfa-condition",
        Severity = Severity.Warning,
        SecuritySeverity = 7.0,
        Title = "MFA condition that requests without MFA meet",
        Message = "{0} on \"{1}\" under {2} {3}",
        Rationale = "The statement reads as if it demanded a second factor, and works without one.",
        Remedy = "Under Allow use Bool with true; under Deny use BoolIfExists with false.",
        Fix = FixAvailability.Sometimes,
        Help = """
            `aws:MultiFactorAuthPresent` is absent from requests that an access key of a user signs, `false` in those with temporary
            credentials without MFA, and `true` with it; `aws:MultiFactorAuthAge` is there with MFA only
            ([global condition keys](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent)).
            So these do not demand it:

            | Effect | Condition | What it does |
            | --- | --- | --- |
            | Allow | `BoolIfExists` … `true` | lets access keys in |
            | Allow | `NumericLessThanIfExists` on the age | lets in whoever did not use MFA |
            | Allow | `Null` … `false` | lets in sessions without MFA, which have the key |
            | Allow | `Bool` … `false` | lets in only those without MFA |
            | Deny | `Bool` … `true` | denies those with MFA, and no others |
            | Deny | `Null` … `true` | denies access keys, and not sessions without MFA |

            The fix drops `IfExists` under Allow. It is unsafe: the statement allows less.

            Not reported: `Bool` with `false` under Deny, where `mfa-deny-skips-access-keys` knows more; Allow with `false` for actions
            of IAM and STS only, with which users set up their device; `Null` where another condition of the statement (Allow) or another
            Deny asks for the value; set operators, and lists of both values.

            ## Bad

            ```json trust
            {
              "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole",
              "Condition": { "BoolIfExists": { [|"aws:MultiFactorAuthPresent"|]: "true" } }
            }
            ```

            ```json
            {
              "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*",
              "Condition": { "Bool": { [|"aws:MultiFactorAuthPresent"|]: "true" } }
            }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole",
              "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
            }
            ```

            ```json
            {
              "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*",
              "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ConditionOperator @operator = condition.Operator;
        if (@operator.Qualifier != ConditionQualifier.None
            || @operator.Family is not (ConditionOperatorFamily.Bool or ConditionOperatorFamily.Numeric or ConditionOperatorFamily.Null)
            || !MultiFactorKeys.Contain(condition)
            || !statement.Policy.IsComplete)
        {
            return;
        }

        string? effect = statement.Effect switch
        {
            Effect.Allow => EffectOfAllow(condition, statement, context),
            Effect.Deny => EffectOfDeny(condition, statement),
            _ => null,
        };
        if (effect is not null)
        {
            bool canDrop = statement.IsAllow && @operator.HasIfExists && condition.Block.Conditions.Length == 1 && !KeyTests.HasOnly(condition, "false");
            context.Report(condition.Key.Origin, @operator.CanonicalName, condition.Key.ToDisplayString(), statement.Effect.ToString(), effect)
                .WithFix(canDrop ? ConditionFixes.RenameOperator(statement.Condition!, condition.Block, @operator.BaseName) : null);
        }
    }

    private static string? EffectOfAllow(Condition condition, Statement statement, RuleContext context)
    {
        ConditionOperator @operator = condition.Operator;
        if (KeyTests.IsOn(condition, MultiFactorKeys.Age))
        {
            return @operator.HasIfExists && @operator.BaseName is "NumericLessThan" or "NumericLessThanEquals" && !DemandsBesides(condition, statement)
                ? "lets requests in that are made without MFA, which do not have the key"
                : null;
        }

        return @operator.Family switch
        {
            ConditionOperatorFamily.Bool when KeyTests.HasOnly(condition, "true") && @operator.HasIfExists && !DemandsBesides(condition, statement)
                => "lets requests in that an access key of a user signs, which do not have the key",
            ConditionOperatorFamily.Bool when KeyTests.HasOnly(condition, "false") && !AreForOwnDevices(context)
                => "lets only requests in that are made without MFA",
            ConditionOperatorFamily.Null when KeyTests.HasOnly(condition, "false") && !DemandsBesides(condition, statement)
                => "lets sessions without MFA in, which have the key with the value false",
            _ => null,
        };
    }

    private static string? EffectOfDeny(Condition condition, Statement statement)
    {
        if (!KeyTests.IsOn(condition, MultiFactorKeys.Present) || !KeyTests.HasOnly(condition, "true"))
        {
            return null;
        }

        return condition.Operator.Family == ConditionOperatorFamily.Bool ? "denies requests that are made with MFA, and none without"
            : condition.Operator.Family == ConditionOperatorFamily.Null
                && !KeyTests.Any(statement.Condition, condition, MultiFactorKeys.Contain)
                && !KeyTests.AnyElsewhere(statement, Effect.Deny, MultiFactorKeys.Contain)
            ? "does not deny sessions without MFA, which have the key with the value false"
            : null;
    }

    /// <summary>True when another condition on one of the keys does not hold without MFA.</summary>
    private static bool DemandsBesides(Condition condition, Statement statement)
        => KeyTests.Any(statement.Condition, condition, static other => KeyTests.IsOn(other, MultiFactorKeys.Age)
            ? !ServicePrincipals.HoldsWithoutKey(other)
            : KeyTests.IsOn(other, MultiFactorKeys.Present)
                && other.Operator.Family == ConditionOperatorFamily.Bool
                && KeyTests.HasOnly(other, "true")
                && !ServicePrincipals.HoldsWithoutKey(other));

    /// <summary>True for actions of IAM and STS only: who has no MFA yet sets it up with them.</summary>
    private static bool AreForOwnDevices(RuleContext context)
    {
        foreach (StatementAction action in context.Actions)
        {
            if (action.IsExcluded
                || (action.Value.StartsWith("iam:", ignoreCase: true) != Certainty.Yes && action.Value.StartsWith("sts:", ignoreCase: true) != Certainty.Yes))
            {
                return false;
            }
        }

        return true;
    }
}
