using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

internal sealed class IfExistsAdmitsAbsentKeyRule : ConditionRule
{
    private const string SourceIp = "aws:SourceIp";
    private const string PrincipalTag = "aws:PrincipalTag/";

    /// <summary>Keys of requests that come through a VPC endpoint, and of no others.</summary>
    private static readonly string[] OfEndpoints = ["aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn", "aws:VpceAccount", "aws:VpceOrgID"];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6020",
        Name = "if-exists-admits-absent-key",
        Severity = Severity.Warning,
        SecuritySeverity = 5.0,
        Title = "IfExists lets in whoever lacks the key",
        Message = "{0} lets in requests without \"{1}\" too: {2}",
        Rationale = "The key is absent from the very requests that the condition is meant to keep out.",
        Remedy = "Drop IfExists, so that the key must be there.",
        Fix = FixAvailability.Sometimes,
        Help = """
            With `IfExists` a condition holds when the key is absent
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists)).
            Under Allow that opens the door where absence is what an outsider has: `aws:SourceVpc`, `aws:SourceVpce`, `aws:SourceVpcArn`,
            `aws:VpceAccount` and `aws:VpceOrgID` are in requests through a VPC endpoint only, `aws:PrincipalOrgID` in those of
            accounts in an organization, `aws:PrincipalTag/…` in those of whoever has the tag.

            The fix drops `IfExists`. It is unsafe: the statement allows less. It is offered when the operator has no other key.

            Not reported:

            - negated operators, which hold without the key anyhow;
            - keys of endpoints beside a condition on `aws:SourceIp`, which requests outside of endpoints have: together they say through
              which networks requests may come;
            - statements in which another condition demands the key, or another key of its kind;
            - resource-based and trust policies, where the question is whether the statement is public.

            ## Bad

            ```json identity
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringEqualsIfExists": { [|"aws:SourceVpce"|]: "vpce-1a2b3c4d" } }
            }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ConditionOperator @operator = condition.Operator;
        if (!@operator.HasIfExists
            || !statement.IsAllow
            || @operator.IsNegated
            || @operator.Qualifier != ConditionQualifier.None
            || @operator.Family is not (ConditionOperatorFamily.String or ConditionOperatorFamily.Arn)
            || condition.Values.IsEmpty
            || statement.Policy.Kind is PolicyKind.Resource or PolicyKind.Trust or PolicyKind.ResourceControl
            || WithoutKey(condition) is not { } lacking
            || !statement.IsComplete
            || IsDemandedBesides(condition, statement))
        {
            return;
        }

        context.Report(condition.Key.Origin, @operator.CanonicalName, condition.Key.ToDisplayString(), lacking)
            .WithFix(condition.Block.Conditions.Length == 1
                ? ConditionFixes.RenameOperator(statement.Condition!, condition.Block, (@operator with { HasIfExists = false }).CanonicalName)
                : null);
    }

    private static string? WithoutKey(Condition condition)
        => KeyTests.IsOnAny(condition, OfEndpoints) ? "those that come through no VPC endpoint"
        : KeyTests.IsOn(condition, "aws:PrincipalOrgID") ? "those of accounts in no organization"
        : condition.Key.StartsWith(PrincipalTag, ignoreCase: true) == Certainty.Yes ? "those of users and roles that do not have the tag"
        : null;

    private static bool IsDemandedBesides(Condition condition, Statement statement)
        => KeyTests.HasUnknown(statement.Condition!)
        || (KeyTests.IsOnAny(condition, OfEndpoints)
            ? KeyTests.Any(statement.Condition, condition, static other => KeyTests.IsOn(other, SourceIp)
                || (KeyTests.IsOnAny(other, OfEndpoints) && !ServicePrincipals.HoldsWithoutKey(other)))
            : KeyTests.Any(statement.Condition, condition, static other => IsOfPrincipal(other) && !ServicePrincipals.HoldsWithoutKey(other)));

    private static bool IsOfPrincipal(Condition condition)
        => condition.Key.StartsWith("aws:Principal", ignoreCase: true) == Certainty.Yes;
}
