using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Rules.Grammar;

internal sealed class UnquotedVariableDefaultRule : VariableRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1071",
        Name = "unquoted-variable-default",
        Severity = Severity.Error,
        Title = "Default value of a variable is not in single quotes",
        Message = "The default value in \"{0}\" is not in single quotes",
        Rationale = "IAM takes a default value only between two single quotes.",
        Remedy = "Put the default value in single quotes: ${aws:PrincipalTag/team, 'company-wide'}.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_QUOTE_IN_VARIABLE"),
        Fix = FixAvailability.Sometimes,
        Help = """
            A variable with a default value is written `${key, 'default'}`: comma, space, and the value in single quotes
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-default-values)).
            Reported is a default value that does not begin and end with a single quote.

            Not reported: values that IAM does not replace, because of their place or of the policy's `Version`; and placeholders of
            other tools, such as `${opt:stage, self:provider.stage}`, which do not read as a condition key.

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::[|${aws:PrincipalTag/team, company-wide}|]/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${aws:PrincipalTag/team, 'company-wide'}/*" }
            ```
            """,
    };

    protected override void Check(VariableUse use, RuleContext context)
    {
        ReadOnlySpan<char> key = use.Key;
        if (!use.IsReplaced || !use.Variable.IsClosed || key.Length == use.Body.Length || !Placeholder.IsPolicyVariable(key))
        {
            return;
        }

        ReadOnlySpan<char> written = use.Body.Slice(key.Length + 1);
        ReadOnlySpan<char> value = written.Trim();
        if (value.Length >= 2 && value[0] == '\'' && value[value.Length - 1] == '\'')
        {
            return;
        }

        DiagnosticBuilder report = context.Report(use.Origin, use.Written);
        ReadOnlySpan<char> bare = value.Trim(['\'', '"']);
        if (bare.IndexOf('\'') < 0)
        {
            int start = use.Variable.Start + 2 + key.Length + 1 + (written.Length - written.TrimStart().Length);
            string repaired = use.Replace(start, value.Length, "'" + bare.ToString() + "'");
            report.WithFix(new Fix("Put the default value in single quotes", FixSafety.Unsafe, new PolicyEdit.ReplaceText(use.Value.Origin, repaired)));
        }
    }
}
