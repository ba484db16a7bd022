using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

internal sealed class IneffectiveBoundaryRule : PolicyRule, IAttachmentCheck
{
    /// <summary>What <see cref="AwsManagedPolicy.WholeServices"/> says of a policy that allows everything.</summary>
    private const string Everything = "*";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6002",
        Name = "ineffective-boundary",
        Severity = Severity.Warning,
        SecuritySeverity = 6.0,
        Title = "Permissions boundary that caps nothing",
        Message = "Permissions boundary{0} allows everything, so it caps nothing",
        Rationale = "The role or user looks capped and can do whatever its policies say.",
        Remedy = "Set a boundary that allows what such roles and users may do at the most.",
        Help = """
            What a role or user may do is what both its policies and its permissions boundary allow
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html). `AdministratorAccess` allows every
            action on every resource: as a boundary it takes nothing away. It is often set to satisfy a check, or a policy that demands
            some boundary.

            Reported are that managed policy, found by its ARN in any partition, and a boundary of your own that allows `*` on `*` without
            a condition and denies nothing.

            Not reported: other managed policies, `PowerUserAccess` among them, since each takes something away; a boundary that allows
            everything and denies some of it, which is a common form.

            ## Bad

            ```json
            {
              "Resources": {
                "Worker": {
                  "Type": "AWS::IAM::Role",
                  "Properties": {
                    "AssumeRolePolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }
                    },
                    "PermissionsBoundary": [|"arn:aws:iam::aws:policy/AdministratorAccess"|]
                  }
                }
              }
            }
            ```

            ```json boundary
            { "Effect": "Allow", "Action": [|"*"|], "Resource": "*" }
            ```

            ## Good

            ```json
            {
              "Resources": {
                "Worker": {
                  "Type": "AWS::IAM::Role",
                  "Properties": {
                    "AssumeRolePolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }
                    },
                    "PermissionsBoundary": "arn:aws:iam::111122223333:policy/WorkloadBoundary"
                  }
                }
              }
            }
            ```

            ```json boundary
            [
              { "Effect": "Allow", "Action": "*", "Resource": "*" },
              { "Effect": "Deny", "Action": ["iam:*", "organizations:*"], "Resource": "*" }
            ]
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        // Broken off: a statement that denies may stand in what was not read.
        if (policy.Kind != PolicyKind.Boundary || !policy.IsComplete)
        {
            return;
        }

        foreach (Statement statement in policy.Statements)
        {
            if (!statement.IsAllow)
            {
                return;
            }
        }

        foreach (Statement statement in policy.Statements)
        {
            if (!statement.HasElement("Condition") && HasAny(statement.Resource, out _) && HasAny(statement.Action, out SymbolicString action))
            {
                context.Report(action.Origin, "");
            }
        }
    }

    public void Check(PolicyAttachment attachment, RuleContext context)
    {
        if (attachment.Form == PolicyAttachmentForm.Boundary
            && ManagedPolicyName.TryFind(attachment, context.Reference, out AwsManagedPolicy policy)
            && policy.WholeServices == Everything)
        {
            context.Report(attachment.Origin, " " + policy.Name);
        }
    }

    private static bool HasAny(ValueList? list, out SymbolicString any)
    {
        foreach (SymbolicString value in list?.Values ?? ImmutableArray<SymbolicString>.Empty)
        {
            if (value.TryGetText(out ReadOnlySpan<char> text) && (WildcardPattern.IsAny(text) || text.SequenceEqual("*:*".AsSpan())))
            {
                any = value;
                return true;
            }
        }

        any = default;
        return false;
    }
}
