using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class UnlikelyServicePrincipalRule : ServicePrincipalRule
{
    /// <summary>Shorter names differ in one letter without being mistakes: kms and sms, iam and ipam.</summary>
    private const int MinLength = 4;

    /// <summary>The longest name that DNS has.</summary>
    private const int MaxLength = 253;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2045",
        Name = "unlikely-service-principal",
        Severity = Severity.Suggestion,
        Title = "Service principal that looks misspelt",
        Message = "\"{0}\" is none of the service principals that are known (reference of {1}); did you mean \"{2}\"?",
        Rationale = "If no service has the name, AWS refuses the principal, and a condition on it never matches.",
        Remedy = "Look the name up in the documentation of the service.",
        Fix = FixAvailability.Always,
        Help = $$$"""
            The name has the form of a service principal, is not known, and is one letter away from exactly one that is: one letter
            too many, one too few, another one, or two that changed places. AWS publishes no list; known are the principals that its
            managed policies name, so this is a suggestion.

            {{{AboutValues}}} A Region in the name is passed over: `sns` in `sns.eu-west-1.amazonaws.com`.

            Not reported: a name that is merely unknown; names of fewer than four letters, or near one of
            fewer; names that differ in a digit
            (`inspector2`); names that are the prefix of a service's actions, which most principals are; malformed names
            (`malformed-service-principal`); values with a wildcard or a placeholder, `${…}` or `{{…}}`.

            ## Bad

            ```json trust
            { "Effect": "Allow", "Principal": { "Service": [|"lamda.amazonaws.com"|] }, "Action": "sts:AssumeRole" }
            ```

            ## Good

            ```json trust
            { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }
            ```
            """,
    };

    protected override void Check(SymbolicString value, ReadOnlySpan<char> text, bool needsRegion, bool ignoreCase, RuleContext context)
    {
        ServiceReference reference = context.Reference;
        if (ServicePrincipalName.Parse(text, needsRegion, ignoreCase, reference, out ServicePrincipalName name) != ServicePrincipalFault.None
            || name.Service.Length is < MinLength or > MaxLength
            || IsKnown(name.Service, reference)
            || reference.TryGetService(name.Service, out _)
            || reference.IsRetiredService(name.Service, out _)
            || Nearest(name.Service, reference) is not { } nearest)
        {
            return;
        }

        string meant = nearest + text.Slice(name.Service.Length).ToString();
        context.Report(value.Origin, text.ToString(), ReferenceDate.Text(reference.DataDate), meant)
            .WithFix(new Fix($"Write {meant}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(value.Origin, meant)));
    }

    private static bool IsKnown(ReadOnlySpan<char> service, ServiceReference reference)
    {
        Span<char> main = stackalloc char[MaxLength + ServicePrincipalName.MainSuffix.Length];
        service.CopyTo(main);
        ServicePrincipalName.MainSuffix.AsSpan().CopyTo(main.Slice(service.Length));
        return reference.TryGetServicePrincipal(main.Slice(0, service.Length + ServicePrincipalName.MainSuffix.Length), out _);
    }

    /// <summary>The one known name that a typing mistake makes of this one; null when none or several are.</summary>
    private static string? Nearest(ReadOnlySpan<char> service, ServiceReference reference)
    {
        string? nearest = null;
        foreach (AwsServicePrincipal principal in reference.ServicePrincipals)
        {
            string known = principal.Name;
            known = known.Substring(0, known.Length - ServicePrincipalName.MainSuffix.Length);
            if (known.Length >= MinLength && IsMistyped(service, known.AsSpan()))
            {
                if (nearest is not null)
                {
                    return null;
                }

                nearest = known;
            }
        }

        return nearest;
    }

    /// <summary>True when one letter is too many, missing or another, or two have changed places.</summary>
    private static bool IsMistyped(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        int start = 0;
        while (start < text.Length && start < name.Length && Lower(text[start]) == Lower(name[start]))
        {
            start++;
        }

        ReadOnlySpan<char> a = text.Slice(start);
        ReadOnlySpan<char> b = name.Slice(start);
        while (!a.IsEmpty && !b.IsEmpty && Lower(a[a.Length - 1]) == Lower(b[b.Length - 1]))
        {
            a = a.Slice(0, a.Length - 1);
            b = b.Slice(0, b.Length - 1);
        }

        return (a.Length, b.Length) switch
        {
            (0, 1) => IsLetter(b[0]),
            (1, 0) => IsLetter(a[0]),
            (1, 1) => IsLetter(a[0]) && IsLetter(b[0]),
            (2, 2) => Lower(a[0]) == Lower(b[1]) && Lower(a[1]) == Lower(b[0]) && IsLetter(a[0]) && IsLetter(a[1]),
            _ => false,
        };
    }

    /// <summary>Digits make other versions of a service; hyphens and dots are forgotten like letters.</summary>
    private static bool IsLetter(char c) => c is not (>= '0' and <= '9');

    private static char Lower(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
}
