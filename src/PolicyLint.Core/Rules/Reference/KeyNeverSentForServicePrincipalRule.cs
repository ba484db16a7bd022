using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class KeyNeverSentForServicePrincipalRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2044",
        Name = "key-never-sent-for-service-principal",
        Severity = Severity.Error,
        SecuritySeverity = 5.0,
        Title = "Condition key that requests of AWS services do not have",
        Message = "\"{0}\" is never in a request of an AWS service: the condition {1}",
        Rationale = "A service principal is no user or role and belongs to no organization, so the statement grants nothing, or to anybody.",
        Remedy = "Say with aws:SourceOrgID, aws:SourceAccount or aws:SourceArn for whom the service may act.",
        AccessAnalyzerCodes = ImmutableArray.Create("UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL"),
        Fix = FixAvailability.Sometimes,
        Help = """
            A request that an AWS service makes as itself has no `aws:PrincipalOrgID`, no `aws:PrincipalOrgPaths`, no
            `aws:PrincipalTag/…` and no `aws:username`: those are properties of users and roles
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties)).
            In a statement whose principals are all services, a condition on one of them never holds; negated, with `IfExists` and with
            `ForAllValues:` it always holds, that is, restricts nothing.

            For whom a service makes a request, its source keys say. The fix puts `aws:SourceOrgID` and `aws:SourceOrgPaths` in the place
            of `aws:PrincipalOrgID` and `aws:PrincipalOrgPaths`. It is unsafe: the statement begins to work. Whether the service sends
            the key is to be looked up in its guide.

            AWS has a table of further keys for each service, which it does not publish; those are not reported. Neither are statements
            that name other principals besides, `Null`, and `ForAnyValue` with `IfExists`, for which AWS documents no meaning. Looked at
            are resource-based and trust policies.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-condition-key-for-service-principal>

            ## Bad

            ```json resource
            {
              "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" },
              "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringEquals": { [|"aws:PrincipalOrgID"|]: "o-a1b2c3d4e5" } }
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" },
              "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringEquals": { "aws:SourceAccount": "111122223333" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ConditionOperator @operator = condition.Operator;
        if (statement.Policy.Kind is not (PolicyKind.Resource or PolicyKind.Trust)
            || !@operator.IsKnown
            || @operator.Family == ConditionOperatorFamily.Null
            || (@operator.Qualifier == ConditionQualifier.ForAnyValue && @operator.HasIfExists)
            || !ServicePrincipals.NeverSend(condition.Key)
            || !statement.IsComplete
            || !ServicePrincipals.AreAllOf(statement.Principal))
        {
            return;
        }

        context.Report(condition.Key.Origin, condition.Key.ToDisplayString(), ServicePrincipals.HoldsWithoutKey(condition) ? "always holds" : "never holds")
            .WithFix(Replace(condition, "aws:PrincipalOrgID", "aws:SourceOrgID"))
            .WithFix(Replace(condition, "aws:PrincipalOrgPaths", "aws:SourceOrgPaths"));
    }

    private static Fix? Replace(Condition condition, string key, string sourceKey)
        => condition.Key.Is(key, ignoreCase: true) == Certainty.Yes && !ConditionFixes.HasOtherKey(condition, sourceKey)
            ? new Fix($"Use {sourceKey}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(condition.Key.Origin, sourceKey))
            : null;
}
