using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class UnknownConditionKeyPrefixRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2032",
        Name = "unknown-condition-key-prefix",
        Severity = Severity.Error,
        Title = "Condition key of a service that AWS does not have",
        Message = "\"{0}\" is no prefix of condition keys (reference of {2}){1}",
        Rationale = "No request has the key, so the condition is decided as if it were absent: it never holds, or always.",
        Remedy = "Write the prefix of the service, such as s3 or ec2, or aws for a global key.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_SERVICE"),
        Fix = FixAvailability.Sometimes,
        Help = """
            What stands before the colon of a condition key is `aws`, the prefix of a service, or the name of an identity
            provider. This rule reports a prefix that is none of them. Where it is a typing mistake away from exactly one prefix
            that has such a key, that one is offered.

            Not reported:

            - Prefixes with a dot or a slash, which can be identity providers: AWS has no list of those.
            - Prefixes that belong to a service by another name: `catalog`, `identitycenter`, `saml`.
            - Services that are no more: their actions are reported.
            - Prefixes with characters other than letters, digits and hyphens, which may be placeholders of some template.

            The reference is of the date that the message tells: what is newer is reported too.

            Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*",
              "Condition": { "ForAllValues:StringEquals": { "[|dynamdb|]:LeadingKeys": "${aws:username}" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*",
              "Condition": { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": "${aws:username}" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        StatementConditionKey key = context.KeyOf(condition);
        ServiceReference reference = context.Reference;
        if (key.IsKnown
            || key.Form != StatementConditionKeyForm.Name
            || !IsPlain(key.Prefix)
            || reference.TryGetService(key.Prefix, out _)
            || reference.IsRetiredService(key.Prefix, out _)
            || ConditionKeyNames.IsPrefix(key.Prefix, reference)
            || !condition.Key.TryGetText(out ReadOnlySpan<char> text))
        {
            return;
        }

        string? meant = ConditionKeyNames.NearestPrefix(text, reference);
        context.Report(
                condition.Key.GetOrigin(0, key.Prefix.Length), key.Prefix.ToString(), ConditionKeyNames.Ask(meant), ReferenceDate.Text(reference.DataDate))
            .WithFix(ConditionKeyNames.Rename(condition, meant));
    }

    private static bool IsPlain(ReadOnlySpan<char> prefix)
    {
        foreach (char c in prefix)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
