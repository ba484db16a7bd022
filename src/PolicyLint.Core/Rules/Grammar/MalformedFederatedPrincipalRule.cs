using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class MalformedFederatedPrincipalRule : PrincipalValueRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1085",
        Name = "malformed-federated-principal",
        Severity = Severity.Error,
        Title = "Federated principal names no identity provider",
        Message = "\"{0}\" is neither a domain nor the ARN of an identity provider",
        Rationale = "IAM refuses the policy.",
        Remedy = "Write the provider's domain, such as accounts.google.com, or its ARN: arn:aws:iam::111122223333:saml-provider/name.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY"),
        Help = """
            A `Federated` principal is the domain of a provider that AWS knows (`accounts.google.com`,
            `cognito-identity.amazonaws.com` …), or the ARN of a provider in IAM: `saml-provider/…` or `oidc-provider/…`
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html)). The text of
            AWS's check leaves out the ARNs of OIDC providers, which AWS asks for elsewhere: they are fine here.

            Whether there is such a provider is not asked. Not reported: values with a placeholder, `${…}` or `{{…}}`; values with a
            wildcard (`wildcard-in-principal`); policies other than role trust policies (`federated-outside-trust`).

            ## Bad

            ```json trust
            { "Effect": "Allow", "Principal": { "Federated": [|"https://accounts.google.com"|] }, "Action": "sts:AssumeRoleWithWebIdentity" }
            ```

            ## Good

            ```json trust
            { "Effect": "Allow", "Principal": { "Federated": "accounts.google.com" }, "Action": "sts:AssumeRoleWithWebIdentity" }
            ```

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
              "Action": "sts:AssumeRoleWithWebIdentity"
            }
            ```
            """,
    };

    protected override void Check(PrincipalEntry entry, SymbolicString value, ReadOnlySpan<char> text, RuleContext context)
    {
        if (entry.Type == PrincipalType.Federated
            && context.Policy!.Kind == PolicyKind.Trust
            && !Placeholder.IsIn(text)
            && !WildcardPattern.HasWildcard(text)
            && IdentityProvider.TypeOf(text) == IdentityProviderType.None)
        {
            context.Report(value.Origin, text.ToString());
        }
    }
}
