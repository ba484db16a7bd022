using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Exposure;

internal sealed class ForAnyValueOnAudienceRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5025",
        Name = "for-any-value-on-audience",
        Severity = Severity.Warning,
        SecuritySeverity = 4.0,
        Title = "ForAnyValue on the audience of a token",
        Message = "\"{0}\" has one value: {1} is for keys with several",
        Rationale = "The audience of a token is a single value; a condition for sets says something else than it seems to, or will.",
        Remedy = "Drop ForAnyValue: and compare the audience itself.",
        AccessAnalyzerCodes = ImmutableArray.Create("FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE"),
        Fix = FixAvailability.Sometimes,
        Help = """
            `ForAnyValue:` is for keys with several values: one of them must match. The audience (`aud`) of a token is one value in AWS's
            condition keys, so plain `StringEquals` says what is meant. Access Analyzer counts the set operator as a security problem
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-foranyvalue-with-audience-claim-type)).

            Reported is the audience of every OIDC provider, `cognito-identity.amazonaws.com` included, and of SAML (`saml:aud`, for which
            AWS's words are not clear; it has one value too). The methods of Cognito (`amr`) are several, and not reported.

            The fix drops the set operator. It is not offered where the operator has other keys, or where the condition has the plain operator already.

            ## Bad

            ```json trust
            {
              "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "ForAnyValue:StringEquals": { [|"cognito-identity.amazonaws.com:aud"|]: "eu-central-1:5c4b6a3d-0000-4000-8000-000000000001" } }
            }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "StringEquals": { "cognito-identity.amazonaws.com:aud": "eu-central-1:5c4b6a3d-0000-4000-8000-000000000001" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (condition.Operator.Qualifier == ConditionQualifier.ForAnyValue
            && condition.Operator.Family is not ConditionOperatorFamily.Null and not ConditionOperatorFamily.Unknown
            && AudienceKey.Is(condition.Key))
        {
            context.Report(condition.Key.Origin, condition.Key.ToDisplayString(), condition.Operator.CanonicalName)
                .WithFix(AudienceKey.WithoutQualifier(condition, statement));
        }
    }
}
