using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class FederatedOutsideTrustRule : PrincipalRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1034",
        Name = "federated-outside-trust",
        Severity = Severity.Error,
        Title = "Federated principal outside of a role trust policy",
        Message = "\"{0}\" principals in {1}: only a role trust policy takes them",
        Rationale = "Who signs in with an identity provider acts as a role afterwards; no resource ever sees the provider as the principal.",
        Remedy = "Name the role that the federated users assume.",
        AccessAnalyzerCodes = ImmutableArray.Create("FEDERATED_PRINCIPAL_NOT_SUPPORTED"),
        Help = """
            `Federated` principals are for role trust policies
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html)).

            Not reported: statements with an action of `sts`, which may belong to a trust policy that was not recognised as one.

            ## Bad

            ```json resource
            { "Effect": "Allow", "Principal": { [|"Federated"|]: "accounts.google.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/google-users" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json trust
            { "Effect": "Allow", "Principal": { "Federated": "accounts.google.com" }, "Action": "sts:AssumeRoleWithWebIdentity" }
            ```
            """,
    };

    protected override void Check(PrincipalElement element, Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind == PolicyKind.Trust)
        {
            return;
        }

        foreach (PrincipalEntry entry in element.Entries)
        {
            if (entry.Type == PrincipalType.Federated && !MayAssumeRole(statement.Action) && !MayAssumeRole(statement.NotAction))
            {
                context.Report(entry.Key.Origin, entry.Key.ToDisplayString(), statement.Policy.Kind.ToPhrase());
            }
        }
    }

    private static bool MayAssumeRole(ValueList? actions)
    {
        if (actions is not null)
        {
            foreach (SymbolicString action in actions.Values)
            {
                if (action.StartsWith("sts:", ignoreCase: true) != Certainty.No)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
