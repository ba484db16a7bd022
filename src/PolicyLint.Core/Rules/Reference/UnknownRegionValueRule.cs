using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class UnknownRegionValueRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2039",
        Name = "unknown-region-value",
        Severity = Severity.Warning,
        Title = "Condition on a Region that AWS does not have",
        Message = "AWS has no Region \"{0}\" (reference of {1}){2}",
        Rationale = "No request is made to such a Region, so the value never matches.",
        Remedy = "Write the code of a Region, such as eu-central-1; for all Regions of a group, use StringLike with eu-*.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_REGION"),
        Fix = FixAvailability.Sometimes,
        Help = """
            The key `aws:RequestedRegion` holds the code of the Region that a request is made to, in lower case
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion)).
            Global services count as those of one Region, mostly `us-east-1`; `global` and `aws-global` are no Regions. Nor is an
            availability zone (`eu-central-1a`). The Regions are those of the day that the message says, of all partitions; one that is
            newer is reported, so this is a warning.

            The fix is offered when exactly one Region is spelt nearly so.

            Which other keys Access Analyzer looks at is not known; only this one is looked at here. Not reported: values with a
            wildcard or a placeholder, `${…}` or `{{…}}`; the case of letters under operators that ignore it; operators that compare no
            strings.

            ## Bad

            ```json
            { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": ["eu-west-1", [|"eu-cental-1"|]] } } }
            ```

            ## Good

            ```json
            { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] } } }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (condition.Operator.Family != ConditionOperatorFamily.String || condition.Key.Is("aws:RequestedRegion", ignoreCase: true) != Certainty.Yes)
        {
            return;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.TryGetText(out ReadOnlySpan<char> text)
                && !text.IsEmpty
                && !IsRegion(text, condition.Operator, context.Reference)
                && !WildcardPattern.HasWildcard(text)
                && !Placeholder.IsIn(text))
            {
                string? meant = Spelling.Nearest(text, RegionNames.Of(context.Reference.Regions));
                context.Report(
                    value.Text.Origin,
                    text.ToString(),
                    ReferenceDate.Text(context.Reference.DataDate),
                    meant is null ? "" : $"; did you mean \"{meant}\"?")
                    .WithFix(meant is null ? null : new Fix($"Write {meant}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(value.Text.Origin, meant)));
            }
        }
    }

    private static bool IsRegion(ReadOnlySpan<char> text, ConditionOperator @operator, ServiceReference reference)
        => reference.TryGetRegion(text, out _) && (LetterCase.IsLower(text) || LetterCase.IsIgnoredBy(@operator));
}
