using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class InvalidVersionRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1002",
        Name = "invalid-version",
        Severity = Severity.Error,
        Title = "Version is not one that exists",
        Message = "There is no version \"{0}\" of the policy language",
        Rationale = "AWS refuses the policy: the version is that of the language, and it is one of two dates.",
        Remedy = "Write 2012-10-17; keep track of your own changes elsewhere.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_VERSION"),
        Fix = FixAvailability.Always,
        Help = """
            `Version` names the version of the policy language: `2012-10-17`, or the older `2008-10-17`
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html). It is not the date of the
            policy.

            ## Bad

            ```json
            {
              "Version": [|"2024-05-01"|],
              "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ]
            }
            ```

            ## Good

            ```json
            {
              "Version": "2012-10-17",
              "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ]
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.Version is not { } version
            || !version.Value.TryGetText(out ReadOnlySpan<char> text)
            || text.SequenceEqual("2012-10-17".AsSpan())
            || text.SequenceEqual("2008-10-17".AsSpan()))
        {
            return;
        }

        context.Report(version.Value.Origin, text.ToString())
            .WithFix(new Fix("Use version 2012-10-17", FixSafety.Unsafe, new PolicyEdit.ReplaceText(version.Value.Origin, "2012-10-17")));
    }
}
