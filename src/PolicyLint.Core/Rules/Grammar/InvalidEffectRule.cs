using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class InvalidEffectRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1008",
        Name = "invalid-effect",
        Severity = Severity.Error,
        Title = "Effect is neither Allow nor Deny",
        Message = "Effect is \"{0}\", and must be \"Allow\" or \"Deny\"",
        Rationale = "AWS refuses the policy; the two words are case-sensitive.",
        Remedy = "Write Allow or Deny.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_EFFECT"),
        Fix = FixAvailability.Sometimes,
        Help = """
            `Effect` is exactly `Allow` or `Deny`
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html). The fix is offered where only
            the case differs or one of the two is near.

            The other rules read `allow` as `Allow`.

            ## Bad

            ```json
            { "Effect": [|"allow"|], "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    private static readonly string[] Effects = ["Allow", "Deny"];

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.EffectElement is not { } effect
            || !effect.Value.TryGetText(out ReadOnlySpan<char> text)
            || text.SequenceEqual("Allow".AsSpan())
            || text.SequenceEqual("Deny".AsSpan()))
        {
            return;
        }

        DiagnosticBuilder report = context.Report(effect.Value.Origin, text.ToString());
        if (Spelling.Nearest(text.Trim(), Effects) is { } meant)
        {
            report.WithFix(new Fix($"Use {meant}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(effect.Value.Origin, meant)));
        }
    }
}
