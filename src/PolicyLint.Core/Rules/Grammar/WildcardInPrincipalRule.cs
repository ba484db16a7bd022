using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class WildcardInPrincipalRule : PrincipalValueRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1033",
        Name = "wildcard-in-principal",
        Severity = Severity.Error,
        Title = "Wildcard inside a principal",
        Message = "\"{0}\" has a wildcard, and {1} takes none{2}",
        Rationale = "A principal is no pattern: AWS refuses the policy.",
        Remedy = "List the principals, or use {\"AWS\": \"*\"} with a condition on aws:PrincipalArn.",
        AccessAnalyzerCodes = ImmutableArray.Create("UNSUPPORTED_WILDCARD_IN_PRINCIPAL"),
        Help = """
            A principal is named in full; `*` and `?` inside an ARN or a name are not wildcards there
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html)). To match
            principals by pattern, allow `{"AWS": "*"}` and narrow it with `ArnLike` on `aws:PrincipalArn`.

            Not reported: the whole value `*` under `AWS`; the escaped characters `${*}` and `${?}`; policies that take no principal.

            ## Bad

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": [|"arn:aws:iam::111122223333:role/build-*"|] }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/build-*" } }
            }
            ```
            """,
    };

    protected override void Check(PrincipalEntry entry, SymbolicString value, ReadOnlySpan<char> text, RuleContext context)
    {
        if (entry.Type == PrincipalType.Unknown || !PolicyVariable.HasWildcardOutside(text))
        {
            return;
        }

        bool isAws = entry.Type == PrincipalType.Aws;
        if (!isAws || text.Length > 1 || text[0] != '*')
        {
            context.Report(value.Origin, text.ToString(), entry.Key.ToDisplayString(), isAws ? " but \"*\" alone" : "");
        }
    }
}
