using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

internal sealed class RegionLockOnGlobalServicesRule : ConditionRule
{
    private const string Key = "aws:RequestedRegion";

    /// <summary>
    /// The Regions in which the global services of each partition stand.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion
    /// </summary>
    private static readonly string[] HomeRegions = ["us-east-1", "us-gov-west-1", "cn-north-1", "cn-northwest-1"];

    /// <summary>Keys of conditions that spare requests which services make.</summary>
    private static readonly string[] ServiceKeys = ["aws:ViaAWSService", CallerTests.IsService, "aws:CalledVia"];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6005",
        Name = "region-lock-on-global-services",
        Severity = Severity.Warning,
        SecuritySeverity = 2.0,
        Title = "Region lock that locks IAM and other global services",
        Message = "The lock on Regions denies IAM and other global services too: their requests are made in us-east-1",
        Rationale = "Nobody can manage roles, DNS or distributions then, and support cannot be reached.",
        Remedy = "Deny with NotAction and list the global services: iam, sts, organizations, route53, cloudfront, support and what else is used.",
        Help = """
            IAM, Organizations, Route 53, CloudFront, Support and others are global: whatever Region somebody works in, `aws:RequestedRegion`
            is `us-east-1` for their requests (another one in the partitions of China and the US government). A Deny for all other Regions
            than one's own denies them everywhere. AWS's examples deny with `NotAction` and a list of the global services
            ([global condition keys](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion),
            [service control policies](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html)).

            Reported are identity-based policies, boundaries, session policies and service control policies that deny `*`, `iam:*`, or all but a list
            without actions of IAM, on every resource. Which other services the list must have depends on what is used: a list with IAM in it is
            not judged.

            Not reported: locks that admit us-east-1 or its like; values not known in all parts; statements that hold for some
            requests only, by a condition that is not negated. Conditions that spare roles (`ArnNotLike`) or requests of services
            (`aws:ViaAWSService`) make no difference.

            ## Bad

            ```json scp
            {
              "Effect": "Deny", "Action": [|"*"|], "Resource": "*",
              "Condition": { "StringNotEquals": { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] } }
            }
            ```

            ## Good

            ```json scp
            {
              "Effect": "Deny",
              "NotAction": ["iam:*", "sts:*", "organizations:*", "route53:*", "cloudfront:*", "support:*"],
              "Resource": "*",
              "Condition": { "StringNotEquals": { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (!condition.Operator.IsNegated
            || condition.Operator is not { Family: ConditionOperatorFamily.String, Qualifier: ConditionQualifier.None }
            || statement.Effect != Effect.Deny
            || !KeyTests.IsOn(condition, Key)
            || statement.Policy.Kind is not (PolicyKind.ServiceControl or PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.Session)
            || !statement.IsComplete
            || MayAdmitHome(condition)
            || KeyTests.HasUnknown(statement.Condition!)
            || KeyTests.Any(statement.Condition, condition, static other => !other.Operator.IsNegated && !KeyTests.IsOnAny(other, ServiceKeys))
            || !IsForEverything(context))
        {
            return;
        }

        if (statement.NotAction is { } excluded)
        {
            if (!NamesIam(context))
            {
                context.Report(excluded.Name.Origin);
            }

            return;
        }

        foreach (StatementAction action in context.Actions)
        {
            if (action.Form == StatementActionForm.Everything || action.Value.Is("iam:*", ignoreCase: true) == Certainty.Yes)
            {
                context.Report(action.Value.Origin);
                return;
            }
        }
    }

    private static bool MayAdmitHome(Condition condition)
    {
        foreach (ConditionValue value in condition.Values)
        {
            if (!value.Text.TryGetText(out ReadOnlySpan<char> text) || Placeholder.IsIn(text))
            {
                return true;
            }

            foreach (string region in HomeRegions)
            {
                if (condition.Operator.IsStringLike ? WildcardPattern.Matches(text, region.AsSpan()) : text.Equals(region.AsSpan(), StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return condition.Values.IsEmpty;
    }

    private static bool IsForEverything(RuleContext context)
    {
        foreach (StatementResource resource in context.Resources)
        {
            if (!resource.IsExcluded && resource.Form == StatementResourceForm.Everything)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the list of exceptions has actions of IAM, or may have some.</summary>
    private static bool NamesIam(RuleContext context)
    {
        foreach (StatementAction action in context.Actions)
        {
            if (action.Form is StatementActionForm.Everything or StatementActionForm.Unknown || action.Value.StartsWith("iam:", ignoreCase: true) != Certainty.No)
            {
                return true;
            }
        }

        return false;
    }
}
