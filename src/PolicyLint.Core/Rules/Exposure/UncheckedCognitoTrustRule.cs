using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class UncheckedCognitoTrustRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5028",
        Name = "unchecked-cognito-trust",
        Severity = Severity.Warning,
        SecuritySeverity = 8.5,
        Title = "Amazon Cognito trusted without a condition on pool or sign-in",
        Message = "\"{0}\" is trusted and no condition tests \"{0}:{1}\": {2} can assume the role",
        Rationale = "Anybody can make an identity pool, and a pool can give identities to guests who did not sign in.",
        Remedy = "Test aud with the id of your identity pool, and amr with authenticated or unauthenticated.",
        Help = """
            Identities of all identity pools there are come from `cognito-identity.amazonaws.com`. Two claims tell them apart
            ([AWS](https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html)):

            - `aud` is the pool. Without it, anybody can make a pool in an account of their own and assume the role with an identity from
              there: an error. IAM refuses new trust policies of that kind.
            - `amr` is `authenticated` or `unauthenticated`. Without it, a role that was meant for signed-in users is open to guests, where the
              pool lets guests in or will one day.

            A role for guests says so, with `unauthenticated`, and is not reported. Nor is a trust for certain identities only (`sub`), a
            policy that tests the claims in a statement which denies, or a wildcard as the value of `aud` (`PL5022 oidc-subject-wildcard`).

            ## Bad

            ```json trust
            {
              "Effect": "Allow", "Principal": { "Federated": [|"cognito-identity.amazonaws.com"|] }, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" } }
            }
            ```

            ```json trust
            {
              "Effect": "Allow", "Principal": { "Federated": [|"cognito-identity.amazonaws.com"|] }, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "StringEquals": { "cognito-identity.amazonaws.com:aud": "eu-central-1:5c4b6a3d-0000-4000-8000-000000000001" } }
            }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {
                "StringEquals": { "cognito-identity.amazonaws.com:aud": "eu-central-1:5c4b6a3d-0000-4000-8000-000000000001" },
                "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" }
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
            foreach (SymbolicString principal in entry.Type == PrincipalType.Federated ? entry.Values : ImmutableArray<SymbolicString>.Empty)
            {
                if (principal.Is(OidcIssuers.Cognito, ignoreCase: true) == Certainty.Yes
                    && WebIdentityTrust.TryRead(principal, statement.Condition, out WebIdentityTrust trust))
                {
                    Check(principal, trust, statement, context);
                }
            }
        }
    }

    private static void Check(SymbolicString principal, WebIdentityTrust trust, Statement statement, RuleContext context)
    {
        TokenTest test = trust.Judge(statement.Condition, out _);
        if (test == TokenTest.None && !trust.MayBeDeniedBy(statement.Policy))
        {
            context.Report(principal.Origin, OidcIssuers.Cognito, "aud", "every identity pool, of any AWS account,").WithDefaultSeverity(Severity.Error);
        }
        else if (test is TokenTest.None or TokenTest.Narrow
            && !TestsMethod(statement.Condition, trust)
            && !AsksForIdentity(statement.Condition, trust)
            && !IsMethodDenied(statement.Policy))
        {
            context.Report(principal.Origin, OidcIssuers.Cognito, "amr", "guests of the pool, who did not sign in,");
        }
    }

    /// <summary>True when something is asked of the way of signing in, other than that there be one.</summary>
    private static bool TestsMethod(ConditionBlock? conditions, WebIdentityTrust trust)
    {
        foreach (ConditionOperatorBlock block in conditions?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (IsClaim(condition, trust, "amr") && condition.Operator.Family != ConditionOperatorFamily.Null && !HasBareWildcard(condition))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool AsksForIdentity(ConditionBlock? conditions, WebIdentityTrust trust)
    {
        foreach (ConditionOperatorBlock block in conditions?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (IsClaim(condition, trust, "sub") && TrustStatements.AsksForValue(condition) && !HasBareWildcard(condition))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsMethodDenied(Policy policy)
        => TrustStatements.MayDeny(
            policy,
            TrustStatements.AssumeRoleWithWebIdentity,
            static (key, _) => key.EndsWith(":amr", StringComparison.OrdinalIgnoreCase) || key.IndexOf(TrustPatterns.Unknown) >= 0,
            0);

    private static bool IsClaim(Condition condition, WebIdentityTrust trust, string name)
    {
        ReadOnlySpan<char> key = TrustPatterns.Of(condition.Key);
        return TrustPatterns.IsUnknown(key)
            || (WebIdentityTrust.TryReadClaim(key, out ReadOnlySpan<char> address, out ReadOnlySpan<char> claim)
                && trust.MayBe(address)
                && claim.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasBareWildcard(Condition condition)
    {
        foreach (ConditionValue value in condition.Values)
        {
            if (condition.Operator.IsStringLike && WildcardPattern.IsAny(TrustPatterns.Of(value.Text)))
            {
                return true;
            }
        }

        return false;
    }
}
