using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class TabIndentationRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0023",
        Name = "tab-indentation",
        Severity = Severity.Error,
        Title = "Tab where YAML takes only blanks",
        Message = "Found a tab where only blanks may stand",
        Rationale = "YAML is not indented with tabs; everything after this place is unread.",
        Remedy = "Indent with blanks.",
        Help = $"""
            YAML 1.2 forbids tabs in indentation (https://yaml.org/spec/1.2.2/#61-indentation-spaces), because editors do not agree on
            how wide they are.

            ## Bad

            ```yaml
            Version: 2012-10-17
            Statement:
              - Effect: Allow
            [|{'\t'}|]    Action: s3:GetObject
                Resource: arn:aws:s3:::reports/*
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

    public override SyntaxFault Fault => SyntaxFault.TabIndentation;
}
