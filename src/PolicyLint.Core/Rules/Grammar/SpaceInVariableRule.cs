using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Rules.Grammar;

internal sealed class SpaceInVariableRule : VariableRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1072",
        Name = "space-in-variable",
        Severity = Severity.Error,
        Title = "White space in the name of a variable",
        Message = "\"{0}\" has white space in the variable's name",
        Rationale = "No condition key has such a name, so IAM has nothing to put in its place.",
        Remedy = "Remove the white space.",
        AccessAnalyzerCodes = ImmutableArray.Create("UNSUPPORTED_SPACE_IN_VARIABLE"),
        Fix = FixAvailability.Sometimes,
        Help = """
            The name of a variable stands between the braces without any white space; only the default value after a comma may have
            some ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html)).

            Not reported: white space inside a tag key (`${aws:PrincipalTag/Cost Center}`), because tag keys may have it and AWS does
            not say what its check makes of them; values that IAM does not replace, because of their place or of the policy's
            `Version`; and placeholders of other tools, such as `${ var.bucket }`, which do not read as a condition key.

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/[|${ aws:username }|]/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${aws:username}/*" }
            ```
            """,
    };

    protected override void Check(VariableUse use, RuleContext context)
    {
        ReadOnlySpan<char> key = use.Key;
        if (!use.IsReplaced || !use.Variable.IsClosed || !Placeholder.IsPolicyVariable(key))
        {
            return;
        }

        ReadOnlySpan<char> trimmed = key.Trim();
        bool hasInner = HasWhiteSpace(WithoutTagKey(trimmed));
        if (trimmed.Length == key.Length && !hasInner)
        {
            return;
        }

        DiagnosticBuilder report = context.Report(use.Origin, use.Written);
        if (!hasInner)
        {
            string repaired = use.Replace(use.Variable.Start + 2, key.Length, trimmed.ToString());
            report.WithFix(new Fix("Remove the white space", FixSafety.Unsafe, new PolicyEdit.ReplaceText(use.Value.Origin, repaired)));
        }
    }

    private static ReadOnlySpan<char> WithoutTagKey(ReadOnlySpan<char> key)
    {
        int colon = key.IndexOf(':');
        int slash = key.Slice(colon).IndexOf('/');
        return slash < 0 ? key : key.Slice(0, colon + slash);
    }

    private static bool HasWhiteSpace(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                return true;
            }
        }

        return false;
    }
}
