using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class UndefinedAliasRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0024",
        Name = "undefined-alias",
        Severity = Severity.Error,
        Title = "YAML alias without an anchor",
        Message = "There is no anchor before {0} that it could stand for",
        Rationale = "Nothing can read a policy from a file with such an alias in it.",
        Remedy = "Write the anchor before the alias; put text that begins with * in quotes.",
        Help = """
            An alias (`*name`) stands for the value that has the anchor `&name` further up in the same document. Where a wildcard such
            as `*foo` is meant, it needs quotes. What the alias should have stood for is taken for unknown, and the rest of the file
            was linted.

            ## Bad

            ```yaml
            Version: 2012-10-17
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: [|*reports|]
            ```

            ## Good

            ```yaml
            Version: 2012-10-17
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: &reports arn:aws:s3:::reports/*
              - Effect: Deny
                Action: s3:DeleteObject
                Resource: *reports
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.UndefinedAlias;
}
