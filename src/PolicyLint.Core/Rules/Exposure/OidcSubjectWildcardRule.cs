using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class OidcSubjectWildcardRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5022",
        Name = "oidc-subject-wildcard",
        Severity = Severity.Warning,
        SecuritySeverity = 8.5,
        Title = "Condition on an OIDC token that strangers pass",
        Message = "\"{0}\" on \"{1}\" lets in {2}",
        Rationale = "The condition looks as if it said who may assume the role, and does not.",
        Remedy = "Name your own organization, project or service account in full before the first wildcard, under StringLike, or give exact values under StringEquals.",
        Help = """
            A condition on the subject of a token keeps strangers out only if it says who is meant. Reported is one of these, when no other
            condition of the statement does better:

            - a pattern whose first wildcard stands before the end of the tenant's name, where many customers share an issuer: `*`, `repo:*`,
              and also `repo:acme*`, for anybody can call an organization `acme-evil`. This is an error;
            - a pattern that leaves nothing out of what a tenant has: `organization:acme:*` of HCP Terraform, `system:serviceaccount:*:*` of a cluster;
            - a negated operator, which lets in all but the ones named, and `Null`, which all tokens pass;
            - an operator with `IfExists`, which also passes a token without the claim (a suggestion: issuers do put the subject in).
              `ForAllValues:` on the subject or the audience is `for-all-values-on-single-valued-key`, on other claims it is reported here.

            All conditions of a statement must hold, so one that is narrow is enough; of several values one that is wide is too many. The forms
            of the subjects are known for the issuers that `PL5021 oidc-trust-without-subject` lists; for others only a value of nothing but
            wildcards is wide, and only if no other claim is tested. Where a statement that denies tests the claim, nothing is reported.

            Not reported: wildcards under `StringEquals`, which match nothing (`wildcard-without-like`); subjects of GitHub Actions that name
            the organization but no repository or branch (`PL5024 github-subject-without-branch`); a whole namespace of a cluster; subjects of
            a form that is not in the table, as organizations of GitHub can choose; parts that are not known, such as template parameters.

            ## Bad

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": [|"repo:acme*:ref:refs/heads/main"|] } }
            }
            ```

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE" },
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { [|"StringNotEquals"|]: { "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub": "system:serviceaccount:default:default" } }
            }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/app.terraform.io" },
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "StringLike": { "app.terraform.io:sub": "organization:acme:project:web:workspace:*:run_phase:apply" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Condition is null || !TrustStatements.Allow(statement, TrustStatements.AssumeRoleWithWebIdentity))
        {
            return;
        }

        // Two providers can share a test: it is reported once.
        Condition? reported = null;
        foreach (PrincipalEntry entry in statement.Principal!.Entries)
        {
            foreach (SymbolicString principal in entry.Type == PrincipalType.Federated ? entry.Values : ImmutableArray<SymbolicString>.Empty)
            {
                if (WebIdentityTrust.TryRead(principal, statement.Condition, out WebIdentityTrust trust)
                    && trust.Judge(statement.Condition, out WideTest widest) == TokenTest.Wide
                    && widest.Condition != reported
                    && !trust.MayBeDeniedBy(statement.Policy))
                {
                    Report(widest, trust.Issuer, context);
                    reported = widest.Condition;
                }
            }
        }
    }

    private static void Report(WideTest test, OidcIssuer? issuer, RuleContext context)
    {
        string who = test.Width switch
        {
            SubjectWidth.Everyone when issuer is not null => issuer.Holders,
            SubjectWidth.Tenant when issuer is { IsShared: false } => issuer.Holders,
            SubjectWidth.Tenant when issuer is not null => $"all that the customer has at {issuer.Name}",
            SubjectWidth.Narrow => "tokens without the claim",
            _ => "whoever gets a token of the issuer",
        };
        DiagnosticBuilder report = context.Report(test.Text.Origin, test.Text.ToDisplayString(), test.Condition.Key.ToDisplayString(), who);
        if (test.Width != SubjectWidth.Tenant)
        {
            report.WithDefaultSeverity(test.Width == SubjectWidth.Everyone ? Severity.Error : Severity.Suggestion);
        }
    }
}
