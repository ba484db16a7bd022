using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

internal sealed class BlanketRcpDenyRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6013",
        Name = "blanket-rcp-deny",
        Severity = Severity.Warning,
        SecuritySeverity = 3.0,
        Title = "Resource control policy that denies a whole service to everybody",
        Message = "\"{0}\" on every resource is denied to everybody, without a condition",
        Rationale = "Nobody can use, change or even delete a resource of the service any more: not its owner, not AWS's services.",
        Remedy = "Say in a Condition whom the statement is to keep out, or name the actions that nobody may use.",
        Help = """
            A resource control policy is for every caller, those of the own organization, its administrators and AWS services included
            ([Organizations](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html)). A Deny of a whole
            service on `*` without a condition closes all resources of that service in all accounts below. To keep a service from being used,
            a service control policy is the means.

            Not reported: actions by name, and wildcards for some of a service's actions, which an organisation may well forbid
            everybody; statements with a condition or for certain resources; `*` (`rcp-bare-wildcard`) and services that
            are not on the list (`unsupported-service-in-rcp`), which AWS refuses.

            ## Bad

            ```json rcp
            { "Effect": "Deny", "Principal": "*", "Action": [|"s3:*"|], "Resource": "*" }
            ```

            ## Good

            ```json rcp
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
              "Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } }
            }
            ```

            ```json rcp
            { "Effect": "Deny", "Principal": "*", "Action": "s3:PutBucketAcl", "Resource": "*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind != PolicyKind.ResourceControl
            || statement is not { Effect: Effect.Deny, IsComplete: true }
            || statement.HasElement("Condition")
            || !IsForEverything(context))
        {
            return;
        }

        foreach (StatementAction action in context.Actions)
        {
            if (action is { Form: StatementActionForm.Pattern, IsExcluded: false }
                && (!action.IsServiceKnown || action.Service.SupportsResourceControlPolicies)
                && action.Value.TryGetText(out ReadOnlySpan<char> text)
                && WildcardPattern.IsAny(text.Slice(text.IndexOf(':') + 1)))
            {
                context.Report(action.Value.Origin, text.ToString());
            }
        }
    }

    private static bool IsForEverything(RuleContext context)
    {
        foreach (StatementResource resource in context.Resources)
        {
            if (!resource.IsExcluded && resource.Form == StatementResourceForm.Everything)
            {
                return true;
            }
        }

        return false;
    }
}
