using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

internal sealed class EscapableBoundaryRule : StatementRule
{
    /// <summary>
    /// The actions by which somebody gets rid of a boundary, or makes somebody who has none, each with the kind of resource that it is for.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
    /// </summary>
    private static readonly (string Action, string Resource, string Way)[] Escapes =
    [
        ("iam:DeleteRolePermissionsBoundary", "role/*", RemovesIt),
        ("iam:DeleteUserPermissionsBoundary", "user/*", RemovesIt),
        ("iam:PutRolePermissionsBoundary", "role/*", ReplacesIt),
        ("iam:PutUserPermissionsBoundary", "user/*", ReplacesIt),
        ("iam:CreatePolicyVersion", "policy/*", RewritesIt),
        ("iam:SetDefaultPolicyVersion", "policy/*", RewritesIt),
        ("iam:CreateRole", "role/*", MakesOthers),
        ("iam:CreateUser", "user/*", MakesOthers),
    ];

    private const string RemovesIt = "can remove it";
    private const string ReplacesIt = "can put another in its place";
    private const string RewritesIt = "can write another version of it";
    private const string MakesOthers = "can make others without one";

    /// <summary>Keys of conditions that hold for whoever tries, from the right place.</summary>
    private static readonly string[] NoObstacles =
        ["aws:RequestedRegion", "aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce", "aws:SecureTransport", MultiFactorKeys.Present, MultiFactorKeys.Age];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6003",
        Name = "escapable-boundary",
        Severity = Severity.Warning,
        SecuritySeverity = 7.0,
        Title = "Permissions boundary that its holder can shake off",
        Message = "The boundary allows {0} and denies it nowhere: who has it {1}",
        Rationale = "A boundary that can be removed or rewritten by whoever it is to hold is no boundary.",
        Remedy = "Deny these actions in the boundary, or demand the boundary with a condition on iam:PermissionsBoundary.",
        AbsorbedBy = ImmutableArray.Create("PL6002"),
        Help = """
            A permissions boundary holds only if it does not admit the actions that undo it
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate)).
            Reported in a boundary, when it allows one of them on all roles, users or policies:

            - `iam:DeleteRolePermissionsBoundary` and `iam:DeleteUserPermissionsBoundary`, which remove it;
            - `iam:PutRolePermissionsBoundary` and `iam:PutUserPermissionsBoundary`, which put another in its place;
            - `iam:CreatePolicyVersion` and `iam:SetDefaultPolicyVersion`, with which its text can be changed;
            - `iam:CreateRole` and `iam:CreateUser`, which make somebody without one.

            A wildcard is reported with the first action that it admits. Whether the holder uses the way depends on its policies too: a
            boundary grants nothing.

            Not reported: actions that a Deny of the same boundary is about, with whatever condition and on whatever resources (AWS's examples
            deny the policy's versions on its own ARN, which is not known here); an Allow with a condition on other keys than the
            Region, the network, TLS and MFA; an Allow on certain roles, users or policies only.

            ## Bad

            ```json boundary
            { "Effect": "Allow", "Action": ["s3:*", [|"iam:*"|]], "Resource": "*" }
            ```

            ## Good

            ```json boundary
            [
              { "Effect": "Allow", "Action": "*", "Resource": "*" },
              {
                "Effect": "Deny",
                "Action": ["iam:CreateUser", "iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutUserPermissionsBoundary"],
                "Resource": "*",
                "Condition": { "StringNotEquals": { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/Boundary" } }
              },
              {
                "Effect": "Deny",
                "Action": ["iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion"],
                "Resource": "arn:aws:iam::111122223333:policy/Boundary"
              },
              { "Effect": "Deny", "Action": ["iam:DeleteUserPermissionsBoundary", "iam:DeleteRolePermissionsBoundary"], "Resource": "*" }
            ]
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind != PolicyKind.Boundary || !statement.IsAllow || !statement.Policy.IsComplete || IsHindered(statement.Condition))
        {
            return;
        }

        if (statement.NotAction is { } excluded)
        {
            foreach ((string action, string resource, string way) in Escapes)
            {
                if (!MayName(excluded, action) && IsFor(resource, context) && !IsDenied(statement.Policy, action))
                {
                    context.Report(excluded.Name.Origin, action, way);
                    return;
                }
            }
        }

        foreach (StatementAction value in context.Actions)
        {
            // Nearly every action ends here: another service's.
            if (value.IsExcluded || (value.Value.TryGetText(out ReadOnlySpan<char> text) && (text.IsEmpty || text[0] is not ('i' or 'I' or '*' or '?'))))
            {
                continue;
            }

            foreach ((string action, string resource, string way) in Escapes)
            {
                if (value.Value.Matches(action, ignoreCase: true) == Certainty.Yes && IsFor(resource, context) && !IsDenied(statement.Policy, action))
                {
                    context.Report(value.Value.Origin, action, way);
                    break;
                }
            }
        }
    }

    private static bool IsHindered(ConditionBlock? conditions)
        => conditions is not null
        && (KeyTests.HasUnknown(conditions) || KeyTests.Any(conditions, null, static condition => !KeyTests.IsOnAny(condition, NoObstacles)));

    /// <summary>True when the statement is for everything, or for all roles, users or policies.</summary>
    private static bool IsFor(string all, RuleContext context)
    {
        foreach (StatementResource resource in context.Resources)
        {
            if (!resource.IsExcluded
                && (resource.Form == StatementResourceForm.Everything
                    || (resource.TryGetArn(out Arn arn) && (WildcardPattern.IsAny(arn.Resource) || arn.Resource.SequenceEqual(all.AsSpan())))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when some statement denies the action, if only at times.</summary>
    private static bool IsDenied(Policy policy, string action)
    {
        foreach (Statement statement in policy.Statements)
        {
            if (statement.Effect == Effect.Deny
                && (statement.Action is { } actions ? MayName(actions, action) : statement.NotAction is { } excluded && !MayName(excluded, action)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayName(ValueList actions, string action)
    {
        foreach (SymbolicString value in actions.Values)
        {
            if (value.Matches(action, ignoreCase: true) != Certainty.No)
            {
                return true;
            }
        }

        return false;
    }
}
