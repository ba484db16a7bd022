using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Exposure;

internal sealed class TrustOpenToEveryoneRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5020",
        Name = "trust-open-to-everyone",
        Severity = Severity.Error,
        SecuritySeverity = 9.8,
        Title = "Role that anybody with an AWS account can assume",
        Message = "\"{0}\" lets everybody assume the role: {1}",
        Rationale = "Whoever learns or guesses the name of the role has all that it may do.",
        Remedy = "Name the accounts or roles that may assume it, or add a condition on aws:PrincipalOrgID.",
        Help = """
            `{ "AWS": "*" }` in a role trust policy is everybody: every user and role of every AWS account. The ARN of a role is no secret;
            it stands in logs, error messages and templates
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous)).

            A condition on who calls makes it a policy for some: `aws:PrincipalOrgID`, `aws:PrincipalOrgPaths`, `aws:PrincipalArn`,
            `aws:PrincipalAccount` with values of the owner's choice, a network. What counts is the same as in resource policies
            (`PL5003 public-resource-policy`, `PL5004 condition-without-effect`). An `sts:ExternalId` is no secret and tells nothing of who
            calls; with one the finding is a warning. MFA, tags and session names everybody can have in an account of their own.

            Not reported: `"Principal": "*"`, which IAM refuses in a trust policy (`trust-wildcard-principal`); statements that deny; a
            statement for everybody that a `Deny` of the policy takes from strangers.

            ## Bad

            ```json trust
            { "Effect": "Allow", "Principal": { "AWS": [|"*"|] }, "Action": "sts:AssumeRole" }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole",
              "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }
            }
            ```

            ```json trust
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/deploy" }, "Action": "sts:AssumeRole" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!TrustStatements.Allow(statement, TrustStatements.AssumeRole)
            || statement.Principal!.IsEveryone
            || !PublicAccess.IsForEveryone(statement.Principal, out Origin everyone)
            || PublicAccess.Of(statement) is not { IsPublic: true } access)
        {
            return;
        }

        DiagnosticBuilder report = context.Report(everyone, "*", access.Reason);
        if (access.Condition is { } condition && condition.Key.Is("sts:ExternalId", ignoreCase: true) == Certainty.Yes && TrustStatements.AsksForValue(condition))
        {
            report.WithDefaultSeverity(Severity.Warning);
        }
    }
}
