using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class MixedLevelWildcardRule : StatementRule
{
    /// <summary>
    /// AWS gives the level of permissions management to some actions that only show something (<c>glue:GetQuery</c>,
    /// <c>backup:ListIndexedRecoveryPointsForSearch</c>).
    /// </summary>
    private static readonly string[] ReadingVerbs = ["Get", "BatchGet", "List", "Describe", "Read", "View", "Search"];

    private static readonly RuleOption<ImmutableArray<string>> Allowed = AllowedActions.Option();

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3004",
        Name = "mixed-level-wildcard",
        Severity = Severity.Warning,
        SecuritySeverity = 5.5,
        Title = "Wildcard in an action reaches more than its words say",
        Message = "Action \"{0}\" also reaches {1}: {2}",
        Rationale = "Who reads the policy sees a wildcard for everyday work, and not that it gives others access or changes things.",
        Remedy = "Write out the actions that are meant, without those that the message names.",
        Options = ImmutableArray.Create<RuleOption>(Allowed),
        Help = """
            Names of actions say what they do, and not how grave it is. `s3:Put*` reads like "put objects", and also allows
            `s3:PutBucketPolicy`, which can make a bucket public. This rule looks up the actions that a pattern names, with
            the access levels that AWS gives them
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html),
            and reports:

            - patterns of which some actions manage permissions and others do not;
            - patterns that begin with `Get` and reach actions of the level "Write": those hand out credentials, tokens and links,
              such as `redshift:GetClusterCredentials`.

            Only actions that can act on the statement's resources count: on `arn:aws:s3:::reports/*` there are objects and no
            buckets.

            Not reported:

            - Patterns for a whole service, `s3:*` (`service-wildcard-action`), and patterns beside one in the same statement.
            - Patterns of which all actions manage permissions: they say what they do (`iam:Attach*`).
            - Actions that AWS counts among those that manage permissions and that begin with a verb of reading (`glue:GetQuery`).
            - `*:Get*`: AWS refuses it (`wildcard-in-action-service`).
            - Boundaries, service and resource control policies, endpoint and session policies, which only limit.
            - Services that the reference does not know.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": ["s3:Get*", [|"s3:Put*"|]], "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"] }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": ["s3:Get*", "s3:PutObject"], "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"] }
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
            if (action is { Form: StatementActionForm.Pattern, IsServiceKnown: true, IsExcluded: false }
                && !AllowedActions.Cover(context.ValueOf(Allowed), action.Value))
            {
                Check(action, context);
            }
        }
    }

    private static void Check(in StatementAction action, RuleContext context)
    {
        bool isGet = NameOf(action).StartsWith("Get".AsSpan(), StringComparison.OrdinalIgnoreCase);
        bool hasOthers = false;
        bool isSurprising = false;
        foreach (AwsAction match in action.Matches)
        {
            bool surprises = Surprises(match, isGet);
            hasOthers |= !surprises;
            isSurprising |= surprises;
        }

        if (!hasOthers || !isSurprising || ActionPatterns.IsInBroader(action, context.Actions))
        {
            return;
        }

        var names = new Enumeration();
        bool writes = false;
        bool managesPermissions = false;
        foreach (AwsAction match in action.Matches)
        {
            if (Surprises(match, isGet) && ActionPatterns.CanReach(match, context.Resources))
            {
                names.Add(match.Name);
                writes |= match.Level == AccessLevel.Write;
                managesPermissions |= match.Level == AccessLevel.PermissionsManagement;
            }
        }

        if (names.Count > 0)
        {
            string what = writes && managesPermissions ? "permissions management and actions that write" : writes ? "actions that write" : "permissions management";
            context.Report(action.Value.Origin, action.Value.ToDisplayString(), what, names.ToString());
        }
    }

    /// <summary>True when the level says what the pattern does not.</summary>
    private static bool Surprises(AwsAction action, bool isGet) => action.Level switch
    {
        AccessLevel.PermissionsManagement => !BeginsWithReading(action),
        AccessLevel.Write => isGet,
        _ => false,
    };

    private static bool BeginsWithReading(AwsAction action)
    {
        Span<char> buffer = stackalloc char[128];
        ReadOnlySpan<char> name = buffer.Slice(0, action.CopyNameTo(buffer));
        foreach (string verb in ReadingVerbs)
        {
            if (name.StartsWith(verb.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> NameOf(in StatementAction action)
    {
        action.Value.TryGetText(out ReadOnlySpan<char> text);
        return text.Slice(text.IndexOf(':') + 1);
    }
}
