using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Rules.Input;

internal sealed class TrailingCommaRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0005",
        Name = "trailing-comma",
        Severity = Severity.Warning,
        Title = "Comma before a closing bracket",
        Message = "AWS refuses a policy with a comma before a closing bracket",
        Rationale = "JSON allows a comma only between two elements (RFC 8259): AWS answers MalformedPolicyDocument.",
        Remedy = "Remove the comma, or write the element that it announces.",
        AccessAnalyzerCodes = ImmutableArray.Create("JSON_SYNTAX_ERROR"),
        Fix = FixAvailability.Always,
        Help = """
            The comma was read over and the rest of the policy was linted. AWS does not read over it.

            Files whose name ends in `.jsonc` are not reported: the tool that strips their comments before it deploys them writes
            proper JSON. A comma inside of a policy that stands in a JSON string is reported there too.

            ## Bad

            ```json
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": ["s3:GetObject"[|,|]], "Resource": "arn:aws:s3:::reports/*" }[|,|]
              ]
            }
            ```

            ## Good

            ```json
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::reports/*" }
              ]
            }
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.TrailingComma;

    /// <summary>What a deploy tool strips from a .jsonc file does not reach AWS; what stands in a string of the file does.</summary>
    public override void Check(SyntaxDiagnostic fault, Origin origin, RuleContext context)
    {
        if (!Jsonc.Tolerates(fault, origin))
        {
            context.Report(origin).WithFix(new Fix("Remove the comma", FixSafety.Safe, new PolicyEdit.RemoveTrivia(origin)));
        }
    }
}
