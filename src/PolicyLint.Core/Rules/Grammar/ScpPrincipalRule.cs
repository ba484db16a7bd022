using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class ScpPrincipalRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1080",
        Name = "scp-principal",
        Severity = Severity.Error,
        Title = "Principal in a service control policy",
        Message = "{0} in a service control policy: it applies to every principal of the accounts that it is attached to",
        Rationale = "AWS Organizations refuses the policy.",
        Remedy = "Remove the element; to spare or to single out principals, test aws:PrincipalArn in a Condition.",
        AccessAnalyzerCodes = ImmutableArray.Create("SCP_SYNTAX_ERROR_PRINCIPAL"),
        Fix = FixAvailability.Sometimes,
        Help = """
            Service control policies take neither `Principal` nor `NotPrincipal`
            ([Organizations](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html)).

            The fix removes a principal that means everyone. Any other has to become a condition, which is for the author to do.

            ## Bad

            ```json scp
            { "Effect": "Deny", [|"Principal"|]: "*", "Action": "organizations:LeaveOrganization", "Resource": "*" }
            ```

            ## Good

            ```json scp
            { "Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind != PolicyKind.ServiceControl)
        {
            return;
        }

        if (statement.Principal is { } principal)
        {
            DiagnosticBuilder report = context.Report(principal.Name.Origin, principal.Name.ToDisplayString());
            if (Everyone.IsMeantBy(principal))
            {
                report.WithFix(new Fix("Remove Principal", FixSafety.Unsafe, new PolicyEdit.RemoveElement(principal.Name.Origin)));
            }
        }

        if (statement.NotPrincipal is { } notPrincipal)
        {
            context.Report(notPrincipal.Name.Origin, notPrincipal.Name.ToDisplayString());
        }
    }
}
