using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class ContentAfterEndRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0007",
        Name = "content-after-end",
        Severity = Severity.Error,
        Title = "Text after the end of the JSON value",
        Message = "Found {0} after the end of the JSON value",
        Rationale = "A policy document is one JSON object; AWS refuses text with anything behind it.",
        Remedy = "Give each policy a file of its own, or make one policy of all their statements.",
        AccessAnalyzerCodes = ImmutableArray.Create("JSON_SYNTAX_ERROR"),
        Help = """
            Often a bracket too many ended the policy early, or two policies were put into one file. What follows is read as
            another value, and a policy in it is linted as well.

            JSON Lines files that hold no policies are not reported.

            ## Bad

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ] }[|}|]
            ```

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ] }
            [|{|] "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" } ] }
            ```

            ## Good

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.ContentAfterEnd;
}
