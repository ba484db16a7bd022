using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class Utf16FileRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0011",
        Name = "utf16-file",
        Severity = Severity.Error,
        Title = "File is UTF-16",
        Message = "The file is UTF-16, and JSON is UTF-8",
        Rationale = "JSON is UTF-8 (RFC 8259): the AWS CLI and most tools cannot read the file.",
        Remedy = "Save the file as UTF-8; in Windows PowerShell write it with Set-Content -Encoding utf8 and not with >.",
        Help = """
            The file begins with the byte-order mark of UTF-16. Windows PowerShell 5 writes such files when output is redirected with
            `>`. The text was read and linted all the same.

            The example below is a file saved as UTF-16.

            ## Bad

            ```json utf-16
            [||]{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ] }
            ```

            ## Good

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.Utf16;
}
