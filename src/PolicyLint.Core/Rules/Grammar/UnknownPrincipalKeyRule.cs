using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class UnknownPrincipalKeyRule : PrincipalRule
{
    private static readonly string[] Keys = ["AWS", "CanonicalUser", "Federated", "Service"];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1032",
        Name = "unknown-principal-key",
        Severity = Severity.Error,
        Title = "Principal of a kind that does not exist",
        Message = "\"{0}\" is no kind of principal: it is none of AWS, CanonicalUser, Federated and Service",
        Rationale = "AWS refuses the policy.",
        Remedy = "Use one of the four keys, in this spelling.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_PRINCIPAL_KEY"),
        Fix = FixAvailability.Sometimes,
        Help = """
            The members of a `Principal` object are `AWS`, `CanonicalUser`, `Federated` and `Service`, in exactly this spelling
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html)).

            The fix is offered when one of them is near and not there already.

            Not reported: a key with a placeholder, `${…}` or `{{…}}`; policies that take no principal.

            ## Bad

            ```json resource
            { "Effect": "Allow", "Principal": { [|"Aws"|]: "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    protected override void Check(PrincipalElement element, Statement statement, RuleContext context)
    {
        foreach (PrincipalEntry entry in element.Entries)
        {
            if (entry.Type != PrincipalType.Unknown || !entry.Key.TryGetText(out ReadOnlySpan<char> key) || Placeholder.IsIn(key))
            {
                continue;
            }

            DiagnosticBuilder report = context.Report(entry.Key.Origin, key.ToString());
            if (Spelling.Nearest(key, Keys) is { } meant && !HasKey(element, meant))
            {
                report.WithFix(new Fix($"Write {meant}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(entry.Key.Origin, meant)));
            }
        }
    }

    private static bool HasKey(PrincipalElement element, string key)
    {
        foreach (PrincipalEntry entry in element.Entries)
        {
            if (entry.Key.Is(key) == Certainty.Yes)
            {
                return true;
            }
        }

        return false;
    }
}
