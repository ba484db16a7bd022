using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class RcpBareWildcardRule : ActionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1091",
        Name = "rcp-bare-wildcard",
        Severity = Severity.Error,
        Title = "\"*\" as an action of a resource control policy",
        Message = "Action \"{0}\" in a resource control policy",
        Rationale = "AWS Organizations refuses the policy: resource control policies are for some services only, and name them.",
        Remedy = "Write an action for each service that is meant, such as \"s3:*\".",
        AccessAnalyzerCodes = ImmutableArray.Create("RCP_SYNTAX_ERROR_ACTION"),
        Help = """
            A resource control policy of your own cannot have `*` for an action; wildcards in the name of an action are fine
            ([Organizations](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html)).

            Not reported: statements that allow (`rcp-allow`), of which AWS's own has `*`; services that resource control policies are
            not for (`unsupported-service-in-rcp`).

            ## Bad

            ```json rcp
            { "Effect": "Deny", "Principal": "*", "Action": [|"*"|], "Resource": "*" }
            ```

            ## Good

            ```json rcp
            { "Effect": "Deny", "Principal": "*", "Action": ["s3:*", "sqs:*"], "Resource": "*" }
            ```
            """,
    };

    protected override void Check(ValueList list, SymbolicString value, ReadOnlySpan<char> action, RuleContext context)
    {
        Statement statement = context.Statement!;
        if (statement.Policy.Kind == PolicyKind.ResourceControl
            && statement.Effect == Effect.Deny
            && list == statement.Action
            && WildcardPattern.IsAny(action))
        {
            context.Report(value.Origin, action.ToString());
        }
    }
}
