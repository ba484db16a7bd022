using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Guardrails;

internal sealed class RcpMissingSourceKeyNullCheckRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6012",
        Name = "rcp-missing-source-key-null-check",
        Severity = Severity.Warning,
        SecuritySeverity = 4.0,
        Title = "Resource control policy that denies AWS services which do not say for whom they act",
        Message = "\"{0}\" is tested without a Null check: requests of AWS services that do not have it are denied",
        Rationale = "Not every service sends the source keys, and not with every request: those that do not are denied.",
        Remedy = "Add \"Null\": { \"aws:SourceAccount\": \"false\" } to the Condition.",
        AccessAnalyzerCodes = ImmutableArray.Create("RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK"),
        Fix = FixAvailability.Sometimes,
        Help = """
            A statement that denies services what they do for strangers asks for `aws:SourceOrgID`, `aws:SourceOrgPaths`,
            `aws:SourceAccount` or `aws:SourceArn`. Negated operators, operators with `IfExists` and `ForAllValues:` hold without the key
            as well, and some services do not send it. AWS's samples therefore demand with `"Null": { "aws:SourceAccount": "false" }` that
            the request says for whom it is
            ([data perimeter](https://github.com/aws-samples/data-perimeter-policy-examples/tree/main/resource_control_policies));
            `aws:SourceArn` does as well. `aws:SourceOrgID` does not: it is absent when the account belongs to no organization, and such
            a request is the one to deny.

            The fix adds the line where the condition has a `Null` already; else add the operator by hand. It is unsafe: the policy
            denies less.

            AWS does not publish the keys that its own check is about; these are the four of which it says that services send them. Not
            reported: operators that do not hold without the key, and statements that test a property of users and roles such as
            `aws:PrincipalOrgID` besides, where the line would let those pass.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html>

            ## Bad

            ```json rcp
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
              "Condition": {
                "StringNotEqualsIfExists": { [|"aws:SourceOrgID"|]: "o-a1b2c3d4e5" },
                "Null": { "aws:SourceOrgID": "false" },
                "Bool": { "aws:PrincipalIsAWSService": "true" }
              }
            }
            ```

            ## Good

            ```json rcp
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
              "Condition": {
                "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-a1b2c3d4e5" },
                "Null": { "aws:SourceAccount": "false" },
                "Bool": { "aws:PrincipalIsAWSService": "true" }
              }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (CallerTests.TryRead(statement, out CallerTests tests)
            && tests is { Source: { } source, Principal: null, IsPrincipalDemanded: false, DemandsSource: false })
        {
            context.Report(source.Key.Origin, source.Key.ToDisplayString())
                .WithFix(CallerTests.Demand(statement.Condition!, "Null", CallerTests.SourceAccount, "false"));
        }
    }
}
