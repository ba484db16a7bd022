using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class OidcTrustWithoutSubjectRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5021",
        Name = "oidc-trust-without-subject",
        Severity = Severity.Warning,
        SecuritySeverity = 9.0,
        Title = "OIDC provider trusted without a condition on whose token it is",
        Message = "\"{0}\" is trusted and no condition tests {1}: {2}",
        Rationale = "The issuer signs tokens for all its users alike; only the claims in them tell whose pipeline, pod or account asks.",
        Remedy = "Test the claim that names your own, mostly the subject, with exact values.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", "MISSING_GITHUB_REPO_CONDITION_KEY"),
        Help = """
            `Federated` in a trust policy says who signs the tokens, not for whom. Many issuers sign for all their customers under one
            address: without a condition on the claim that tells these apart, a pipeline of any stranger can assume the role. Others have an
            address for each customer, and then everything of that customer's gets in: every pod of a cluster, every project of an
            organization. IAM itself refuses new trust policies for shared issuers without such a condition
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html)).

            For these issuers the rule knows which claim counts: GitHub Actions (with the addresses of enterprises and of GitHub Enterprise
            Server) and GitHub's audit log streaming, GitLab.com and servers named `gitlab.…`, Bitbucket Pipelines, HCP Terraform, CircleCI, Amazon EKS, Google Kubernetes
            Engine, Red Hat OpenShift, IBM Turbonomic, Google, Microsoft Entra and Sentinel, Buildkite, Codefresh, Scalr, Pulumi Cloud, Vercel,
            Spacelift, env zero, Upbound, DataChain Studio, Shisho Cloud, sandboxes.cloud, Login with Amazon and Facebook. Where the issuer is
            shared, the finding is an error. For all others any claim of the issuer will do, as in AWS's own check, and session tags
            (`aws:RequestTag/…`), which come out of the token.

            - For GitHub Actions `sub` is asked for even if another claim names the repository: Access Analyzer does so, and IAM.
            - The condition may stand in a statement of the same policy that denies. Conditions on a claim of another issuer let nobody in,
              and then nothing is reported.
            - A provider that a template names by reference (`!Ref Provider`) is known by the claims that the conditions ask for; without any
              it is reported as it is.
            - A condition that tests the claim and lets everybody pass is `PL5022 oidc-subject-wildcard`; Amazon Cognito is `PL5028 unchecked-cognito-trust`.

            Which claims GitLab and others than GitHub have keys for has changed over the years; the table counts those that AWS names.

            Sources: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-missing-condition-key-for-oidc-principal>,
            <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-missing-github-repo-condition-key>

            ## Bad

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": [|"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"|] },
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } }
            }
            ```

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": [|"arn:aws:iam::111122223333:oidc-provider/idp.example.com"|] },
              "Action": "sts:AssumeRoleWithWebIdentity"
            }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {
                "StringEquals": {
                  "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                  "token.actions.githubusercontent.com:sub": "repo:acme/web:ref:refs/heads/main"
                }
              }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!TrustStatements.Allow(statement, TrustStatements.AssumeRoleWithWebIdentity))
        {
            return;
        }

        foreach (PrincipalEntry entry in statement.Principal!.Entries)
        {
            if (entry.Type == PrincipalType.Federated)
            {
                Check(entry.Values, statement, context);
            }
        }
    }

    private static void Check(ImmutableArray<SymbolicString> principals, Statement statement, RuleContext context)
    {
        foreach (SymbolicString principal in principals)
        {
            if (!WebIdentityTrust.TryRead(principal, statement.Condition, out WebIdentityTrust trust)
                || trust.Issuer?.Pattern == OidcIssuers.Cognito
                || (trust.Address.IsEmpty && !Names(statement.Action!, TrustStatements.AssumeRoleWithWebIdentity)))
            {
                continue;
            }

            TokenTest test = trust.Judge(statement.Condition, out _);
            bool isOpen = test == TokenTest.None;
            if ((isOpen || (test == TokenTest.Narrow && LacksRequiredClaim(trust, statement)))
                && !trust.MayBeDeniedBy(statement.Policy))
            {
                Report(principal, trust, isOpen, context);
            }
        }
    }

    /// <summary>A wildcard is for providers of all kinds, and one that is not known may be of SAML.</summary>
    private static bool Names(ValueList actions, string action)
    {
        foreach (SymbolicString value in actions.Values)
        {
            if (value.Is(action, ignoreCase: true) == Certainty.Yes)
            {
                return true;
            }
        }

        return false;
    }

    private static bool LacksRequiredClaim(WebIdentityTrust trust, Statement statement)
        => trust.Issuer?.RequiredClaim is { } claim && !trust.IsTested(statement.Condition, claim);

    private static void Report(SymbolicString principal, WebIdentityTrust trust, bool isOpen, RuleContext context)
    {
        OidcIssuer? issuer = trust.Issuer;
        bool isKnown = !trust.Address.IsEmpty && trust.Address.IndexOf(TrustPatterns.Unknown) < 0;
        string address = trust.Address.ToString();
        string claim = issuer is null ? "a claim of its tokens"
            : issuer.Claims[0].IndexOf(':') >= 0 ? $"\"{issuer.Claims[0]}\""
            : isKnown ? $"\"{address}:{issuer.Claims[0]}\""
            : $"\"{issuer.Claims[0]}\" of its tokens";
        string consequence = isOpen ? $"{issuer?.Holders ?? "whoever gets one"} can assume the role" : "IAM asks for that whatever else is tested";
        DiagnosticBuilder report = context.Report(principal.Origin, isKnown ? address : principal.ToDisplayString(), claim, consequence);
        if (isOpen && issuer is { IsShared: true })
        {
            report.WithDefaultSeverity(Severity.Error);
        }
    }
}
