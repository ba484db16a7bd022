using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Rules.Input;

internal sealed class JsonCommentRule : InputRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0004",
        Name = "json-comment",
        Severity = Severity.Warning,
        Title = "Comment in JSON",
        Message = "AWS refuses a policy with a comment in it",
        Rationale = "JSON has no comments (RFC 8259): AWS answers MalformedPolicyDocument.",
        Remedy = "Remove the comment, or say it in the Sid; name the file .jsonc if a tool strips comments before it deploys.",
        AccessAnalyzerCodes = ImmutableArray.Create("JSON_SYNTAX_ERROR"),
        Fix = FixAvailability.Sometimes,
        Help = """
            The comment was read over and the rest of the policy was linted. AWS does not read over it.

            Files whose name ends in `.jsonc` are not reported: they announce comments, so the tool that deploys them strips them.
            A comment inside of a policy that stands in a JSON string is reported there too, because it is part of the text that is
            sent.

            The fix removes the comment. Not offered for one that suppresses something (`// policylint: …`): what it hides would come back.

            ## Bad

            ```json
            {
              [|// may read reports|]
              "Version": "2012-10-17",
              "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [|/* all of them */|] "arn:aws:s3:::reports/*" } ]
            }
            ```

            ## Good

            ```json
            {
              "Version": "2012-10-17",
              "Statement": [ { "Sid": "MayReadReports", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ]
            }
            ```
            """,
    };

    public override SyntaxFault Fault => SyntaxFault.Comment;

    /// <summary>What a deploy tool strips from a .jsonc file does not reach AWS; what stands in a string of the file does.</summary>
    public override void Check(SyntaxDiagnostic fault, Origin origin, RuleContext context)
    {
        if (!Jsonc.Tolerates(fault, origin))
        {
            context.Report(origin)
                .WithFix(IsSuppression(origin.Text) ? null : new Fix("Remove the comment", FixSafety.Safe, CommentRemoval.Of(origin)));
        }
    }

    /// <summary>True for a comment that is meant for us.</summary>
    private static bool IsSuppression(string comment) => comment.TrimStart('/', '*', ' ', '\t').StartsWith("policylint:", StringComparison.Ordinal);
}
