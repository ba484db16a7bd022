using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Rules.Grammar;

internal sealed class UnclosedVariableRule : VariableRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1070",
        Name = "unclosed-variable",
        Severity = Severity.Error,
        Title = "Variable without a closing brace",
        Message = "\"{0}\" has no closing brace",
        Rationale = "IAM does not know where the variable ends, so the text never matches what was meant.",
        Remedy = "Close the variable with }, or write ${$} if the dollar sign itself is meant.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_BRACE_IN_VARIABLE"),
        Fix = FixAvailability.Sometimes,
        Help = """
            A policy variable is written `${key}`. Reported is a `${` without a `}` before the end of the text or before the next
            `${`: variables do not nest
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html)).

            Not reported: policies without `"Version": "2012-10-17"`, in which `${` is plain text; and nested placeholders of other
            tools, such as `${self:custom.${opt:stage}.bucket}` of the Serverless Framework.

            The fix is offered when nothing but the key stands after `${`, so that there is one place only for the brace.

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/[|${aws:username/*|]" }
            ```

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home-[|${aws:username|]" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${aws:username}/*" }
            ```
            """,
    };

    protected override void Check(VariableUse use, RuleContext context)
    {
        if (use.Variable.IsClosed || !use.Statement.Policy.HasVariables)
        {
            return;
        }

        int end = use.Variable.Start + use.Variable.Length;
        bool runsToTheEnd = end == use.Text.Length;
        if (!runsToTheEnd && !Placeholder.IsPolicyVariable(use.Body))
        {
            return;
        }

        DiagnosticBuilder report = context.Report(use.Origin, use.Written);
        if (runsToTheEnd && use.IsReplaced && IsKeyOnly(use.Body))
        {
            report.WithFix(new Fix("Add the closing brace", FixSafety.Unsafe, new PolicyEdit.ReplaceText(use.Value.Origin, use.Text.ToString() + "}")));
        }
    }

    private static bool IsKeyOnly(ReadOnlySpan<char> body)
    {
        if (!Placeholder.IsPolicyVariable(body))
        {
            return false;
        }

        foreach (char c in body.Slice(body.IndexOf(':') + 1))
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
            {
                return false;
            }
        }

        return true;
    }
}
