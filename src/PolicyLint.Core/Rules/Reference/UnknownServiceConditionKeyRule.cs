using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class UnknownServiceConditionKeyRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2031",
        Name = "unknown-service-condition-key",
        Severity = Severity.Error,
        Title = "Condition key that its service does not have",
        Message = "{0} has no condition key \"{1}\" (reference of {3}){2}",
        Rationale = "No request has the key, so the condition is decided as if it were absent: it never holds, or always.",
        Remedy = "Use a key that the service authorization reference lists for the service.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_SERVICE_CONDITION_KEY"),
        Fix = FixAvailability.Sometimes,
        Help = """
            The prefix of the key is that of a service, and the service's page in the service authorization reference does not
            list the key. Where exactly one of the service's keys is a typing mistake away, it is offered; so is a global key
            that was written with the service's prefix (`s3:SourceIp`).

            Names are compared without regard to case, and keys with a part to fill in take any text there
            (`kms:EncryptionContext:app`, `s3:ExistingObjectTag/team`); one without is `PL2033 missing-tag-key`. Keys of identity
            providers (`token.actions.githubusercontent.com:sub`) and of services that are no more are not reported.

            The reference is of the date that the message tells, and AWS adds keys every month: what is newer is reported too.

            Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports",
              "Condition": { "StringLike": { [|"s3:prefixes"|]: "home/*" } }
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
        if (key.IsKnown
            || key.Form != StatementConditionKeyForm.Name
            || !context.Reference.TryGetService(key.Prefix, out AwsService service)
            || !ConditionKeyNames.IsUnknown(key, context)
            || !condition.Key.TryGetText(out ReadOnlySpan<char> text))
        {
            return;
        }

        string? meant = ConditionKeyNames.NearestOf(service, text, context.Reference);
        context.Report(condition.Key.Origin, service.Title, text.ToString(), ConditionKeyNames.Ask(meant), ReferenceDate.Text(context.Reference.DataDate))
            .WithFix(ConditionKeyNames.Rename(condition, meant));
    }
}
