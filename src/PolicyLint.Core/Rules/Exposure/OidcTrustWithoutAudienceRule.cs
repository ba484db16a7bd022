using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class OidcTrustWithoutAudienceRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5023",
        Name = "oidc-trust-without-audience",
        Severity = Severity.Warning,
        SecuritySeverity = 5.0,
        Title = "Tokens made for any application are accepted",
        Message = "\"{0}\" is trusted and no condition tests \"{1}\": a token made for any other application will do",
        Rationale = "Every application that somebody signs in to has a token of theirs, and could assume the role with it.",
        Remedy = "Test the audience: the client ID of your own application.",
        Help = """
            A token says for which application it was made. For a provider that has an entry in IAM (`oidc-provider/…`), AWS compares that
            with the client IDs of the entry. Google, Login with Amazon and Facebook need no entry
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html)): for them nobody compares, unless
            the trust policy does, with `accounts.google.com:aud` (or `:oaud`), `www.amazon.com:app_id` or `graph.facebook.com:app_id`. A
            subject alone says who signed in, not to what; any site where that person or service account does so can pass the token on.

            Not reported: providers with an entry in IAM; a trust without any condition on the token (`PL5021 oidc-trust-without-subject`);
            Amazon Cognito (`PL5028 unchecked-cognito-trust`).

            ## Bad

            ```json trust
            {
              "Effect": "Allow", "Principal": { "Federated": [|"accounts.google.com"|] }, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "StringEquals": { "accounts.google.com:sub": "117000000000000000000" } }
            }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow", "Principal": { "Federated": "accounts.google.com" }, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {
                "StringEquals": { "accounts.google.com:sub": "117000000000000000000", "accounts.google.com:oaud": "https://api.example.com" }
              }
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

        foreach (PrincipalEntry entry in statement.Principal!.Entries)
        {
            foreach (SymbolicString principal in entry.Type == PrincipalType.Federated ? entry.Values : ImmutableArray<SymbolicString>.Empty)
            {
                if (WebIdentityTrust.TryRead(principal, statement.Condition, out WebIdentityTrust trust)
                    && trust.Issuer is { AudienceClaims.IsEmpty: false } issuer
                    && trust.Judge(statement.Condition, out _) == TokenTest.Narrow
                    && !IsTested(trust, issuer, statement.Condition)
                    && !trust.MayBeDeniedBy(statement.Policy))
                {
                    context.Report(principal.Origin, trust.Address.ToString(), $"{trust.Address.ToString()}:{issuer.AudienceClaims[0]}");
                }
            }
        }
    }

    private static bool IsTested(WebIdentityTrust trust, OidcIssuer issuer, ConditionBlock conditions)
    {
        foreach (string claim in issuer.AudienceClaims)
        {
            if (trust.IsTested(conditions, claim))
            {
                return true;
            }
        }

        return false;
    }
}
