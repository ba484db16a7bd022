using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class AllowNotActionRule : StatementRule
{
    /// <summary>Services that decide who may do what: whoever has them whole has everything.</summary>
    private static readonly string[] Keys = ["iam", "organizations", "sts"];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3005",
        Name = "allow-not-action",
        Severity = Severity.Warning,
        SecuritySeverity = 7.5,
        Title = "Allow with NotAction allows nearly everything",
        Message = "{0} with Allow allows {1} of the {2} actions of AWS ({3}){4}",
        Rationale = "It lists what is not allowed; all else is, and so is every service and action that AWS adds later.",
        Remedy = "List the allowed actions in Action; or allow what the other statements do and use NotAction with Deny.",
        Help = """
            `NotAction` with `Allow` allows every action except those that it lists: all services that are not named, and those that
            do not exist yet (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html). The
            message counts what that is by AWS's access levels, and says when actions of `iam`, `organizations` or `sts` that
            write or change permissions are among them: with those, the holder can give itself what the list keeps from it.

            Not reported:

            - Statements whose `Resource` names services: only the actions of these remain, as in AWS's own example "all of Amazon
              S3 but deleting a bucket".
            - Statements with a condition that narrows the resources (see `wildcard-resource`). Other conditions say when, and
              not what, so they change nothing here.
            - `NotAction` with `Deny`, which is the way to keep a list short; and policies of other kinds: boundaries and
              control policies only limit.

            ## Bad

            ```json identity
            { "Effect": "Allow", [|"NotAction"|]: "iam:*", "Resource": "*" }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "NotAction": "s3:DeleteBucket", "Resource": "arn:aws:s3:::*" }
            ```

            ```json identity
            { "Effect": "Deny", "NotAction": ["s3:*", "sqs:*"], "Resource": "*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!statement.IsAllow
            || !statement.IsComplete
            || statement.Policy.Kind != PolicyKind.Identity
            || statement.NotAction is not { } excluded
            || NarrowingConditions.Narrow(statement.Condition)
            || !CanBeAnyService(statement, context.Resources))
        {
            return;
        }

        var allowed = new ActionSet(context.Reference);
        foreach (StatementAction action in context.Actions)
        {
            if (action.IsExcluded)
            {
                foreach (AwsAction match in action.Matches)
                {
                    allowed.Add(match);
                }
            }
        }

        allowed.Invert();
        if (allowed.IsEmpty)
        {
            return;
        }

        var counts = default(LevelCounts);
        foreach (AwsAction action in allowed)
        {
            counts.Add(action.Level);
        }

        context.Report(
            excluded.Name.Origin,
            excluded.Name.ToDisplayString(),
            Number(counts.Total),
            Number(context.Reference.ActionCount),
            counts.ToString(),
            ServicesOf(allowed, context.Reference));
    }

    private static bool CanBeAnyService(Statement statement, ReadOnlySpan<StatementResource> resources)
    {
        if (statement.Resource is null)
        {
            // NotResource, or nothing: another rule's finding.
            return statement.NotResource is not null;
        }

        foreach (StatementResource resource in resources)
        {
            if (resource.Form == StatementResourceForm.Everything || (resource.TryGetArn(out Arn arn) && arn.Service.IndexOf('*') >= 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Those of the services that matter most of which an action that changes something is allowed.</summary>
    private static string ServicesOf(ActionSet allowed, ServiceReference reference)
    {
        string found = "";
        foreach (string key in Keys)
        {
            if (reference.TryGetService(key.AsSpan(), out AwsService service) && Changes(service, allowed))
            {
                found += found.Length == 0 ? ", among them those of " + key : " and " + key;
            }
        }

        return found;
    }

    private static bool Changes(AwsService service, ActionSet allowed)
    {
        foreach (AwsAction action in service.Actions)
        {
            if (action.Level is AccessLevel.Write or AccessLevel.PermissionsManagement && allowed.Contains(action))
            {
                return true;
            }
        }

        return false;
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
