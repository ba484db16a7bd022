using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class ConflictingElementsRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1012",
        Name = "conflicting-elements",
        Severity = Severity.Error,
        Title = "Element beside its negation",
        Message = "{0} stands beside [{1}](1), and a statement takes only one of the two",
        Rationale = "AWS refuses the policy: the two elements say what the statement is about in contrary ways.",
        Remedy = "Keep one of the two, or make two statements.",
        AccessAnalyzerCodes = ImmutableArray.Create("UNSUPPORTED_ELEMENT_COMBINATION"),
        Help = """
            A statement has either `Action` or `NotAction`, either `Resource` or `NotResource`, and either `Principal` or `NotPrincipal`
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).

            Where a kind of policy allows none of a pair, that is what is reported, and not the pair: principals in identity-based
            policies, boundaries, session and service control policies, and resources in role trust policies.

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "s3:*", [|"NotAction"|]: "s3:DeleteBucket", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        PolicyKind kind = statement.Policy.Kind;
        Check(statement, "Action", "NotAction", context);
        if (kind != PolicyKind.Trust)
        {
            Check(statement, "Resource", "NotResource", context);
        }

        if (kind is not (PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.Session or PolicyKind.ServiceControl))
        {
            Check(statement, "Principal", "NotPrincipal", context);
        }
    }

    private static void Check(Statement statement, string name, string negation, RuleContext context)
    {
        if (ElementNames.TryFind(statement, negation, out PolicyElement negated) && ElementNames.TryFind(statement, name, out PolicyElement plain))
        {
            context.Report(negated.Name.Origin, negation, name).WithRelated(plain.Name.Origin, name);
        }
    }
}
