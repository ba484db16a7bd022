using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class BroadArnRule : StatementRule
{
    /// <summary>What is made has no name yet, or one that AWS chooses.</summary>
    private static readonly string[] MakingVerbs = ["Allocate", "Copy", "Create", "Import", "Register", "Request", "Run"];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3007",
        Name = "broad-arn",
        Severity = Severity.Suggestion,
        IsEnabledByDefault = false,
        SecuritySeverity = 4.0,
        AbsorbedBy = ImmutableArray.Create("PL3009"),
        Title = "ARN stands for every resource of its type",
        Message = "Resource \"{0}\" is every {1} there is, for [{2}](1)",
        Rationale = "It reads like a narrow resource, and allows what \"*\" would.",
        Remedy = "Name the resources, or a prefix that only they have, such as \"arn:aws:s3:::reports-*\".",
        Help = """
            `arn:aws:s3:::*/*` or `arn:aws:dynamodb:*:*:table/*` names a type and no resource: for the actions of the statement it
            is the same as `*`. The rule compares the part after the account with the ARNs of the types that the actions accept
            (https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html), and reports what holds for all of
            them. It looks only at actions that write or manage permissions.

            It is off by default: policies that serve many accounts, as AWS's own do, cannot name what is in them, and an action on
            several resources at once, such as `ec2:AttachVolume`, is often narrowed by one of them only. Turn it on with `--select`
            or `--severity`.

            Not reported:

            - Wildcards in the partition, Region and account alone (`arn:aws:dynamodb:*:*:table/reports`): an identity-based policy
              reaches other accounts only where they let it in.
            - Actions that make something (`ec2:RunInstances`, `Create…`): it has no name yet.
            - A part of the names: `arn:aws:s3:::reports-*`.
            - Values with policy variables, and conditions that narrow the resources (see `wildcard-resource`).
            - `arn:aws:s3:::*`, which stands for all types of the service (`service-wide-resource`).
            - A list that has `*` besides (`wildcard-resource`); and policies of other kinds than identity-based ones.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": "dynamodb:DeleteTable", "Resource": [|"arn:aws:dynamodb:*:*:table/*"|] }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "dynamodb:DeleteTable", "Resource": "arn:aws:dynamodb:*:*:table/reports-*" }
            ```

            ```json identity
            { "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:*:*:table/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!statement.IsAllow
            || !statement.IsComplete
            || statement.Policy.Kind != PolicyKind.Identity
            || statement.Resource is null
            || statement.Action is null
            || HasStar(context.Resources)
            || NarrowingConditions.Narrow(statement.Condition))
        {
            return;
        }

        foreach (StatementResource resource in context.Resources)
        {
            // A variable is a narrow name, though as a pattern it is an asterisk like any other.
            if (!resource.IsExcluded
                && resource.TryGetArn(out Arn arn)
                && CanBeType(arn.Resource)
                && resource.EndsAsWritten(arn.Resource.Length)
                && !(resource.Value.TryGetText(out ReadOnlySpan<char> text) && text.IndexOf("${".AsSpan()) >= 0))
            {
                Check(resource, arn, context);
            }
        }
    }

    private static void Check(in StatementResource resource, Arn arn, RuleContext context)
    {
        foreach (StatementAction action in context.Actions)
        {
            foreach (AwsAction match in action.Matches)
            {
                if (match.Level is not (AccessLevel.Write or AccessLevel.PermissionsManagement) || Makes(match))
                {
                    continue;
                }

                foreach (AwsActionResource acted in match.Resources)
                {
                    if (WholeType.IsNamed(resource, arn, acted.Type))
                    {
                        string name = action.Form == StatementActionForm.Name ? action.Value.ToDisplayString() : match.ToString();
                        context.Report(resource.Value.Origin, resource.Value.ToDisplayString(), acted.Type.Name, $"\"{name}\"")
                            .WithRelated(action.Value.Origin, "An action that it is too much for");
                        return;
                    }
                }
            }
        }
    }

    private static bool HasStar(ReadOnlySpan<StatementResource> resources)
    {
        foreach (StatementResource resource in resources)
        {
            if (resource is { Form: StatementResourceForm.Everything, IsExcluded: false })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Cheap, and most ARNs end here: the last character stands for any name.</summary>
    private static bool CanBeType(ReadOnlySpan<char> resource) => !resource.IsEmpty && resource[resource.Length - 1] == '*';

    private static bool Makes(AwsAction action)
    {
        Span<char> buffer = stackalloc char[128];
        ReadOnlySpan<char> name = buffer.Slice(0, action.CopyNameTo(buffer));
        foreach (string verb in MakingVerbs)
        {
            if (name.StartsWith(verb.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
