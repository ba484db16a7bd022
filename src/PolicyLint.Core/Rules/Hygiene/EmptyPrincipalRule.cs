using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class EmptyPrincipalRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7018",
        Name = "empty-principal",
        Severity = Severity.Suggestion,
        Title = "Principal is an empty object",
        Message = "\"{0}\" is an empty object",
        Rationale = "The statement names nobody: a map came out empty, or the statement is superfluous.",
        Remedy = "Name the principals, or remove the statement.",
        AccessAnalyzerCodes = ImmutableArray.Create("EMPTY_OBJECT_PRINCIPAL"),
        Help = """
            A `Principal` of `{}` is nobody, so the statement has no effect; a `NotPrincipal` of `{}` excludes nobody. AWS's own check
            speaks of `Principal`; whether it includes `NotPrincipal` is not documented. There is no fix: whether principals are
            missing or the statement is superfluous only the author knows.

            Only policies that may name principals are looked at: resource-based policies, trust policies and endpoint policies.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-object-principal>

            ## Bad

            ```json
            { "Effect": "Allow", "Principal": [|{}|], "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" }
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
        if (element is { Shape: ValueShape.Map, Entries.IsEmpty: true } && EmptyValues.IsWritten(statement, element.Origin))
        {
            context.Report(element.Origin, element.Name.ToDisplayString());
        }
    }
}
