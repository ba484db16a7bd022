using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class RecursiveAliasRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0021",
        Name = "recursive-alias",
        Severity = Severity.Error,
        Title = "YAML alias inside the value that it stands for",
        Message = "{0} stands inside the value that it stands for",
        Rationale = "The value would hold itself without end; no policy can be made of it.",
        Remedy = "Write here what is meant, or move the anchor.",
        Help = """
            An anchor (`&name`) names a value, and an alias (`*name`) stands for it. An alias inside of that value has no end. What
            it should have stood for is taken for unknown, and the rest of the file was linted.

            ## Bad

            ```yaml
            Version: 2012-10-17
            Statement: &statements
              - Effect: Allow
                Action: s3:GetObject
                Resource: [|*statements|]
            ```

            ## Good

            ```yaml
            Version: 2012-10-17
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: arn:aws:s3:::reports/*
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.RecursiveAlias;
}
