using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class InvalidEscapeRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0009",
        Name = "invalid-escape",
        Severity = Severity.Error,
        Title = "Backslash that begins no JSON escape",
        Message = "Found {0} where {1} is expected",
        Rationale = "AWS refuses a policy that is not well-formed JSON; everything after this place is unread.",
        Remedy = "Write a backslash that is meant as such twice, and an apostrophe without one.",
        AccessAnalyzerCodes = ImmutableArray.Create("JSON_SYNTAX_ERROR"),
        Help = """
            In a JSON string a backslash begins an escape, and there are nine: `\"` `\\` `\/` `\b` `\f` `\n` `\r` `\t` and `\u` with four
            hexadecimal digits. `\x41`, `\'` and a Windows path written as it is are none.

            ## Bad

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/[|\2|]024/*" } ] }
            ```

            ## Good

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/\\2024/*" } ] }
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.InvalidEscape;
}
