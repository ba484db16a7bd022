using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Exposure;

internal sealed class AllowNotPrincipalRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5005",
        Name = "allow-not-principal",
        Severity = Severity.Warning,
        SecuritySeverity = 8.5,
        Title = "Allow for everybody but some",
        Message = "NotPrincipal with Allow lets in everybody but those listed{0}",
        Rationale = "All other users, roles and services of all accounts are meant, and callers without credentials.",
        Remedy = "Allow those who are meant with Principal; keep others out with a Deny and a condition such as aws:PrincipalArn.",
        AccessAnalyzerCodes = ImmutableArray.Create("ALLOW_WITH_NOT_PRINCIPAL"),
        Help = """
            `NotPrincipal` stands for everybody except those listed. With `Allow` that is the whole world, including callers without credentials,
            and even those listed can often come in another way: a role that is listed stops no other role that its users can assume
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html)).

            It is an error where nothing keeps strangers out, and a warning where a condition does (see `PL5003 public-resource-policy`): then
            `Principal: "*"` with that condition says the same and is understood.

            Reported are resource-based policies. In trust policies IAM refuses the element (`PL1082 trust-not-principal`), in identity-based
            ones too (`PL1030 principal-in-identity-policy`). `NotPrincipal` with `Deny` is not reported here.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-allow-with-notprincipal>

            ## Bad

            ```json resource
            {
              "Effect": "Allow", [|"NotPrincipal"|]: { "AWS": "arn:aws:iam::111122223333:user/intern" },
              "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*"
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/analyst" },
              "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*"
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!statement.IsAllow || statement.NotPrincipal is not { } others || statement.Policy.Kind != PolicyKind.Resource)
        {
            return;
        }

        // Of a text that breaks off, the condition may be missing.
        bool isPublic = statement.IsComplete && statement.Policy.IsComplete && PublicAccess.Of(statement).IsPublic && !PublicAccess.IsForEveryone(others, out _);
        DiagnosticBuilder finding = context.Report(others.Name.Origin, isPublic ? ", and no condition keeps strangers out" : "");
        if (isPublic)
        {
            finding.WithDefaultSeverity(Severity.Error);
        }
    }
}
