using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class UnknownGlobalConditionKeyRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2030",
        Name = "unknown-global-condition-key",
        Severity = Severity.Error,
        Title = "Global condition key that AWS does not have",
        Message = "Condition key \"{0}\" is none of AWS's global keys (reference of {2}){1}",
        Rationale = "No request has the key, so the condition is decided as if it were absent: it never holds, or always.",
        Remedy = "Use one of the keys of the page \"AWS global condition context keys\" in the IAM User Guide.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_GLOBAL_CONDITION_KEY"),
        Fix = FixAvailability.Sometimes,
        Help = """
            Keys that begin with `aws:` are global: AWS has one list of them for all services. A name that is not in the list is
            in no request. Where exactly one key is a typing mistake away, it is offered; so is the key of a service of the
            statement that was written as a global one (`aws:PassedToService`).

            Names are compared without regard to case. Tag keys take any ending (`aws:ResourceTag/team`); one without is
            `PL2033 missing-tag-key`. `aws:ARN` is `PL1056 deprecated-arn-key`. `aws:SourceOwner`, which the list no longer has
            but the default policies of SNS topics do, is known.

            The list is of the date that the message tells. Keys that AWS uses and does not document
            (`aws:PrincipalOrgMasterAccountId`) are reported.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "NotIpAddress": { [|"aws:SourceIpAddress"|]: "192.0.2.0/24" } }
            }
            ```

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "Bool": { [|"aws:SecureTransprot"|]: "false" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "NotIpAddress": { "aws:SourceIp": "192.0.2.0/24" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        StatementConditionKey key = context.KeyOf(condition);
        if (key.IsKnown
            || !key.HasGlobalPrefix
            || condition.Key.Is("aws:ARN", ignoreCase: true) == Certainty.Yes
            || !ConditionKeyNames.IsUnknown(key, context)
            || !condition.Key.TryGetText(out ReadOnlySpan<char> text))
        {
            return;
        }

        string? meant = ConditionKeyNames.NearestGlobal(text, context);
        context.Report(condition.Key.Origin, text.ToString(), ConditionKeyNames.Ask(meant), ReferenceDate.Text(context.Reference.DataDate))
            .WithFix(ConditionKeyNames.Rename(condition, meant));
    }
}
