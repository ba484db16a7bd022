using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class PrincipalInIdentityPolicyRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1030",
        Name = "principal-in-identity-policy",
        Severity = Severity.Error,
        Title = "Principal in a policy that has none",
        Message = "{0} in {1}: whoever it is attached to is the principal",
        Rationale = "IAM refuses the policy.",
        Remedy = "Remove the element, or attach the policy to the resource.",
        AccessAnalyzerCodes = ImmutableArray.Create("UNSUPPORTED_PRINCIPAL"),
        Fix = FixAvailability.Always,
        Help = """
            Identity-based policies, permissions boundaries and session policies apply to the user, group, role or session that they
            are attached to, and take neither `Principal` nor `NotPrincipal`
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html)). That
            Access Analyzer reports `NotPrincipal` too is not documented; IAM refuses both.

            What stands in the element is not judged here: it does not belong there at all. Without `--kind` and outside of a template
            a policy with principals is taken for a resource-based policy or a trust policy.

            ## Bad

            ```json identity
            { "Effect": "Allow", [|"Principal"|]: "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind is PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.Session)
        {
            Report(statement.Principal, statement.Policy.Kind, context);
            Report(statement.NotPrincipal, statement.Policy.Kind, context);
        }
    }

    private static void Report(PrincipalElement? element, PolicyKind kind, RuleContext context)
    {
        if (element is not null)
        {
            string name = element.Name.ToDisplayString();
            context.Report(element.Name.Origin, name, kind.ToPhrase())
                .WithFix(new Fix($"Remove {name}", FixSafety.Unsafe, new PolicyEdit.RemoveElement(element.Name.Origin)));
        }
    }
}
