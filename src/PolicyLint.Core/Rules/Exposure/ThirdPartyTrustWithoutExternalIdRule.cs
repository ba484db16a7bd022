using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class ThirdPartyTrustWithoutExternalIdRule : StatementRule
{
    internal static readonly RuleOption<ImmutableArray<string>> TrustedAccounts
        = RuleOption.Texts("trustedAccounts", "Accounts of others that may assume roles without an external ID.");

    /// <summary>Keys that say for whom or from where a foreign account may come; the last ones with something behind them.</summary>
    private static readonly string[] Narrowing =
    [
        "sts:ExternalId", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalType", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge",
        "aws:userid", "aws:username", "aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceArn", "aws:SourceAccount", "aws:SourceIdentity", "sts:SourceIdentity", "sts:RoleSessionName",
        "aws:FederatedProvider",
    ];

    private static readonly string[] NarrowingPrefixes = ["aws:PrincipalTag/", "aws:RequestTag/"];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5027",
        Name = "third-party-trust-without-external-id",
        Severity = Severity.Warning,
        SecuritySeverity = 6.0,
        Title = "Somebody else's account can assume the role without an external ID",
        Message = "\"{0}\" can assume the role without an external ID, and {1}",
        Rationale = "A vendor acts for many customers: one of them can tell it your role's ARN and have it work in your account.",
        Remedy = "Test sts:ExternalId with an ID that the vendor made for you; for accounts of your own organization, test aws:PrincipalOrgID.",
        Options = ImmutableArray.Create<RuleOption>(TrustedAccounts),
        Help = """
            A company that works in its customers' accounts assumes a role in each. If it takes any role that a customer names, another
            customer can name yours: the company is a confused deputy. An external ID, which the company sends for you and nobody else,
            prevents that ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#mitigate-confused-deputy),
            [AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html)).

            Whose an account is, a policy does not say:

            - If the configuration names `accounts`, every principal of another account is reported.
            - The accounts of some vendors are known (Datadog, New Relic, Dynatrace, Sumo Logic, Prisma Cloud, Lacework, Databricks, Fivetran,
              Spot, Segment, CloudHealth, Cloudability, Rapid7, Tenable, nOps, Snyk) and reported in any case.
            - Otherwise only a whole account (`…:root` or its number) is reported, as a suggestion: roles and users with a name are mostly one's own. Not an account that has an identity
              provider in the same policy, which is the role's own.

            Other conditions on the caller do as well: `aws:PrincipalOrgID`, `aws:PrincipalArn`, tags, MFA, addresses … A `Deny` of the same policy
            with one of these counts too. Nothing is known of accounts that a template leaves open or names by reference, as
            `${AWS::AccountId}` does. Accounts of partners that need no external ID can be named in the option `trustedAccounts`.

            ## Bad

            ```json trust
            { "Effect": "Allow", "Principal": { "AWS": [|"arn:aws:iam::464622532012:root"|] }, "Action": "sts:AssumeRole" }
            ```

            ```json trust
            { "Effect": "Allow", "Principal": { "AWS": [|"444455556666"|] }, "Action": "sts:AssumeRole" }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::464622532012:root" }, "Action": "sts:AssumeRole",
              "Condition": { "StringEquals": { "sts:ExternalId": "5c4b6a3d00004000" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!TrustStatements.Allow(statement, TrustStatements.AssumeRole) || IsNarrowed(statement.Condition))
        {
            return;
        }

        foreach (PrincipalEntry entry in statement.Principal!.Entries)
        {
            foreach (SymbolicString principal in entry.Type == PrincipalType.Aws ? entry.Values : ImmutableArray<SymbolicString>.Empty)
            {
                if (TrustedAccount.TryRead(principal, out TrustedAccount account)
                    && !account.IsIn(context.Accounts)
                    && ReasonFor(account, statement.Policy, context) is { } reason
                    && !account.IsIn(context.ValueOf(TrustedAccounts))
                    && !TrustStatements.MayDeny(statement.Policy, TrustStatements.AssumeRole, static (key, _) => IsNarrowing(key.AsSpan()), 0))
                {
                    DiagnosticBuilder report = context.Report(principal.Origin, principal.ToDisplayString(), reason);
                    if (ReferenceEquals(reason, Unsure))
                    {
                        report.WithDefaultSeverity(Severity.Suggestion);
                    }
                }
            }
        }
    }

    private const string Unsure = "if the account is somebody else's, so can its other customers through it";

    private static string? ReasonFor(TrustedAccount account, Policy policy, RuleContext context)
        => VendorAccounts.Find(account.Id) is { } vendor ? $"the account is {vendor}'s"
            : !context.Accounts.IsEmpty ? "the account is none of yours"
            : account.IsWhole && !IsOwn(account, policy) ? Unsure
            : null;

    /// <summary>True when the policy trusts an identity provider of the account: providers are of the role's own account.</summary>
    private static bool IsOwn(TrustedAccount account, Policy policy)
    {
        foreach (Statement statement in policy.Statements)
        {
            foreach (PrincipalEntry entry in statement.Principal?.Entries ?? ImmutableArray<PrincipalEntry>.Empty)
            {
                foreach (SymbolicString value in entry.Type == PrincipalType.Federated ? entry.Values : ImmutableArray<SymbolicString>.Empty)
                {
                    if (TrustedAccount.TryRead(value, out TrustedAccount provider) && provider.Id.SequenceEqual(account.Id))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool IsNarrowed(ConditionBlock? conditions)
    {
        foreach (ConditionOperatorBlock block in conditions?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (TrustStatements.AsksForValue(condition) && IsNarrowing(TrustPatterns.Of(condition.Key)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsNarrowing(ReadOnlySpan<char> key)
    {
        foreach (string name in Narrowing)
        {
            if (key.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (string prefix in NarrowingPrefixes)
        {
            if (key.StartsWith(prefix.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return key.IndexOf(TrustPatterns.Unknown) >= 0;
    }
}
