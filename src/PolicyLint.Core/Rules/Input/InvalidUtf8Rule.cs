using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class InvalidUtf8Rule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0010",
        Name = "invalid-utf8",
        Severity = Severity.Error,
        Title = "File is not valid UTF-8",
        Message = "Found bytes that are not UTF-8",
        Rationale = "JSON is UTF-8 (RFC 8259): tools refuse the file, or send AWS other characters than the ones you see.",
        Remedy = "Save the file as UTF-8.",
        Help = """
            The file was saved in another encoding, such as Windows-1252 or Latin-1, or it was damaged. Only the first such place is
            reported; the rest was linted with U+FFFD in the place of what could not be read.

            The example below is a file saved as Latin-1.

            ## Bad

            ```json latin-1
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b[|ü|]cher/*" } ] }
            ```

            ## Good

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.InvalidUtf8;
}
