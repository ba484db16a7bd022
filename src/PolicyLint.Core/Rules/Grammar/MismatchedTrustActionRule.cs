using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class MismatchedTrustActionRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1086",
        Name = "mismatched-trust-action",
        Severity = Severity.Error,
        Title = "Action and principal of a role trust policy do not go together",
        Message = "\"{0}\" does not go with [\"{1}\"](1), which takes {2}",
        Rationale = "The principal cannot assume the role in this way, so the statement allows nothing.",
        Remedy = "Use sts:AssumeRole for AWS principals and services, sts:AssumeRoleWithSAML for SAML providers, and sts:AssumeRoleWithWebIdentity for OIDC providers.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISMATCHED_ACTION_FOR_PRINCIPAL"),
        Fix = FixAvailability.Sometimes,
        Help = """
            Each kind of principal assumes a role with an action of its own: AWS principals and services with `sts:AssumeRole`, SAML
            providers with `sts:AssumeRoleWithSAML`, OIDC providers with `sts:AssumeRoleWithWebIdentity`
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-mismatched-action-for-principal)).

            A statement is judged as a whole, with its wildcards: `sts:*` and `sts:AssumeRole*` go with everyone. Reported is an action
            that none of the principals can use, or else a principal that none of the actions is for.

            Not reported: `sts:TagSession`, `sts:SetSourceIdentity` and `sts:SetContext`, which go with all of them; statements that deny;
            `{"AWS": "*"}`; and principals and actions that are not known or not well formed, which may be anything.

            The fix is offered when all principals are of one kind.

            ## Bad

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/example" },
              "Action": [|"sts:AssumeRole"|]
            }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/example" },
              "Action": ["sts:AssumeRoleWithSAML", "sts:TagSession"]
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind != PolicyKind.Trust || !statement.IsAllow || !statement.IsComplete
            || statement.Action is not { } actions || statement.Principal is not { } principal || principal.Entries.IsEmpty)
        {
            return;
        }

        RoleAssumptions wanted = RoleAssumption.Of(principal);
        RoleAssumptions allowed = Allowed(actions);
        if (!ReportActions(actions, principal, wanted, context) && allowed != RoleAssumptions.None)
        {
            ReportPrincipals(actions, principal, allowed, context);
        }
    }

    private static RoleAssumptions Allowed(ValueList actions)
    {
        RoleAssumptions allowed = RoleAssumptions.None;
        foreach (SymbolicString action in actions.Values)
        {
            allowed |= RoleAssumption.Of(action);
        }

        return allowed;
    }

    private static bool ReportActions(ValueList actions, PrincipalElement principal, RoleAssumptions wanted, RuleContext context)
    {
        bool reported = false;
        foreach (SymbolicString action in actions.Values)
        {
            RoleAssumptions ways = RoleAssumption.Of(action);
            if (ways == RoleAssumptions.None || (ways & wanted) != 0)
            {
                continue;
            }

            SymbolicString first = FirstOf(principal, out RoleAssumptions way);
            DiagnosticBuilder report = Report(action.Origin, action, first, way, first.Origin, "the principal", context);
            reported = true;
            if (RoleAssumption.ActionOf(wanted) is { } right)
            {
                report.WithFix((Allowed(actions) & wanted) != 0
                    ? new Fix("Remove the action", FixSafety.Unsafe, new PolicyEdit.RemoveElement(action.Origin))
                    : new Fix($"Write {right}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(action.Origin, right)));
            }
        }

        return reported;
    }

    private static void ReportPrincipals(ValueList actions, PrincipalElement principal, RoleAssumptions allowed, RuleContext context)
    {
        foreach (PrincipalEntry entry in principal.Entries)
        {
            foreach (SymbolicString value in entry.Values)
            {
                RoleAssumptions way = RoleAssumption.Of(entry.Type, value);
                if ((way & allowed) == 0)
                {
                    SymbolicString action = FirstOf(actions);
                    Report(value.Origin, action, value, way, action.Origin, "the action", context);
                }
            }
        }
    }

    private static DiagnosticBuilder Report(
        Text.Origin origin, SymbolicString action, SymbolicString principal, RoleAssumptions way, Text.Origin other, string otherName, RuleContext context)
        => context.Report(origin, action.ToDisplayString(), principal.ToDisplayString(), RoleAssumption.ActionOf(way) ?? "another action")
            .WithRelated(other, otherName);

    private static SymbolicString FirstOf(PrincipalElement principal, out RoleAssumptions way)
    {
        foreach (PrincipalEntry entry in principal.Entries)
        {
            foreach (SymbolicString value in entry.Values)
            {
                way = RoleAssumption.Of(entry.Type, value);
                return value;
            }
        }

        throw new InvalidOperationException("There is a principal, or nothing would be mismatched.");
    }

    private static SymbolicString FirstOf(ValueList actions)
    {
        foreach (SymbolicString action in actions.Values)
        {
            if (RoleAssumption.Of(action) != RoleAssumptions.None)
            {
                return action;
            }
        }

        throw new InvalidOperationException("There is an action, or nothing would be mismatched.");
    }
}
