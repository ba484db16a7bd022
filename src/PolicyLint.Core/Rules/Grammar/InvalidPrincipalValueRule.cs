using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class InvalidPrincipalValueRule : PrincipalValueRule
{
    private const int CanonicalUserLength = 64;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1037",
        Name = "invalid-principal-value",
        Severity = Severity.Error,
        Title = "Value that names no principal",
        Message = "\"{0}\" is {1}",
        Rationale = "AWS refuses the policy: it looks principals up when the policy is saved.",
        Remedy = "Under AWS, write an account id, the ARN of an account, user, role or session, or \"*\"; under CanonicalUser, 64 hexadecimal digits.",
        Fix = FixAvailability.None,
        Help = """
            Under `AWS` stands an account id, an ARN, a unique id or `*`; under `CanonicalUser` the canonical id of an account
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html)). User groups
            cannot be principals.

            Only what cannot be right is reported. An ARN is not taken apart, except that it must not name a group; values under
            `Service` and `Federated`, values with a placeholder, `${…}` or `{{…}}`, and wildcards (`wildcard-in-principal`) are not
            looked at; and anything of 16 or more capitals and digits passes for a unique id.

            ## Bad

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": [[|"build-server"|], [|"1111-2222-3333"|]] }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::111122223333:role/build-server", "444455556666"] }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    protected override void Check(PrincipalEntry entry, SymbolicString value, ReadOnlySpan<char> text, RuleContext context)
    {
        if (Placeholder.IsIn(text) || WildcardPattern.HasWildcard(text))
        {
            return;
        }

        string? fault = entry.Type switch
        {
            PrincipalType.Aws => FaultOfAws(text),
            PrincipalType.CanonicalUser => IsCanonicalUser(text) ? null : "not a canonical user id of 64 hexadecimal digits",
            _ => null,
        };
        if (fault is not null)
        {
            context.Report(value.Origin, text.ToString(), fault);
        }
    }

    private static string? FaultOfAws(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("arn:".AsSpan(), StringComparison.Ordinal))
        {
            bool isGroup = Arn.TryParse(text, out Arn arn)
                && arn.Service.SequenceEqual("iam".AsSpan())
                && arn.Resource.StartsWith("group/".AsSpan(), StringComparison.Ordinal);
            return isGroup ? "a user group, which cannot be a principal" : null;
        }

        return AccountId.Is(text) || UniqueId.Is(text) ? null : "neither an account id nor an ARN";
    }

    private static bool IsCanonicalUser(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')))
            {
                return false;
            }
        }

        return text.Length == CanonicalUserLength;
    }
}
