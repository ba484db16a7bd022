using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class EmptyFileRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0003",
        Name = "empty-file",
        Severity = Severity.Error,
        Title = "File is empty",
        Message = "The file holds no JSON value",
        Rationale = "AWS refuses an empty policy document.",
        Remedy = "Write the policy, or remove the file.",
        AccessAnalyzerCodes = ImmutableArray.Create("JSON_SYNTAX_ERROR"),
        Help = """
            There is no text in the file, or nothing but white space and comments. An empty policy document is refused with
            MalformedPolicyDocument.

            ## Bad

            ```json
            [||]
            ```

            ## Good

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.EmptyText;
}
