using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class EmptyPrincipalListRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7015",
        Name = "empty-principal-list",
        Severity = Severity.Suggestion,
        Title = "List of principals is empty",
        Message = "\"{0}\" is an empty list of principals",
        Rationale = "The entry names nobody: a list came out empty, or the entry is superfluous.",
        Remedy = "List the principals, or remove the entry.",
        AccessAnalyzerCodes = ImmutableArray.Create("EMPTY_ARRAY_PRINCIPAL"),
        Help = """
            A member of `Principal` or `NotPrincipal` with an empty list adds nobody. There is no fix: whether principals are missing
            or the entry is superfluous only the author knows.

            Only policies that may name principals are looked at: resource-based policies, trust policies and endpoint policies. A
            member that is none of `AWS`, `Service`, `Federated` and `CanonicalUser` is left to another rule.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-array-principal>

            ## Bad

            ```json
            { "Effect": "Allow", "Principal": { "AWS": [|[]|] }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Principal": { "AWS": ["444455556666"] }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (EmptyValues.CanNamePrincipals(statement.Policy.Kind))
        {
            Check(statement.Principal, statement, context);
            Check(statement.NotPrincipal, statement, context);
        }
    }

    private static void Check(PrincipalElement? element, Statement statement, RuleContext context)
    {
        if (element is null)
        {
            return;
        }

        foreach (PrincipalEntry entry in element.Entries)
        {
            if (entry.Type != PrincipalType.Unknown && entry.IsList && entry.Values.IsEmpty && EmptyValues.IsWritten(statement, entry.Origin))
            {
                context.Report(entry.Origin, entry.Key.ToDisplayString());
            }
        }
    }
}
