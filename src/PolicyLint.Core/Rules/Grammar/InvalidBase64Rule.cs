using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class InvalidBase64Rule : ConditionValueRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1063",
        Name = "invalid-base64",
        Severity = Severity.Warning,
        Title = "Not Base64",
        Message = "\"{0}\" is not Base64, as {1} takes it",
        Rationale = "BinaryEquals compares bytes; a value that stands for none never matches.",
        Remedy = "Encode the bytes in Base64, with the alphabet of RFC 4648 section 4.",
        AccessAnalyzerCodes = ImmutableArray.Create("TYPE_MISMATCH_STRING"),
        Help = """
            `BinaryEquals` takes bytes in Base64: letters, digits, `+` and `/`, and `=` at the end to fill up four characters.
            Whether AWS insists on the filling is not documented; text without any is accepted when it can be read. The
            alphabet for URLs (`-` and `_`) is another one. (AWS calls its finding TYPE_MISMATCH_STRING, for this operator alone.)

            Values with a policy variable are not judged here.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "example:Get", "Resource": "*",
              "Condition": { "BinaryEquals": { "example:key": [|"plain text"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "example:Get", "Resource": "*",
              "Condition": { "BinaryEquals": { "example:key": "QmluYXJ5VmFsdWVJbkJhc2U2NA==" } }
            }
            ```
            """,
    };

    protected override bool IsAbout(Condition condition) => condition.Operator.Family == ConditionOperatorFamily.Binary;

    protected override bool IsWellFormed(ReadOnlySpan<char> text, Condition condition)
    {
        ReadOnlySpan<char> data = text.TrimEnd('=');
        int padding = text.Length - data.Length;
        foreach (char c in data)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/'))
            {
                return false;
            }
        }

        // One character of four is six bits, which are no byte.
        return data.Length % 4 != 1 && (padding == 0 || (padding <= 2 && text.Length % 4 == 0));
    }
}
