using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class UnexpectedEndRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0002",
        Name = "unexpected-end",
        Severity = Severity.Error,
        Title = "JSON text ends too early",
        Message = "The text ends where {1} is expected",
        Rationale = "AWS refuses a policy that is not well-formed JSON; what is missing here may be a statement.",
        Remedy = "Write what is missing, or restore the file from where it was cut off.",
        AccessAnalyzerCodes = ImmutableArray.Create("JSON_SYNTAX_ERROR"),
        Help = """
            The text ends inside an object, a list, a string or a comment. Mostly a bracket or quote was left out further up, or
            the file was cut off while it was written.

            Rules about something that is absent say nothing about such a text: it may stand in the part that is missing.

            ## Bad

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ][||]
            ```

            ## Good

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.UnexpectedEnd;
}
