using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class MalformedPrincipalRule : PrincipalRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1031",
        Name = "malformed-principal",
        Severity = Severity.Error,
        Title = "Principal is neither \"*\" nor an object",
        Message = "{0} is {1}, and must be \"*\" or an object that says what kind of principal it is",
        Rationale = "AWS refuses the policy.",
        Remedy = "Say what kind of principal it is: {\"AWS\": …}, {\"Service\": …} or {\"Federated\": …}.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_PRINCIPAL_FORMAT"),
        Fix = FixAvailability.Sometimes,
        Help = """
            A `Principal` or `NotPrincipal` is the string `"*"`, or an object whose members say what kind of principals they name
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html)).

            The fix is offered for an account id and an ARN, which go under `AWS`, and for a service, which goes under `Service`.

            Not reported: a text with a placeholder, `${…}` or `{{…}}`, which may stand for `*`; numbers, Booleans and `null`, which are
            wrong everywhere; policies that take no principal.

            ## Bad

            ```json resource
            { "Effect": "Allow", "Principal": [|"111122223333"|], "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    protected override void Check(PrincipalElement element, Statement statement, RuleContext context)
    {
        if (element.Shape == ValueShape.List)
        {
            context.Report(element.Origin, element.Name.ToDisplayString(), "a list");
        }

        if (element.Text is not { } value || element.IsEveryone || !value.TryGetText(out ReadOnlySpan<char> text) || Placeholder.IsIn(text))
        {
            return;
        }

        DiagnosticBuilder report = context.Report(value.Origin, element.Name.ToDisplayString(), $"\"{text.ToString()}\"");
        if (KeyFor(text) is { } key)
        {
            report.WithFix(new Fix($"Put it under {key}", FixSafety.Unsafe, new PolicyEdit.WrapInProperty(value.Origin, key)));
        }
    }

    private static string? KeyFor(ReadOnlySpan<char> text)
    {
        if (WildcardPattern.HasWildcard(text))
        {
            return null;
        }

        return AccountId.Is(text) || (Arn.TryParse(text, out Arn arn) && !IdentityProvider.IsProvider(arn)) ? "AWS"
            : IdentityProvider.TypeOf(text) == IdentityProviderType.Domain
                && text.EndsWith(".amazonaws.com".AsSpan(), StringComparison.Ordinal)
                && !text.SequenceEqual(IdentityProvider.CognitoIdentity.AsSpan()) ? "Service"
            : null;
    }
}
