using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class ByteOrderMarkRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0012",
        Name = "byte-order-mark",
        Severity = Severity.Suggestion,
        Title = "File begins with a byte-order mark",
        Message = "The file begins with a byte-order mark",
        Rationale = "IAM refuses U+FEFF in a policy document: it must not be passed on with the text.",
        Remedy = "Save the file as UTF-8 without byte-order mark.",
        Help = """
            A byte-order mark (U+FEFF) says nothing in UTF-8 and is no part of JSON (RFC 8259, section 8.1). Some tools take it off
            and some send it to AWS; IAM takes the characters U+0009, U+000A, U+000D and U+0020 to U+00FF only
            (https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html).

            The example below is a file that begins with such a mark.

            ## Bad

            ```json utf-8-bom
            [||]{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ] }
            ```

            ## Good

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.ByteOrderMark;
}
