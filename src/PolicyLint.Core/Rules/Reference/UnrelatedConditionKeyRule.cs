using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class UnrelatedConditionKeyRule : ConditionRule
{
    /// <summary>Keys that the reference links to too few actions.</summary>
    private static readonly string[] Unlinked =
    [
        "dynamodb:EnclosingOperation",
        "s3:authType", "s3:signatureAge", "s3:signatureversion", "s3:TlsVersion", "s3:x-amz-content-sha256",
    ];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2034",
        Name = "unrelated-condition-key",
        Severity = Severity.Warning,
        Title = "Condition key that requests for the actions do not have",
        Message = "Condition key \"{0}\" is in no request for [{1}](1), so {2} (reference of {3})",
        Rationale = "A condition on a key that is not in the request does not look at the request: it never holds, or always.",
        Remedy = "Put the actions that have the key into a statement of their own, and leave the key out for the others.",
        AccessAnalyzerCodes = ImmutableArray.Create("UNSUPPORTED_ACTION_FOR_CONDITION_KEY"),
        Help = """
            The service authorization reference lists for each action, and for each type of resource that it acts on, the
            condition keys that a request for it has. A key of a service (`s3:prefix`) that is not listed is not in the request:
            under a plain operator the condition fails, so an Allow does not allow the action and a Deny does not deny it; under
            a negated operator it always holds.

            Reported once for a key in a statement, whatever the tags and other parts that are filled in:

            - if none of the statement's actions has the key, patterns included;
            - otherwise for the actions that are named without wildcard and do not have it. Access Analyzer, too, leaves
              patterns out there. `IfExists` and `ForAllValues` are the way to say that the test is only for those that have the
              key: with them nothing is reported.

            Not reported:

            - Global keys, those with a service's prefix included (`ec2:SourceInstanceArn`, `lambda:SourceFunctionArn`);
              tags of resources are `PL2042 untaggable-action-in-deny` and `PL2043 untaggable-action-in-allow`.
            - Keys that the reference links to no action at all: the links are missing, not the keys.
            - Keys of identity providers, and `sts:TagSession`, `sts:SetSourceIdentity` and `sts:SetContext`, which go along with
              the request for another action and have its keys.
            - Keys of AWS Marketplace, whose guide uses `aws-marketplace:ProductId` with actions that the reference does not link.
            - `dynamodb:EnclosingOperation`, which DynamoDB documents for more actions than the reference does, and the keys that
              tell how a request to S3 is signed and encrypted (`s3:authType`, `s3:TlsVersion` …), which every request has.
            - `NotAction`, and statements with actions that the reference does not know, as far as those could have the key.

            The links are of the date that the message tells, and AWS is late with some: the policy that names the key can be
            right where the reference is not. Therefore it is a warning, though Access Analyzer calls it an error.

            Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": ["s3:ListBucket", "s3:ListBucketMultipartUploads"], "Resource": "arn:aws:s3:::reports",
              "Condition": { "StringLike": { [|"s3:prefix"|]: "home/*" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports",
              "Condition": { "StringLike": { "s3:prefix": "home/*" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        StatementConditionKey key = context.KeyOf(condition);
        if (!key.IsKnown
            || key.Key.IsGlobal
            || key.HasGlobalPrefix
            || !statement.IsComplete
            || statement.Action is null
            || statement.NotAction is not null
            || statement.Effect == Effect.None
            || KeyPresence.Of(condition) == WithoutKey.Unknown
            || KeyPresence.IsReportedElsewhere(condition, statement, key))
        {
            return;
        }

        bool isForNone = true;
        int lackingNames = 0;
        foreach (StatementAction action in context.Actions)
        {
            Certainty has = KeyPresence.CanHave(action, key);
            isForNone &= has == Certainty.No;
            lackingNames += has == Certainty.No && action.IsKnown ? 1 : 0;
        }

        if ((!isForNone && (lackingNames == 0 || !KeyPresence.IsPlain(condition)))
            || context.Actions.IsEmpty
            || !context.Reference.TryGetService(key.Prefix, out AwsService service)
            || !condition.Key.TryGetText(out ReadOnlySpan<char> name)
            || HasMissingLinks(condition, key)
            || !KeyPresence.IsLinked(service, key.Key, name))
        {
            return;
        }

        Report(condition, key, isForNone, statement, context);
    }

    private static void Report(Condition condition, StatementConditionKey key, bool isForNone, Statement statement, RuleContext context)
    {
        var lacking = new List<StatementAction>();
        foreach (StatementAction action in context.Actions)
        {
            if ((isForNone || action.IsKnown) && KeyPresence.CanHave(action, key) == Certainty.No)
            {
                lacking.Add(action);
            }
        }

        KeyPresence.Report(condition, lacking, statement, context);
    }

    /// <summary>True for keys that AWS's own guides use with more actions than the reference links them to.</summary>
    private static bool HasMissingLinks(Condition condition, StatementConditionKey key)
    {
        foreach (string name in Unlinked)
        {
            if (condition.Key.Is(name, ignoreCase: true) == Certainty.Yes)
            {
                return true;
            }
        }

        return key.Prefix.Equals("aws-marketplace".AsSpan(), StringComparison.OrdinalIgnoreCase);
    }
}
