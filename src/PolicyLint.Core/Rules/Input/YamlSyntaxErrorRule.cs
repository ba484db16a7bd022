using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Rules.Input;

internal sealed class YamlSyntaxErrorRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0020",
        Name = "yaml-syntax-error",
        Severity = Severity.Error,
        Title = "Not well-formed YAML",
        Message = "Found {0} where {1} is expected",
        Rationale = "Nothing can read a policy from this file; everything after this place is unread.",
        Remedy = "Put here what is expected, or remove what is not.",
        Help = """
            The text breaks the grammar of YAML 1.2. What stands before this place was read and linted; what comes after it was not.

            An action or resource that begins with `*` needs quotes: without them, YAML takes it for an alias. So does text that
            has `: ` or ` #` in it, or begins with one of `` & ! % @ ` { [ | > ``.

            Files that fail to parse and show no sign of a policy, and those that a template language such as Helm or Jinja has
            still to fill (`{{ }}`, `{% %}`, `<% %>`), are passed over: they are not YAML yet.

            ## Bad

            ```yaml
            Version: 2012-10-17
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: [|*|]
            ```

            ```yaml
            Version: 2012-10-17
            Statement:
              - Effect: Allow
                Action: [s3:GetObject, s3:ListBucket
                [|Resource|]: arn:aws:s3:::reports
            ```

            ## Good

            ```yaml
            Version: 2012-10-17
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: "*"
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.YamlSyntax;
}
