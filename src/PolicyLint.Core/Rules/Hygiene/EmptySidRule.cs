using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class EmptySidRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7019",
        Name = "empty-sid",
        Severity = Severity.Suggestion,
        Title = "Sid is empty",
        Message = "Sid is an empty string",
        Rationale = "It names nothing, and some services refuse it.",
        Remedy = "Remove the Sid, or give the statement a name.",
        AccessAnalyzerCodes = ImmutableArray.Create("EMPTY_SID_VALUE"),
        Fix = FixAvailability.Always,
        Help = """
            A `Sid` is optional; an empty one says nothing that its absence would not say. The fix removes it.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-sid-value>

            ## Bad

            ```json
            { "Sid": [|""|], "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json
            { "Sid": "ReadReports", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Sid is { } sid && sid.Value.TryGetText(out ReadOnlySpan<char> text) && text.IsEmpty)
        {
            context.Report(sid.Value.Origin)
                .WithFix(new Fix("Remove the empty Sid", FixSafety.Safe, new PolicyEdit.RemoveElement(sid.Value.Origin)));
        }
    }
}
