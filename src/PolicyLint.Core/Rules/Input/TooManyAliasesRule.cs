using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class TooManyAliasesRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0022",
        Name = "too-many-aliases",
        Severity = Severity.Error,
        Title = "YAML aliases stand for more than can be read",
        Message = "The aliases up to {0} stand for more than 200000 values",
        Rationale = "Aliases of aliases can make gigabytes of a few lines; no policy needs them.",
        Remedy = "Look for what wrote these aliases.",
        Help = """
            Aliases and merge keys are written out where they stand, up to 200,000 values in a file and 256 collections inside one
            another, so that a hostile file cannot exhaust the machine. What this alias and those after it stand for is taken for
            unknown, and the rest of the file was linted.

            ## Bad

            ```yaml
            x0: &x0 [a, a, a, a, a, a, a, a, a]
            x1: &x1 [*x0, *x0, *x0, *x0, *x0, *x0, *x0, *x0, *x0]
            x2: &x2 [*x1, *x1, *x1, *x1, *x1, *x1, *x1, *x1, *x1]
            x3: &x3 [*x2, *x2, *x2, *x2, *x2, *x2, *x2, *x2, *x2]
            x4: &x4 [*x3, *x3, *x3, *x3, *x3, *x3, *x3, *x3, *x3]
            x5: &x5 [*x4, [|*x4|], *x4, *x4, *x4, *x4, *x4, *x4, *x4]
            PolicyDocument:
              Version: 2012-10-17
              Statement:
                - Effect: Allow
                  Action: s3:GetObject
                  Resource: *x5
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

    public override SyntaxFault Fault => SyntaxFault.TooManyAliases;
}
