using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

internal sealed class ReversedSecureTransportRule : ConditionRule
{
    private const string Key = "aws:SecureTransport";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6017",
        Name = "reversed-secure-transport",
        Severity = Severity.Warning,
        SecuritySeverity = 5.0,
        Title = "TLS condition that requests without TLS meet",
        Message = "The condition on \"{0}\" {1}",
        Rationale = "The statement reads as if it demanded encryption on the way, and plain HTTP gets past it.",
        Remedy = "Under Deny compare with false, under Allow with true.",
        Fix = FixAvailability.Sometimes,
        Help = """
            `aws:SecureTransport` is in every request: `true` when it came over TLS, `false` when not
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport)).
            A Deny that keeps plain requests out compares with `false`. Compared with `true` it denies the encrypted ones and lets
            the plain ones pass; an Allow with `false` gives to plain requests only. `Null` tells nothing, since the key is never absent.

            The fix turns the value round. It is unsafe: the policy means the opposite afterwards.

            Not reported: `BoolIfExists`, which does the same as `Bool` here; lists of both values.

            ## Bad

            ```json resource
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "Bool": { "aws:SecureTransport": [|"true"|] } }
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "Bool": { "aws:SecureTransport": "false" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ConditionOperator @operator = condition.Operator;
        if (@operator.Family is not (ConditionOperatorFamily.Bool or ConditionOperatorFamily.Null)
            || statement.Effect == Effect.None
            || @operator.Qualifier != ConditionQualifier.None
            || !KeyTests.IsOn(condition, Key)
            || !KeyTests.HasOnly(condition, statement.IsAllow ? "false" : "true"))
        {
            return;
        }

        SymbolicString value = condition.Values[0].Text;
        if (@operator.Family == ConditionOperatorFamily.Null)
        {
            context.Report(value.Origin, condition.Key.ToDisplayString(), statement.IsAllow ? "always holds: every request has the key" : "never holds: every request has the key");
            return;
        }

        context.Report(value.Origin, condition.Key.ToDisplayString(), statement.IsAllow ? "lets only requests in that come without TLS" : "denies requests that come over TLS, and none without")
            .WithFix(new Fix("Turn the value round", FixSafety.Unsafe, new PolicyEdit.ReplaceText(value.Origin, statement.IsAllow ? "true" : "false")));
    }
}
