using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

internal sealed class MissingPermissionsBoundaryRule : PolicyRule, IEntityCheck, IAttachmentCheck
{
    private static readonly RuleOption<ImmutableArray<string>> Boundaries = RuleOption.Texts(
        "boundaries", "ARNs of the policies that count as boundary, as patterns such as \"arn:*:iam::*:policy/boundary/*\"; empty for any");

    private const string Boundary = "iam:PermissionsBoundary";

    /// <summary>
    /// The actions that know the condition key iam:PermissionsBoundary and can give somebody more than the boundary would.
    /// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
    /// </summary>
    private static readonly string[] GuardedActions =
    [
        "iam:CreateRole",
        "iam:CreateUser",
        "iam:PutRolePolicy",
        "iam:PutUserPolicy",
        AttachRolePolicy,
        AttachUserPolicy,
        "iam:PutRolePermissionsBoundary",
        "iam:PutUserPermissionsBoundary",
        "iam:DeleteRolePermissionsBoundary",
        "iam:DeleteUserPermissionsBoundary",
    ];

    private const string AttachRolePolicy = "iam:AttachRolePolicy";
    private const string AttachUserPolicy = "iam:AttachUserPolicy";

    private static readonly string[] Administration =
    [
        "arn:aws:iam::aws:policy/AdministratorAccess",
        "arn:aws-cn:iam::aws:policy/AdministratorAccess",
        "arn:aws-us-gov:iam::aws:policy/AdministratorAccess",
    ];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6001",
        Name = "missing-permissions-boundary",
        Severity = Severity.Warning,
        SecuritySeverity = 8.0,
        Title = "Roles and users without a permissions boundary",
        Message = "{0} \"{1}\" {2}",
        Options = ImmutableArray.Create<RuleOption>(Boundaries),
        Rationale = "Whoever can make or change roles and users without a boundary can give them every permission, and use it.",
        Remedy = "Demand a boundary with a condition on iam:PermissionsBoundary, and set one on the role or user.",
        AbsorbedBy = ImmutableArray.Create("PL3001"),
        Help = """
            A permissions boundary caps what a role or user can do, whatever its policies say
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html). It protects only if it cannot be
            left out. Three things are reported:

            - An identity-based policy that allows one of the actions below without a condition on `iam:PermissionsBoundary`:
              `iam:CreateRole`, `iam:CreateUser`, `iam:PutRolePolicy`, `iam:PutUserPolicy`, `iam:AttachRolePolicy`,
              `iam:AttachUserPolicy`, and `iam:Put…` and `iam:Delete…` of `RolePermissionsBoundary` and `UserPermissionsBoundary`.
              A wildcard is reported with the first action that it allows so.
            - A role or user in the output of the AWS CLI that has no boundary. Service-linked roles cannot have one.
            - A role, user or permission set of a template or plan without one: `AWS::IAM::Role`, `AWS::IAM::User`,
              `AWS::SSO::PermissionSet`, the roles of SAM, and their like in Terraform. It is a suggestion, since many organisations
              set boundaries elsewhere: in an aspect of the CDK, a macro, a hook, or a policy that lets the deployment make no role
              without one. A severity for this rule in the configuration holds for all three.

            A team that has boundaries of its own names them in the option `boundaries`: another policy as boundary, and a condition that
            admits another one, are then reported too, as far as they are known.

            Not reported:

            - Actions that the same policy denies on `*`, without a condition or whenever the boundary is another one or absent
              (`StringNotEquals`, `StringNotLike`, `ArnNotEquals`, `ArnNotLike`, or `Null` with `true`, and no other key).
            - `Attach…Policy` with a condition on `iam:PolicyARN` that does not admit AdministratorAccess: what can be attached is
              chosen there.
            - Statements about service-linked roles only (`role/aws-service-role/…`).
            - `NotAction`, and `*`, which PL3001 reports.

            Other resources make no difference: that roles can be created under one path only is no boundary.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": [[|"iam:CreateRole"|], [|"iam:Attach*"|]], "Resource": "arn:aws:iam::111122223333:role/app/*" }
            ```

            ```json
            { "Role": { "RoleName": [|"Deployer"|], "Path": "/", "Arn": "arn:aws:iam::111122223333:role/Deployer" } }
            ```

            ```json
            {
              "Resources": {
                [|"Deployer"|]: {
                  "Type": "AWS::IAM::Role",
                  "Properties": {
                    "AssumeRolePolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Principal": { "Service": "codebuild.amazonaws.com" }, "Action": "sts:AssumeRole" }
                    }
                  }
                }
              }
            }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Allow", "Action": ["iam:CreateRole", "iam:AttachRolePolicy"], "Resource": "arn:aws:iam::111122223333:role/app/*",
              "Condition": { "StringEquals": { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/AppBoundary" } }
            }
            ```

            ```json
            {
              "Role": {
                "RoleName": "Deployer", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/Deployer",
                "PermissionsBoundary": {
                  "PermissionsBoundaryType": "Policy",
                  "PermissionsBoundaryArn": "arn:aws:iam::111122223333:policy/AppBoundary"
                }
              }
            }
            ```

            ```json
            {
              "Resources": {
                "Deployer": {
                  "Type": "AWS::IAM::Role",
                  "Properties": {
                    "AssumeRolePolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Principal": { "Service": "codebuild.amazonaws.com" }, "Action": "sts:AssumeRole" }
                    },
                    "PermissionsBoundary": "arn:aws:iam::111122223333:policy/AppBoundary"
                  }
                }
              }
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        // Broken off: the condition, or the statement that denies, may stand in what was not read.
        if (policy.Kind != PolicyKind.Identity || !policy.IsComplete)
        {
            return;
        }

        bool[]? denied = null;
        foreach (Statement statement in policy.Statements)
        {
            if (statement.IsAllow
                && statement.Action is not null
                && !DemandsBoundary(statement.Condition, context.ValueOf(Boundaries))
                && !IsForServiceLinkedRoles(statement.Resource))
            {
                Check(statement, statement.Action, ref denied, context);
            }
        }
    }

    private static void Check(Statement statement, ValueList actions, ref bool[]? denied, RuleContext context)
    {
        foreach (SymbolicString value in actions.Values)
        {
            // Nearly every action ends here: another service's.
            if (value.TryGetText(out ReadOnlySpan<char> text) && (text.IsEmpty || text[0] is not ('i' or 'I' or '*' or '?')))
            {
                continue;
            }

            for (int i = 0; i < GuardedActions.Length; i++)
            {
                string action = GuardedActions[i];
                if (value.Matches(action, ignoreCase: true) == Certainty.Yes
                    && !(action is AttachRolePolicy or AttachUserPolicy && ChoosesPolicies(statement.Condition))
                    && !(denied ??= DeniedActions(statement.Policy))[i])
                {
                    context.Report(value.Origin, "Action", value.ToDisplayString(), $"allows {action} without a permissions boundary");
                    break;
                }
            }
        }
    }

    public void Check(IamEntity entity, RuleContext context)
    {
        if (entity.Boundary is not null || entity.IsServiceLinked || entity.Type == IamEntityType.Group)
        {
            return;
        }

        string type = entity.Type == IamEntityType.PermissionSet ? "Permission set" : entity.Type.ToString();
        DiagnosticBuilder finding = context.Report(entity.Name.Origin, type, entity.Name.ToDisplayString(), "is without a permissions boundary");
        if (entity.DeclaringResource is not null)
        {
            // Many organisations set boundaries elsewhere: in a transform, an aspect, an SCP.
            finding.WithDefaultSeverity(Severity.Suggestion);
        }
    }

    public void Check(PolicyAttachment attachment, RuleContext context)
    {
        ImmutableArray<string> boundaries = context.ValueOf(Boundaries);
        if (attachment.Form == PolicyAttachmentForm.Boundary && !boundaries.IsEmpty && !IsAmong(boundaries, attachment.Policy))
        {
            string policy = attachment.Policy.ToDisplayString();
            context.Report(attachment.Origin, "Boundary", policy, "is none of those that the configuration names");
        }
    }

    /// <summary>True when a condition is about the boundary and, where the team names its own, admits no other that is known.</summary>
    private static bool DemandsBoundary(ConditionBlock? conditions, ImmutableArray<string> boundaries)
    {
        if (conditions?.HasKey(Boundary) != true)
        {
            return false;
        }

        foreach (ConditionOperatorBlock block in boundaries.IsEmpty ? ImmutableArray<ConditionOperatorBlock>.Empty : conditions.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (block.Operator.IsNegated || block.Operator.Family == ConditionOperatorFamily.Null || condition.Key.Is(Boundary, ignoreCase: true) != Certainty.Yes)
                {
                    continue;
                }

                foreach (ConditionValue value in condition.Values)
                {
                    if (!IsAmong(boundaries, value.Text))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    /// <summary>False when a policy is certainly none of those that the patterns mean.</summary>
    private static bool IsAmong(ImmutableArray<string> patterns, SymbolicString policy)
    {
        if (policy.TryGetText(out ReadOnlySpan<char> text))
        {
            foreach (string pattern in patterns)
            {
                if (WildcardPattern.Covers(pattern.AsSpan(), text))
                {
                    return true;
                }
            }

            return false;
        }

        // What a template leaves open may be anything, but not beyond its field of an ARN.
        string open = string.Concat(policy.Pieces.Select(piece => piece.IsHole ? "*" : piece.Text));
        foreach (string pattern in patterns)
        {
            if (!Arn.TryParse(open.AsSpan(), out Arn arn) || !Arn.TryParse(pattern.AsSpan(), out Arn wanted)
                || (WildcardPattern.Intersects(wanted.Partition, arn.Partition)
                    && WildcardPattern.Intersects(wanted.Account, arn.Account)
                    && WildcardPattern.Intersects(wanted.Resource, arn.Resource)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when every resource is a service-linked role, which cannot have a boundary.</summary>
    private static bool IsForServiceLinkedRoles(ValueList? resources)
    {
        foreach (SymbolicString value in resources?.Values ?? ImmutableArray<SymbolicString>.Empty)
        {
            if (!value.TryGetText(out ReadOnlySpan<char> text)
                || !Arn.TryParse(text, out Arn arn)
                || !arn.Resource.StartsWith("role/aws-service-role/".AsSpan(), StringComparison.Ordinal))
            {
                return false;
            }
        }

        return resources is { Values.IsEmpty: false };
    }

    /// <summary>Which of the guarded actions the policy denies on everything, at least without the boundary.</summary>
    private static bool[] DeniedActions(Policy policy)
    {
        var denied = new bool[GuardedActions.Length];
        foreach (Statement statement in policy.Statements)
        {
            if (statement.Effect != Effect.Deny || !IsForEverything(statement.Resource) || !HoldsWithoutBoundary(statement.Condition))
            {
                continue;
            }

            for (int i = 0; i < denied.Length; i++)
            {
                denied[i] |= Covers(statement, GuardedActions[i]);
            }
        }

        return denied;
    }

    /// <summary>True when only certain policies may be attached, and not the one that allows everything.</summary>
    private static bool ChoosesPolicies(ConditionBlock? conditions)
    {
        foreach (ConditionOperatorBlock block in conditions?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            ConditionOperator @operator = block.Operator;
            bool compares = @operator.Family is ConditionOperatorFamily.String or ConditionOperatorFamily.Arn
                && !@operator.IsNegated
                && !@operator.HasIfExists
                && @operator.Qualifier != ConditionQualifier.ForAllValues;
            foreach (Condition condition in block.Conditions)
            {
                if (compares && condition.Key.Is("iam:PolicyARN", ignoreCase: true) == Certainty.Yes && !AdmitsAdministration(condition))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool AdmitsAdministration(Condition condition)
    {
        foreach (ConditionValue value in condition.Values)
        {
            foreach (string policy in Administration)
            {
                if (value.Text.Matches(policy) == Certainty.Yes)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Covers(Statement deny, string action)
    {
        if (deny.Action is { } actions)
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

        foreach (SymbolicString value in deny.NotAction?.Values ?? ImmutableArray<SymbolicString>.Empty)
        {
            if (value.Matches(action, ignoreCase: true) == Certainty.Yes)
            {
                return false;
            }
        }

        return deny.NotAction is not null;
    }

    private static bool IsForEverything(ValueList? resources)
    {
        foreach (SymbolicString value in resources?.Values ?? ImmutableArray<SymbolicString>.Empty)
        {
            if (!value.TryGetText(out ReadOnlySpan<char> text) || WildcardPattern.IsAny(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the conditions hold for every request that sets no boundary.</summary>
    private static bool HoldsWithoutBoundary(ConditionBlock? conditions)
    {
        foreach (ConditionOperatorBlock block in conditions?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                bool holds = condition.Operator.Family == ConditionOperatorFamily.Null
                    ? condition.Values.Length == 1 && condition.Values[0].Text.Is("true", ignoreCase: true) == Certainty.Yes
                    : condition.Operator.IsNegated && condition.Operator.Qualifier != ConditionQualifier.ForAnyValue;
                if (!holds || condition.Key.Is(Boundary, ignoreCase: true) != Certainty.Yes)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
