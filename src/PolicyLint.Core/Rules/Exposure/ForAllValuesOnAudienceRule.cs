using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Exposure;

internal sealed class ForAllValuesOnAudienceRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5030",
        Name = "for-all-values-on-audience",
        Severity = Severity.Suggestion,
        SecuritySeverity = 3.0,
        Title = "ForAllValues on the audience of a token",
        Message = "\"{0}\" has one value: {1} is for keys with several, and holds without any",
        Rationale = "The audience of a token is a single value; a condition for sets also holds for a request that has none.",
        Remedy = "Drop ForAllValues: and compare the audience itself.",
        AccessAnalyzerCodes = ImmutableArray.Create("CONFIRM_AUDIENCE_CLAIM_TYPE"),
        AbsorbedBy = ImmutableArray.Create("PL2037"),
        Fix = FixAvailability.Sometimes,
        Help = """
            `ForAllValues:` is for keys with several values: all of them must match, and it holds when there is none. The audience (`aud`) of a
            token is one value in AWS's condition keys
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-confirm-audience-claim-type)).

            In statements that allow, `for-all-values-on-single-valued-key` says the same with more weight, and this rule is silent; it is left
            for statements that deny, negated operators and `IfExists`. AWS's text speaks of set operators in general; as it has a check of its
            own for `ForAnyValue` (`PL5025 for-any-value-on-audience`), this one is taken to be about `ForAllValues`.

            What is covered of Access Analyzer's check: the audience keys of identity providers (`…:aud`, `saml:aud`); AWS does not publish which
            keys it takes for audiences.

            The fix drops the set operator. It is not offered where the operator has other keys, or where the condition has the plain operator already.

            ## Bad

            ```json trust
            {
              "Effect": "Deny", "Principal": { "Federated": "accounts.google.com" }, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "ForAllValues:StringNotEquals": { [|"accounts.google.com:aud"|]: "117000000000000000000" } }
            }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Deny", "Principal": { "Federated": "accounts.google.com" }, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "StringNotEquals": { "accounts.google.com:aud": "117000000000000000000" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (condition.Operator.Qualifier == ConditionQualifier.ForAllValues
            && condition.Operator.Family is not ConditionOperatorFamily.Null and not ConditionOperatorFamily.Unknown
            && AudienceKey.Is(condition.Key))
        {
            context.Report(condition.Key.Origin, condition.Key.ToDisplayString(), condition.Operator.CanonicalName)
                .WithFix(AudienceKey.WithoutQualifier(condition, statement));
        }
    }
}
