using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class WildcardResourceRule : StatementRule
{
    private static readonly RuleOption<ImmutableArray<string>> Allowed = AllowedActions.Option();

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3002",
        Name = "wildcard-resource",
        Severity = Severity.Warning,
        SecuritySeverity = 6.0,
        Fix = FixAvailability.Sometimes,
        Title = "Resource allows everything",
        Message = "Resource \"{0}\" allows [{1}](1) on every resource there is",
        Rationale = "What is meant for one bucket, key or queue holds for all of them, those that are made later included.",
        Remedy = "Name the resources, such as \"arn:aws:s3:::reports/*\", or narrow them with a condition on aws:ResourceTag.",
        Options = ImmutableArray.Create<RuleOption>(Allowed),
        Help = """
            A `Resource` of `*` in an identity-based policy stands for every resource of the account, and for those of other
            accounts that let this one in.

            Some actions accept no other resource: `ec2:DescribeInstances`, `s3:ListAllMyBuckets` and most that list things. The
            service authorization reference says which they are
            (https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html): this rule reports only
            statements with an action that can be allowed for some resources and not for others, and names those actions. An
            action counts also when it does not need a resource of the types that the reference lists for it (`s3:PutObject`), and
            a pattern when any of its actions does. One exception: the actions of CloudWatch's metrics (`cloudwatch:PutMetricData`,
            `GetMetricData`, `ListMetrics`), for which the reference lists `dataset`, an optional type; metrics outside of
            datasets have no ARN.

            Where a statement has actions of both sorts, one fix gives those that accept only `*` a statement of their own. It
            changes no permission, and the finding stands for the rest. Another fix does this, and writes for the rest the ARNs of the
            resource types that they act on, as the reference has them: `arn:aws:s3:::${BucketName}/${ObjectName}`. The author of the
            policy fills them in: until then IAM takes `${BucketName}` for a variable without a value, the statement allows nothing, and
            `unfilled-placeholder` reports it. There is no such fix for patterns of which a part accepts only `*`, for actions that can act
            on many types (`ec2:CreateTags`), and for more than 12 types.

            Not reported:

            - Actions that the reference does not know, and values that are not known in all parts.
            - Conditions that narrow the resources: a test for `aws:ResourceTag/…`, `aws:ResourceAccount`, `aws:ResourceOrgID` or
              `aws:ResourceOrgPaths`, or for a service's own key of such a name (`ec2:ResourceTag/…`, `s3:ResourceAccount`). A test
              that a missing key passes narrows nothing (`…Not…`, `…IfExists`, `ForAllValues:`); only `IfExists` on account and
              organization is accepted, because nearly every request has those keys. And a test for `iam:AWSServiceName`, which says
              which service-linked role can be made.
            - Resource-based and trust policies, where `*` is the resource that has the policy, and boundaries, service and
              resource control policies, endpoint and session policies, which only limit.
            - Patterns that name a service (`arn:aws:s3:::*`, see `service-wide-resource`) or a type (`broad-arn`).

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [|"*"|] }
            ```

            ```json identity
            [
              { "Effect": "Allow", "Action": ["ec2:DescribeInstances", "ec2:TerminateInstances"], "Resource": [|"*"|] }
            ]
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json identity
            { "Effect": "Allow", "Action": ["ec2:DescribeInstances", "s3:ListAllMyBuckets"], "Resource": "*" }
            ```

            ```json identity
            {
              "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*",
              "Condition": { "StringEquals": { "aws:ResourceTag/team": "reports" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        // A condition may stand in what was not read.
        if (!statement.IsAllow
            || !statement.IsComplete
            || statement.Policy.Kind != PolicyKind.Identity
            || statement.Resource is null
            || !HasStar(context.Resources)
            || NarrowingConditions.Narrow(statement.Condition)
            || FindNarrowable(statement, context) is not { } narrowable)
        {
            return;
        }

        Report(narrowable, statement, context);
    }

    private static void Report(Origin narrowable, Statement statement, RuleContext context)
    {
        string actions = Describe(statement, context, out PolicyEdit? split);
        Fix? step = split is null ? null : new Fix("Give the actions that accept only \"*\" a statement of their own", FixSafety.Safe, split) { LeavesFinding = true };
        foreach (StatementResource resource in context.Resources)
        {
            if (IsStar(resource))
            {
                Origin star = resource.Value.Origin;
                context.Report(star, resource.Value.ToDisplayString(), actions)
                    .WithRelated(narrowable, "What could be allowed for some resources only")
                    .WithFix(step)
                    .WithFixesLater(later => FixesOf(star, split, later));
            }
        }
    }

    /// <summary>ARNs in the place of a <c>*</c>, where it is known what the actions act on.</summary>
    private static IEnumerable<Fix?> FixesOf(Origin star, PolicyEdit? split, RuleContext context)
    {
        foreach (ref readonly StatementResource resource in context.Resources)
        {
            if (resource.Value.Origin.Equals(star) && NarrowedActions(context, split is not null) is { } narrowed)
            {
                return [ArnsToFillIn.Fix(resource, narrowed, split, context)];
            }
        }

        return [];
    }

    private static bool HasStar(ReadOnlySpan<StatementResource> resources)
    {
        foreach (StatementResource resource in resources)
        {
            if (IsStar(resource))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStar(in StatementResource resource) => resource.Form == StatementResourceForm.Everything && !resource.IsExcluded;

    /// <summary>Where the first value stands that allows an action which could be narrowed; null when there is none.</summary>
    private static Origin? FindNarrowable(Statement statement, RuleContext context)
    {
        bool excludesAll = false;
        foreach (StatementAction action in context.Actions)
        {
            if (!action.IsExcluded && Narrowability.CanBeNarrowed(action) && !AllowedActions.Cover(context.ValueOf(Allowed), action.Value))
            {
                return action.Value.Origin;
            }

            excludesAll |= action is { IsExcluded: true, Form: StatementActionForm.Everything };
        }

        return excludesAll ? null : statement.NotAction?.Origin;
    }

    /// <summary>
    /// The values that could be narrowed, for the message, and a fix for the others: actions that accept only <c>*</c> go into a
    /// statement of their own, so that the rest can get their resources.
    /// </summary>
    private static string Describe(Statement statement, RuleContext context, out PolicyEdit? split)
    {
        split = null;
        var names = new Enumeration();
        int others = 0;
        foreach (ref readonly StatementAction action in context.Actions)
        {
            if (action.IsExcluded)
            {
                return "all but some actions";
            }

            if (action.Form == StatementActionForm.Everything)
            {
                return "every action";
            }

            if (AllowedActions.Cover(context.ValueOf(Allowed), action.Value))
            {
                continue;
            }

            if (Narrowability.CanBeNarrowed(action))
            {
                names.Add(names.HasRoom ? Describe(action, Reach.Of(action)) : "");
            }
            else if (AcceptsOnlyStar(action))
            {
                others++;
            }
        }

        if (others > 0 && statement.Action is { } list && PolicyEdit.SplitStatement.Of(statement, list, Others(context, others)) is { } edit)
        {
            split = edit;
        }

        return names.ToString();
    }

    /// <summary>
    /// The actions for which the statement's resources can be named, what accepts only <c>*</c> or may have it left out; null when there are
    /// values that stay and need the <c>*</c>, or of which it is not known.
    /// </summary>
    private static List<AwsAction>? NarrowedActions(RuleContext context, bool isSplit)
    {
        var narrowed = new List<AwsAction>();
        foreach (ref readonly StatementAction action in context.Actions)
        {
            bool isCovered = AllowedActions.Cover(context.ValueOf(Allowed), action.Value);
            if (action.IsExcluded || isCovered || !(action.IsKnown || (action.Form == StatementActionForm.Pattern && !action.Matches.IsEmpty)))
            {
                return null;
            }

            if (isSplit && AcceptsOnlyStar(action))
            {
                continue;
            }

            foreach (AwsAction match in action.Matches)
            {
                if (!Narrowability.CanBeNarrowed(match))
                {
                    return null;
                }

                narrowed.Add(match);
            }
        }

        return narrowed;
    }

    private static bool AcceptsOnlyStar(in StatementAction action)
        => !Narrowability.CanBeNarrowed(action) && (action.Form == StatementActionForm.Name ? action.IsKnown : !action.Matches.IsEmpty);

    private static ImmutableArray<Origin> Others(RuleContext context, int count)
    {
        var others = ImmutableArray.CreateBuilder<Origin>(count);
        foreach (ref readonly StatementAction action in context.Actions)
        {
            if (AcceptsOnlyStar(action) && !AllowedActions.Cover(context.ValueOf(Allowed), action.Value))
            {
                others.Add(action.Value.Origin);
            }
        }

        return others.MoveToImmutable();
    }

    /// <summary>The value; for a pattern that is not narrowable as a whole, how much of it is.</summary>
    private static string Describe(in StatementAction action, Reach reach)
    {
        string value = $"\"{action.Value.ToDisplayString()}\"";
        return reach.Narrowable == reach.All ? value
            : reach.Narrowable == 1 ? string.Format(CultureInfo.InvariantCulture, "{0} ({1})", value, reach.Example.Name)
            : string.Format(CultureInfo.InvariantCulture, "{0} ({1} and {2} more of {3})", value, reach.Example.Name, reach.Narrowable - 1, reach.All);
    }

    /// <summary>How many known actions a value names, how many of them can be narrowed, and the first of those.</summary>
    private readonly record struct Reach(int All, int Narrowable, AwsAction Example)
    {
        public static Reach Of(in StatementAction action)
        {
            if (action.Form == StatementActionForm.Name)
            {
                return !action.IsKnown ? default : new Reach(1, Narrowability.CanBeNarrowed(action.Action) ? 1 : 0, action.Action);
            }

            int all = 0;
            int narrowable = 0;
            AwsAction example = default;
            foreach (AwsAction match in action.Matches)
            {
                all++;
                if (Narrowability.CanBeNarrowed(match))
                {
                    example = narrowable++ == 0 ? match : example;
                }
            }

            return new Reach(all, narrowable, example);
        }
    }
}
