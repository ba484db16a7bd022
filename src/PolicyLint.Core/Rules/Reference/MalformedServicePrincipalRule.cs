using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class MalformedServicePrincipalRule : ServicePrincipalRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2040",
        Name = "malformed-service-principal",
        Severity = Severity.Warning,
        Title = "Not the name of a service principal",
        Message = "\"{0}\" is not the name of a service principal: {1}",
        Rationale = "No service has such a name: AWS refuses the principal, and a condition on it never matches.",
        Remedy = "Write the name in lower case with the suffix of the partition, such as lambda.amazonaws.com.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_SERVICE_PRINCIPAL_FORMAT"),
        Fix = FixAvailability.Sometimes,
        Help = $$$"""
            A service principal is a name in lower case with the suffix of the partition: `lambda.amazonaws.com`,
            `ec2.amazonaws.com.cn`; some have a Region, `logs.eu-west-1.amazonaws.com`
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services)).
            The key `kms:ViaService` holds names with a Region only
            ([AWS KMS](https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service)).

            {{{AboutValues}}} AWS does not publish which keys Access Analyzer looks at, and whether it looks at principals. Only the form
            is looked at; names that no service is known to have are not reported (but see `unlikely-service-principal`). A suffix
            is known or not by the reference, and a new partition brings a new one, so this is a warning.

            The fix puts the name in lower case, where nothing else is wrong.

            Not reported: values with a wildcard (`wildcard-in-principal`, `wildcard-without-like`) or a placeholder, `${…}` or `{{…}}`;
            names that end in `.amazon.com`, as Alexa's do, or in `.aws.internal`; the case of letters under operators that ignore it.

            ## Bad

            ```json trust
            { "Effect": "Allow", "Principal": { "Service": [[|"lambda"|], [|"EC2.amazonaws.com"|]] }, "Action": "sts:AssumeRole" }
            ```

            ```json
            {
              "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
              "Condition": { "StringEquals": { "kms:ViaService": [|"s3.amazonaws.com"|] } }
            }
            ```

            ## Good

            ```json trust
            { "Effect": "Allow", "Principal": { "Service": ["lambda.amazonaws.com", "ec2.amazonaws.com"] }, "Action": "sts:AssumeRole" }
            ```

            ```json
            {
              "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
              "Condition": { "StringEquals": { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } }
            }
            ```
            """,
    };

    protected override void Check(SymbolicString value, ReadOnlySpan<char> text, bool needsRegion, bool ignoreCase, RuleContext context)
    {
        ServicePrincipalFault fault = ServicePrincipalName.Parse(text, needsRegion, ignoreCase, context.Reference, out _);
        if (fault == ServicePrincipalFault.None)
        {
            return;
        }

        DiagnosticBuilder report = context.Report(value.Origin, text.ToString(), Words(fault));
        if (fault == ServicePrincipalFault.Case)
        {
#pragma warning disable CA1308 // AWS writes service principals in lower case.
            string lower = text.ToString().ToLowerInvariant();
#pragma warning restore CA1308
            report.WithFix(new Fix($"Write {lower}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(value.Origin, lower)));
        }
    }

    private static string Words(ServicePrincipalFault fault) => fault switch
    {
        ServicePrincipalFault.Character => "it takes letters, digits and hyphens, in parts with a dot between them",
        ServicePrincipalFault.Suffix => "it does not end in \".amazonaws.com\" or the suffix of another partition",
        ServicePrincipalFault.Region => "it has no Region, as \"s3.eu-central-1.amazonaws.com\" has",
        _ => "it is not in lower case",
    };
}
