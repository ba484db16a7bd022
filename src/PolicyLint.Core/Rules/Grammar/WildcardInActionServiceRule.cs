using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class WildcardInActionServiceRule : ActionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1022",
        Name = "wildcard-in-action-service",
        Severity = Severity.Error,
        Title = "Wildcard in the service prefix of an action",
        Message = "{0} \"{1}\" has a wildcard in its service prefix",
        Rationale = "IAM refuses the policy: wildcards are for the action's name only.",
        Remedy = "Name the service, and write an action for each service that is meant.",
        AccessAnalyzerCodes = ImmutableArray.Create("WILDCARD_IN_SERVICE_NAME"),
        Help = """
            The wildcards `*` and `?` may stand anywhere in the name of an action, and not in the service's prefix
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html)). Access
            Analyzer gives its suggestion for ARNs as an example; for actions IAM itself says no.

            Not reported: `*` and `*:*`, which mean every action (`wildcard-action`); values that are malformed otherwise
            (`malformed-action`, `space-in-action`); and values with a placeholder of some tool, `${…}` or `{{…}}`.

            ## Bad

            ```json
            { "Effect": "Allow", "Action": [[|"s*:GetObject"|], [|"*:List*"|]], "Resource": "*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": ["s3:Get*", "sqs:List*"], "Resource": "*" }
            ```
            """,
    };

    protected override void Check(ValueList list, SymbolicString value, ReadOnlySpan<char> action, RuleContext context)
    {
        int colon = action.IndexOf(':');
        if (colon < 0 || !WildcardPattern.HasWildcard(action.Slice(0, colon)) || IsEverything(action, colon)
            || ActionForm.FaultOf(action) is not null || ActionForm.HasSpace(action))
        {
            return;
        }

        context.Report(value.Origin, list.Name.ToDisplayString(), action.ToString());
    }

    private static bool IsEverything(ReadOnlySpan<char> action, int colon)
        => WildcardPattern.IsAny(action.Slice(0, colon)) && WildcardPattern.IsAny(action.Slice(colon + 1));
}
