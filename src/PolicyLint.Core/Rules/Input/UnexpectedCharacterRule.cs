using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class UnexpectedCharacterRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0001",
        Name = "unexpected-character",
        Severity = Severity.Error,
        Title = "Not well-formed JSON",
        Message = "Found {0} where {1} is expected",
        Rationale = "AWS refuses a policy that is not well-formed JSON; everything after this place is unread.",
        Remedy = "Put here what is expected, or remove what is not.",
        AccessAnalyzerCodes = ImmutableArray.Create("JSON_SYNTAX_ERROR"),
        Help = """
            The text breaks the grammar of JSON (RFC 8259). What stands before this place was read and linted; what comes
            after it was not.

            ## Bad

            ```json
            { "Version": "2012-10-17", "Statement": [ [|'|]Allow' ] }
            ```

            ## Good

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ] }
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.UnexpectedCharacter;
}
