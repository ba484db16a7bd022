using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class RcpPrincipalRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1088",
        Name = "rcp-principal",
        Severity = Severity.Error,
        Title = "Principal of a resource control policy is not \"*\"",
        Message = "{0} other than \"*\" in a resource control policy",
        Rationale = "AWS Organizations refuses the policy.",
        Remedy = "Write \"Principal\": \"*\", and spare or single out principals in a Condition on aws:PrincipalArn or aws:PrincipalAccount.",
        AccessAnalyzerCodes = ImmutableArray.Create("RCP_SYNTAX_ERROR_PRINCIPAL"),
        Help = """
            A resource control policy applies to whoever wants at the resource: its `Principal` is `"*"`, and it takes no
            `NotPrincipal`
            ([Organizations](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html)).

            Not reported: an empty object, and values that are neither text, list nor object, which are wrong everywhere; `{"AWS": "*"}`, which means the same and of which AWS does not say that it is refused; and a text with a
            placeholder, `${…}` or `{{…}}`, which may stand for `*`.

            ## Bad

            ```json rcp
            { "Effect": "Deny", [|"Principal"|]: { "AWS": "111122223333" }, "Action": "s3:*", "Resource": "*" }
            ```

            ## Good

            ```json rcp
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
              "Condition": { "StringEquals": { "aws:PrincipalAccount": "111122223333" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind != PolicyKind.ResourceControl)
        {
            return;
        }

        if (statement.Principal is { } principal && IsFault(principal, statement))
        {
            context.Report(principal.Name.Origin, principal.Name.ToDisplayString());
        }

        if (statement.NotPrincipal is { } notPrincipal)
        {
            context.Report(notPrincipal.Name.Origin, notPrincipal.Name.ToDisplayString());
        }
    }

    private static bool IsFault(PrincipalElement element, Statement statement) => element.Shape switch
    {
        ValueShape.Text => !element.IsEveryone && element.Text is { } value && value.TryGetText(out ReadOnlySpan<char> text) && !Placeholder.IsIn(text),
        ValueShape.Map => statement.IsComplete && !element.Entries.IsEmpty && !Everyone.IsMeantBy(element),

        // Numbers, Booleans and null are wrong everywhere.
        _ => element.Shape == ValueShape.List,
    };
}
