using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class ServiceWildcardActionRule : StatementRule
{
    private static readonly RuleOption<ImmutableArray<string>> Allowed = AllowedActions.Option();

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3003",
        Name = "service-wildcard-action",
        Severity = Severity.Warning,
        SecuritySeverity = 7.0,
        Fix = FixAvailability.Sometimes,
        Title = "Action allows everything that a service can do",
        Message = "Action \"{0}\" allows every action of {1}{2}",
        Rationale = "It holds actions that delete data and change permissions, and all that the service gets in the future.",
        Remedy = "List the actions that the workload calls, such as \"s3:GetObject\".",
        Options = ImmutableArray.Create<RuleOption>(Allowed),
        Help = """
            `s3:*` grants every action of the service: those that read and write, and those that delete what is there, make it
            public or change who may do what. Actions that the service gets later are granted on the day they appear.

            The message counts the actions that there are, by AWS's access levels.

            The fixes write out the actions: those that do not change permissions, those that only list and read, or all. Only actions
            that can act on the statement's resources are listed, and none that another value allows. More than 30 are written as
            patterns of whole words, such as `s3:GetObject*`, which name no action but these, each of one access level. There is no
            such fix where the reference does not know the service, and where the policy would become too long. In a role trust policy,
            the fix names the one action with which its principals can assume the role.

            A wildcard for a part of the names, such as `s3:Get*`, is not reported here (see `mixed-level-wildcard`). `*` and `*:*`
            are PL3001. `*:Get*` is none of both: AWS refuses a wildcard in the service's prefix (`wildcard-in-action-service`).

            Boundaries, service and resource control policies, endpoint and session policies only limit, and are not reported.
            Neither is `kms:*` for the account itself in a resource-based policy: that is the key policy that AWS gives every key,
            and it makes identity-based policies work for the key
            (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": [|"s3:*"|], "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "kms:*", "Resource": "*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!statement.IsAllow || !Grants.Makes(statement.Policy.Kind) || statement.Action is null)
        {
            return;
        }

        foreach (StatementAction action in context.Actions)
        {
            if (action.IsExcluded || !ActionPatterns.IsWholeService(action, out ReadOnlySpan<char> prefix))
            {
                continue;
            }

            string service = prefix.ToString();
            if (!IsDefaultKeyPolicy(service, statement) && !AllowedActions.Cover(context.ValueOf(Allowed), action.Value))
            {
                Origin wildcard = action.Value.Origin;
                context.Report(wildcard, action.Value.ToDisplayString(), service, CountsOf(action))
                    .WithFixesLater(later => WrittenOutActions.Fixes(wildcard, later));
            }
        }
    }

    /// <summary>What the wildcard hands out; nothing when the reference does not know the service.</summary>
    private static string CountsOf(in StatementAction action)
    {
        var counts = default(LevelCounts);
        foreach (AwsAction match in action.Matches)
        {
            counts.Add(match.Level);
        }

        return counts.Total == 0 ? "" : string.Format(CultureInfo.InvariantCulture, " ({0}: {1})", counts.Total, counts);
    }

    private static bool IsDefaultKeyPolicy(string service, Statement statement)
    {
        if (statement.Policy.Kind != PolicyKind.Resource || !string.Equals(service, "kms", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // Broken off: the principal may stand in what was not read.
        return statement.Principal is { } principal ? IsAccounts(principal) : !statement.IsComplete;
    }

    /// <summary>True when the principals are accounts and nothing else, as far as they are known.</summary>
    private static bool IsAccounts(PrincipalElement principal)
    {
        bool hasAccount = false;
        foreach (PrincipalEntry entry in principal.Entries)
        {
            foreach (SymbolicString value in entry.Values)
            {
                if (entry.Type != PrincipalType.Aws || (value.TryGetText(out ReadOnlySpan<char> text) && !IsAccount(text)))
                {
                    return false;
                }

                hasAccount = true;
            }
        }

        return hasAccount;
    }

    private static bool IsAccount(ReadOnlySpan<char> text)
        => Arn.TryParse(text, out Arn arn)
            ? arn.Service.SequenceEqual("iam".AsSpan()) && IsAccountId(arn.Account) && arn.Resource.SequenceEqual("root".AsSpan())
            : IsAccountId(text);

    private static bool IsAccountId(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return text.Length == 12;
    }
}
