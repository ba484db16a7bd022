using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Guardrails;

internal sealed class UnsupportedServiceInRcpRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6014",
        Name = "unsupported-service-in-rcp",
        Severity = Severity.Warning,
        SecuritySeverity = 3.0,
        Title = "Service that resource control policies do not reach",
        Message = "Resource control policies do not reach \"{0}\" ({1})",
        Rationale = "AWS Organizations refuses the policy, so that nothing of it protects.",
        Remedy = "Leave the service out, and guard it with a service control policy or the policies of its resources.",
        AccessAnalyzerCodes = ImmutableArray.Create("RCP_SYNTAX_ERROR_ACTION"),
        Help = """
            Resource control policies are for the services on AWS's list only
            ([Organizations](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services)).
            AWS adds to it every few weeks: the message tells the age of the list that was looked at. It is a warning and no error for that
            reason.

            Not reported: services that the reference does not have (`unknown-service-in-action`), actions that the configuration declares.

            ## Bad

            ```json rcp
            {
              "Effect": "Deny", "Principal": "*", "Action": ["s3:*", "[|iam|]:*"], "Resource": "*",
              "Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } }
            }
            ```

            ## Good

            ```json rcp
            {
              "Effect": "Deny", "Principal": "*", "Action": ["s3:*", "sqs:*"], "Resource": "*",
              "Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind != PolicyKind.ResourceControl || statement.Effect != Effect.Deny)
        {
            return;
        }

        foreach (StatementAction action in context.Actions)
        {
            if (action is { IsServiceKnown: true, IsExcluded: false }
                && !action.Service.SupportsResourceControlPolicies
                && action.Value.TryGetText(out ReadOnlySpan<char> text)
                && !context.IsDeclaredAction(text))
            {
                int length = text.IndexOf(':');
                context.Report(action.Value.GetOrigin(0, length), text.Slice(0, length).ToString(), ReferenceDate.Of(context.Reference));
            }
        }
    }
}
