using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class RcpNotActionRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1090",
        Name = "rcp-not-action",
        Severity = Severity.Error,
        Title = "NotAction in a resource control policy",
        Message = "{0} in a resource control policy",
        Rationale = "AWS Organizations refuses the policy.",
        Remedy = "List in Action what is to be denied.",
        AccessAnalyzerCodes = ImmutableArray.Create("RCP_SYNTAX_ERROR_NOTACTION"),
        Help = """
            A resource control policy names its actions, and takes no `NotAction`
            ([Organizations](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html)).

            ## Bad

            ```json rcp
            { "Effect": "Deny", "Principal": "*", [|"NotAction"|]: "s3:GetObject", "Resource": "*" }
            ```

            ## Good

            ```json rcp
            { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind == PolicyKind.ResourceControl && statement.NotAction is { } list)
        {
            context.Report(list.Name.Origin, list.Name.ToDisplayString());
        }
    }
}
