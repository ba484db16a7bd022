using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class IncompleteRolesAnywhereTrustRule : PolicyRule
{
    private const string RolesAnywhere = "rolesanywhere.amazonaws.com";

    private static readonly string[] Needed = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1087",
        Name = "incomplete-roles-anywhere-trust",
        Severity = Severity.Error,
        Title = "Role trust policy for Roles Anywhere lacks actions",
        Message = "{0} lacks {1}, which rolesanywhere.amazonaws.com needs",
        Rationale = "IAM Roles Anywhere sets session tags and a source identity when it assumes a role, and fails when it may not.",
        Remedy = "Allow sts:AssumeRole, sts:SetSourceIdentity and sts:TagSession.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY"),
        Fix = FixAvailability.Always,
        Help = """
            The trust policy of a role for IAM Roles Anywhere allows three actions
            ([Roles Anywhere](https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html)). Wildcards count:
            `sts:*` covers them all.

            AWS's check looks at one statement; this rule looks at all statements that allow something to Roles Anywhere, because
            actions may be spread over several. It reports once, at the `Action` of the first of them.

            Not reported: a statement with `NotAction`, and actions that are not known, which may be anything.

            ## Bad

            ```json trust
            { "Effect": "Allow", "Principal": { "Service": "rolesanywhere.amazonaws.com" }, [|"Action"|]: "sts:AssumeRole" }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Service": "rolesanywhere.amazonaws.com" },
              "Action": ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"]
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.Kind != PolicyKind.Trust || !policy.IsComplete || FirstActions(policy) is not { } actions)
        {
            return;
        }

        ImmutableArray<string> missing = Missing(policy);
        if (!missing.IsEmpty)
        {
            string[] names = missing.ToArray();
            PolicyEdit[] edits = Array.ConvertAll(names, name => (PolicyEdit)new PolicyEdit.InsertElement(actions.Origin, name));
            context.Report(actions.Name.Origin, actions.Name.ToDisplayString(), string.Join(" and ", names))
                .WithFix(new Fix("Add the actions", FixSafety.Unsafe, edits));
        }
    }

    private static ValueList? FirstActions(Policy policy)
    {
        foreach (Statement statement in policy.Statements)
        {
            if (TrustsRolesAnywhere(statement) && statement.Action is { Values.IsEmpty: false } actions)
            {
                return actions;
            }
        }

        return null;
    }

    private static ImmutableArray<string> Missing(Policy policy)
    {
        ImmutableArray<string> missing = ImmutableArray<string>.Empty;
        foreach (string needed in Needed)
        {
            if (!IsAllowed(policy, needed))
            {
                missing = missing.Add(needed);
            }
        }

        return missing;
    }

    private static bool IsAllowed(Policy policy, string needed)
    {
        foreach (Statement statement in policy.Statements)
        {
            if (TrustsRolesAnywhere(statement) && (statement.NotAction is not null || MayMatch(statement.Action, needed)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayMatch(ValueList? actions, string needed)
    {
        if (actions is not null)
        {
            foreach (SymbolicString action in actions.Values)
            {
                if (action.Matches(needed, ignoreCase: true) != Certainty.No
                    || (action.TryGetText(out ReadOnlySpan<char> text) && Placeholder.IsIn(text)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool TrustsRolesAnywhere(Statement statement)
    {
        if (statement.IsAllow && statement.Principal is { } principal)
        {
            foreach (PrincipalEntry entry in principal.Entries)
            {
                foreach (SymbolicString value in entry.Values)
                {
                    if (entry.Type == PrincipalType.Service && value.Is(RolesAnywhere) == Certainty.Yes)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
