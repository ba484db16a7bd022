using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class ControlCharacterRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0008",
        Name = "control-character",
        Severity = Severity.Error,
        Title = "Control character in JSON",
        Message = "Found {0} where {1} is expected",
        Rationale = "JSON allows no raw control character in a string (RFC 8259); everything after this place is unread.",
        Remedy = "Close the string before the line ends, or write the character as an escape such as \\n or \\t.",
        AccessAnalyzerCodes = ImmutableArray.Create("JSON_SYNTAX_ERROR"),
        Help = """
            A line break inside of a string is mostly a closing quote that was forgotten. NUL characters come from files that are
            UTF-16 without a byte-order mark, or that were damaged.

            ## Bad

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject,[|
            |]"Resource": "*" } ] }
            ```

            ## Good

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject",
            "Resource": "*" } ] }
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.ControlCharacter;
}
