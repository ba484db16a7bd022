using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class GithubSubjectWithoutBranchRule : StatementRule
{
    private const string Prefix = "repo:";

    /// <summary>What stands before the name of a branch, tag or environment in a subject.</summary>
    private static readonly string[] Contexts = [":ref:refs/heads/", ":ref:refs/tags/", ":ref:refs/pull/", ":environment:"];

    /// <summary>Claims that name a repository, and claims that name what of it runs.</summary>
    private static readonly ImmutableArray<string> RepositoryClaims = ImmutableArray.Create("repository", "repository_id");
    private static readonly ImmutableArray<string> BranchClaims = ImmutableArray.Create("ref", "environment", "job_workflow_ref", "workflow_ref");

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5024",
        Name = "github-subject-without-branch",
        Severity = Severity.Warning,
        SecuritySeverity = 6.0,
        Title = "Subject of GitHub Actions without repository or branch",
        Message = "\"{0}\" names no {1}: {2} can assume the role",
        Rationale = "Whoever can push a branch, or create a repository in the organization, can run a workflow with the role.",
        Remedy = "Name repository and branch or environment in the subject, or test the claim ref as well.",
        AccessAnalyzerCodes = ImmutableArray.Create("SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED"),
        Help = """
            The subject of a token of GitHub Actions names what runs: `repo:acme/web:ref:refs/heads/main`,
            `repo:acme/web:environment:prod`, `repo:acme/web:pull_request`
            ([GitHub](https://docs.github.com/en/actions/reference/security/oidc)). A wildcard in the place of the branch lets every branch
            assume the role, also one that nobody reviewed; in the place of the repository, every repository of the organization, also one
            that was made for the purpose.

            - `repo:acme/*` is a warning, `repo:acme/web:*` only a suggestion: AWS's own check weighs both alike.
            - The branch may stand in another claim instead: `ref`, `environment`, `job_workflow_ref` or `workflow_ref`; the repository in
              `repository` or `repository_id`. They count with exact values.
            - Access Analyzer reports every wildcard. Here a pattern that begins a name is taken as meant, such as `refs/tags/v*`,
              `refs/heads/release/*` or `repo:acme/app-*:environment:prod`; so is `@*` in the place of an immutable id behind a name, and a subject of a form
              that an organization chose itself, which does not begin with `repo:`.
            - What strangers can match, such as `repo:*` or `repo:acme*`, is `PL5022 oidc-subject-wildcard`.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-specific-github-repo-and-branch-recommended>

            ## Bad

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": [|"repo:acme/*"|] } }
            }
            ```

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": [|"repo:acme/web:*"|] } }
            }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {
                "StringEquals": { "token.actions.githubusercontent.com:ref": "refs/heads/main" },
                "StringLike": { "token.actions.githubusercontent.com:sub": "repo:acme/web:*" }
              }
            }
            ```
            """,
    };

    /// <summary>What a subject does not name.</summary>
    private enum Gap
    {
        None,
        Branch,
        Repository,
    }

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Condition is not { } conditions || !TrustStatements.Allow(statement, TrustStatements.AssumeRoleWithWebIdentity))
        {
            return;
        }

        foreach (PrincipalEntry entry in statement.Principal!.Entries)
        {
            foreach (SymbolicString principal in entry.Type == PrincipalType.Federated ? entry.Values : ImmutableArray<SymbolicString>.Empty)
            {
                if (WebIdentityTrust.TryRead(principal, conditions, out WebIdentityTrust trust) && trust.Issuer is { IsGitHub: true })
                {
                    Check(trust, conditions, statement.Policy, context);

                    // Conditions name one issuer, or nobody passes.
                    return;
                }
            }
        }
    }

    private static void Check(WebIdentityTrust trust, ConditionBlock conditions, Policy policy, RuleContext context)
    {
        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            if (block.Operator.BaseName != "StringLike")
            {
                continue;
            }

            foreach (Condition condition in block.Conditions)
            {
                if (WebIdentityTrust.TryReadClaim(TrustPatterns.Of(condition.Key), out ReadOnlySpan<char> address, out ReadOnlySpan<char> claim)
                    && claim.Equals("sub".AsSpan(), StringComparison.OrdinalIgnoreCase)
                    && trust.MayBe(address))
                {
                    Check(condition, trust, conditions, policy, context);
                }
            }
        }
    }

    private static void Check(Condition condition, WebIdentityTrust trust, ConditionBlock conditions, Policy policy, RuleContext context)
    {
        foreach (ConditionValue value in condition.Values)
        {
            ReadOnlySpan<char> pattern = TrustPatterns.Of(value.Text);
            Gap gap = trust.Issuer!.WidthOf("sub".AsSpan(), pattern) == SubjectWidth.Narrow ? GapOf(pattern) : Gap.None;
            if (gap == Gap.Repository && IsNamed(trust, conditions, RepositoryClaims))
            {
                gap = Gap.Branch;
            }

            if (gap == Gap.None || (gap == Gap.Branch && IsNamed(trust, conditions, BranchClaims)) || trust.MayBeDeniedBy(policy))
            {
                continue;
            }

            string text = value.Text.ToDisplayString();
            if (gap == Gap.Repository)
            {
                context.Report(value.Text.Origin, text, "repository", "every repository of the organization");
            }
            else
            {
                context.Report(value.Text.Origin, text, "branch or environment", "every branch of the repository").WithDefaultSeverity(Severity.Suggestion);
            }
        }
    }

    private static Gap GapOf(ReadOnlySpan<char> pattern)
    {
        int first = pattern.IndexOfAny('*', '?');
        if (!pattern.StartsWith(Prefix.AsSpan(), StringComparison.Ordinal) || first <= 0 || pattern[first - 1] == TrustPatterns.Unknown)
        {
            return Gap.None;
        }

        int slash = pattern.IndexOf('/');
        if (slash < 0)
        {
            // Owner and repository are not known, such as ${Repository}:*.
            int unknown = pattern.LastIndexOf(TrustPatterns.Unknown);
            return unknown >= 0 && unknown < first && IsOpen(pattern.Slice(unknown + 1)) ? Gap.Branch : Gap.None;
        }

        ReadOnlySpan<char> rest = pattern.Slice(slash + 1);
        int colon = rest.IndexOf(':');
        ReadOnlySpan<char> repository = colon < 0 ? rest : rest.Slice(0, colon);
        ReadOnlySpan<char> name = repository.EndsWith("@*".AsSpan(), StringComparison.Ordinal) ? repository.Slice(0, repository.Length - 2) : repository;
        int wildcard = name.IndexOfAny('*', '?');
        if (wildcard == 0)
        {
            return Gap.Repository;
        }

        // A wildcard at the end of the name, with nothing behind it, stands for the branch too.
        return wildcard > 0 && colon < 0 ? Gap.Branch
            : colon >= 0 && IsOpen(rest.Slice(colon)) ? Gap.Branch
            : Gap.None;
    }

    /// <summary>True when a wildcard begins before the name of a branch, tag or environment does.</summary>
    private static bool IsOpen(ReadOnlySpan<char> context)
    {
        int wildcard = context.IndexOfAny('*', '?');
        foreach (string known in Contexts)
        {
            if (wildcard >= 0 && known.AsSpan().StartsWith(context.Slice(0, wildcard), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamed(WebIdentityTrust trust, ConditionBlock conditions, ImmutableArray<string> claims)
    {
        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (TrustStatements.AsksForValue(condition)
                    && WebIdentityTrust.TryReadClaim(TrustPatterns.Of(condition.Key), out ReadOnlySpan<char> address, out ReadOnlySpan<char> claim)
                    && trust.MayBe(address)
                    && Contains(claims, claim)
                    && HasNoWildcard(condition))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Contains(ImmutableArray<string> claims, ReadOnlySpan<char> claim)
    {
        foreach (string known in claims)
        {
            if (claim.Equals(known.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasNoWildcard(Condition condition)
    {
        foreach (ConditionValue value in condition.Values)
        {
            if (condition.Operator.IsStringLike && WildcardPattern.HasWildcard(TrustPatterns.Of(value.Text)))
            {
                return false;
            }
        }

        return true;
    }
}
