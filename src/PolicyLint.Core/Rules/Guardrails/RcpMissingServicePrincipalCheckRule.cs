using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Guardrails;

internal sealed class RcpMissingServicePrincipalCheckRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6011",
        Name = "rcp-missing-service-principal-check",
        Severity = Severity.Warning,
        SecuritySeverity = 4.0,
        Title = "Resource control policy that asks everybody for a key of AWS services",
        Message = "\"{0}\" is tested without aws:PrincipalIsAWSService \"true\"{1}",
        Rationale = "Only requests of AWS services have the key: what is meant to keep a service from acting for strangers hits users and roles.",
        Remedy = "Add \"Bool\": { \"aws:PrincipalIsAWSService\": \"true\" } to the Condition.",
        AccessAnalyzerCodes = ImmutableArray.Create("RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY"),
        Fix = FixAvailability.Sometimes,
        Help = """
            `aws:SourceOrgID`, `aws:SourceOrgPaths`, `aws:SourceAccount` and `aws:SourceArn` say for whom an AWS service makes a request.
            Users and roles do not have them, and negated operators, operators with `IfExists` and `ForAllValues:` hold without the
            key: unless a `Null` demands the key, the statement denies every request of the organization's own users and roles. AWS's
            samples say that the statement is about services with `"Bool": { "aws:PrincipalIsAWSService": "true" }`
            ([data perimeter](https://github.com/aws-samples/data-perimeter-policy-examples/tree/main/resource_control_policies));
            `BoolIfExists` is accepted.

            The fix adds the line where the condition has a `Bool` already; else add the operator by hand. It is unsafe: the policy
            denies less.

            AWS does not publish the keys that its own check is about; these are the four of which it says that services send them. Not
            reported: operators that do not hold without the key, and statements that test a property of users and roles such as
            `aws:PrincipalOrgID` besides.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html>

            ## Bad

            ```json rcp
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
              "Condition": {
                "StringNotEqualsIfExists": { [|"aws:SourceOrgID"|]: "o-a1b2c3d4e5" },
                "Bool": { "aws:SecureTransport": "true" }
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
            && tests is { Source: { } source, Principal: null, IsPrincipalDemanded: false }
            && tests.DemandsService != true)
        {
            context.Report(source.Key.Origin, source.Key.ToDisplayString(), tests.DemandsSource ? "" : ": requests of users and roles, which do not have it, are denied")
                .WithFix(tests.TestsService ? null : CallerTests.Demand(statement.Condition!, "Bool", CallerTests.IsService, "true"));
        }
    }
}
