using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class DeepNestingRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0006",
        Name = "deep-nesting",
        Severity = Severity.Error,
        Title = "Brackets are nested too deep to read",
        Message = "There are more than 256 brackets inside one another",
        Rationale = "No policy or template needs such depth; what stands after this place is unread.",
        Remedy = "Look for what wrote these brackets.",
        Help = $$"""
            Objects and lists are followed to a depth of 256, so that a hostile file cannot exhaust the machine. A policy needs six
            levels, a policy inside a template about twenty.

            ## Bad

            ```json
            {{new string('[', JsonReader.MaxDepth)}}[|{|]
            ```

            ## Good

            ```json
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.NestingTooDeep;
}
