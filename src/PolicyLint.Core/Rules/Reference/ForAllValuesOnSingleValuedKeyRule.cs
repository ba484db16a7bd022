using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class ForAllValuesOnSingleValuedKeyRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2037",
        Name = "for-all-values-on-single-valued-key",
        Severity = Severity.Warning,
        SecuritySeverity = 7.0,
        Title = "ForAllValues on a key of one value",
        Message = "\"{0}\" has one value, and {1} holds too when a request does not have it",
        Rationale = "ForAllValues is true of no values at all: whoever sends a request without the key passes the test.",
        Remedy = "Drop ForAllValues: the plain operator needs the key to be there.",
        AccessAnalyzerCodes = ImmutableArray.Create("FORALLVALUES_WITH_SINGLE_VALUED_KEY"),
        Fix = FixAvailability.Sometimes,
        Help = """
            `ForAllValues:` asks whether every value in the request matches. Of a key that is not in the request there are none,
            so the answer is yes. On a key that has only one value it does nothing but that: an Allow with
            `ForAllValues:StringEquals` on `aws:PrincipalOrgID` lets in those who belong to no organization.

            The claims `sub` and `aud` of any identity provider have one value and are included, though AWS does not list all
            providers.

            Not reported:

            - Deny: there, too, the condition holds without the key, which denies more, not less. Whether Access Analyzer
              reports it is not documented.
            - Negated operators and those with `IfExists`, which hold without the key with or without `ForAllValues`.
            - Keys that the service authorization reference does not have, and lists without values.

            The fix drops the set operator; it is offered when the operator has no other key.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html>

            ## Bad

            ```json resource
            {
              "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "ForAllValues:StringEquals": { [|"aws:PrincipalOrgID"|]: "o-a1b2c3d4e5" } }
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ConditionOperator @operator = condition.Operator;
        if (@operator.Qualifier != ConditionQualifier.ForAllValues
            || !statement.IsAllow
            || @operator.IsNegated
            || @operator.HasIfExists
            || @operator.Family is ConditionOperatorFamily.Null or ConditionOperatorFamily.Unknown
            || condition.Values.IsEmpty)
        {
            return;
        }

        StatementConditionKey key = context.KeyOf(condition);
        if (key.IsKnown ? key.Key.IsMultivalued : !IsSingleClaim(condition))
        {
            return;
        }

        DiagnosticBuilder report = context.Report(condition.Key.Origin, condition.Key.ToDisplayString(), @operator.CanonicalName);
        if (condition.Block.Conditions.Length == 1)
        {
            string name = (@operator with { Qualifier = ConditionQualifier.None }).CanonicalName;
            report.WithFix(ConditionFixes.RenameOperator(statement.Condition!, condition.Block, name));
        }
    }

    /// <summary>True for <c>sub</c> and <c>aud</c> of an identity provider, which has a domain.</summary>
    private static bool IsSingleClaim(Condition condition)
        => condition.Key.TryGetText(out ReadOnlySpan<char> text)
            && (text.EndsWith(":sub".AsSpan(), StringComparison.OrdinalIgnoreCase) || text.EndsWith(":aud".AsSpan(), StringComparison.OrdinalIgnoreCase))
            && text.IndexOf('.') >= 0;
}
