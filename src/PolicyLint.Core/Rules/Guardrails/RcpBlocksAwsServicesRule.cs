using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

internal sealed class RcpBlocksAwsServicesRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6010",
        Name = "rcp-blocks-aws-services",
        Severity = Severity.Warning,
        SecuritySeverity = 4.0,
        Title = "Resource control policy that denies AWS services what it means to deny strangers",
        Message = "\"{0}\" is no property of an AWS service, and nothing spares services: the statement denies their requests too",
        Rationale = "A service calls as itself, belongs to no account or organization, and is then denied: logs and notifications stop.",
        Remedy = "Add \"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"false\" } to the Condition.",
        AccessAnalyzerCodes = ImmutableArray.Create("RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY"),
        Fix = FixAvailability.Sometimes,
        Help = """
            A statement of a resource control policy that denies whoever is not of the organization asks for a property of the caller:
            `aws:PrincipalOrgID`, `aws:PrincipalOrgPaths`, `aws:PrincipalAccount`, `aws:PrincipalArn` or `aws:PrincipalTag/…`. A service
            principal has none that would fit. Negated operators, operators with `IfExists` and `ForAllValues:` hold without the key, so
            that CloudTrail can no longer write its logs, and S3 no longer send its notifications. AWS's samples exempt services with
            `"BoolIfExists": { "aws:PrincipalIsAWSService": "false" }`
            ([data perimeter](https://github.com/aws-samples/data-perimeter-policy-examples/tree/main/resource_control_policies)).

            The fix adds the line where the condition has a `BoolIfExists` already; else add the operator by hand. It is unsafe: the
            policy denies less.

            Not reported, although AWS's own check may do so:

            - statements that do not hold for services anyhow, because they demand a property of the caller (`StringEquals` on
              `aws:PrincipalTag/…`, for instance), and those that ask for `aws:PrincipalIsAWSService` in any way;
            - statements that test a source key such as `aws:SourceOrgID` besides, which services do have;
            - statements that keep actions, each named in full, for certain roles or tags: AWS's samples of that kind, such as the one
              for `cognito-idp:DeleteUserPool`, do without;
            - `sts:AssumeRoleWithSAML` and `sts:AssumeRoleWithWebIdentity`, which no service calls as itself, and `sts:TagSession`, which
              AWS's sample keeps for the organization without sparing services.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html>

            ## Bad

            ```json rcp
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
              "Condition": { "StringNotEqualsIfExists": { [|"aws:PrincipalOrgID"|]: "o-a1b2c3d4e5" } }
            }
            ```

            ```json rcp
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
              "Condition": {
                "StringNotEqualsIfExists": { [|"aws:PrincipalOrgID"|]: "o-a1b2c3d4e5" },
                "BoolIfExists": { "aws:ViaAWSService": "false" }
              }
            }
            ```

            ## Good

            ```json rcp
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
              "Condition": {
                "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
                "BoolIfExists": { "aws:PrincipalIsAWSService": "false" }
              }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (CallerTests.TryRead(statement, out CallerTests tests)
            && tests is { Principal: { } property, Source: null, IsPrincipalDemanded: false, TestsService: false }
            && (tests.IsMembership || !AreAllNamed(context))
            && !AreAllOfSessions(context))
        {
            context.Report(property.Key.Origin, property.Key.ToDisplayString())
                .WithFix(CallerTests.Demand(statement.Condition!, "BoolIfExists", CallerTests.IsService, "false"));
        }
    }

    private static bool AreAllNamed(RuleContext context)
    {
        foreach (StatementAction action in context.Actions)
        {
            if (action.IsExcluded || action.Form != StatementActionForm.Name)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreAllOfSessions(RuleContext context)
    {
        foreach (StatementAction action in context.Actions)
        {
            if (action.IsExcluded || !IsOfSessions(action))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOfSessions(in StatementAction action)
        => action.Value.Is("sts:AssumeRoleWithSAML", ignoreCase: true) == Certainty.Yes
        || action.Value.Is("sts:AssumeRoleWithWebIdentity", ignoreCase: true) == Certainty.Yes
        || action.Value.Is("sts:TagSession", ignoreCase: true) == Certainty.Yes;
}
