using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class UnknownElementRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1004",
        Name = "unknown-element",
        Severity = Severity.Error,
        Title = "Element that the policy grammar does not know",
        Message = "\"{0}\" is not an element of a {1}{2}",
        Rationale = "AWS refuses a policy with an element that it does not know, and a misspelt one does not do what it was written for.",
        Remedy = "Correct the name, or remove the element; there is no place for remarks in a policy but the Sid.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_POLICY_ELEMENT"),
        Fix = FixAvailability.Sometimes,
        Help = """
            A policy has the elements `Version`, `Id` and `Statement`; a statement has `Sid`, `Effect`, `Principal`, `NotPrincipal`,
            `Action`, `NotAction`, `Resource`, `NotResource` and `Condition`
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html). Names are taken as case-sensitive,
            which is how the grammar writes them.

            Where one name is near and not present yet, the fix renames the element. What is missing because of such a name is not
            reported as missing.

            ## Bad

            ```json
            {
              "Version": "2012-10-17",
              [|"Description"|]: "readers of reports",
              "Statement": [ { "Effect": "Allow", [|"Actions"|]: "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ]
            }
            ```

            ## Good

            ```json
            {
              "Version": "2012-10-17",
              "Statement": [ { "Sid": "ReadersOfReports", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ]
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        Check(policy.Elements, ElementNames.OfPolicy, context);
        foreach (Statement statement in policy.Statements)
        {
            Check(statement.Elements, ElementNames.OfStatement, context);
        }
    }

    private static void Check(ImmutableArray<PolicyElement> elements, IReadOnlyList<string> names, RuleContext context)
    {
        foreach (PolicyElement element in elements)
        {
            if (!ElementNames.IsKnown(element.Name, names))
            {
                Report(element, elements, names, context);
            }
        }
    }

    private static void Report(PolicyElement element, ImmutableArray<PolicyElement> elements, IReadOnlyList<string> names, RuleContext context)
    {
        bool isPolicy = ReferenceEquals(names, ElementNames.OfPolicy);
        string? meant = ElementNames.Meant(element.Name, names);
        string hint = meant is not null ? $"; did you mean \"{meant}\"?"
            : ElementNames.IsKnown(element.Name, isPolicy ? ElementNames.OfStatement : ElementNames.OfPolicy) ? $"; it belongs to the {(isPolicy ? "statement" : "policy")}"
            : "";
        DiagnosticBuilder report = context.Report(element.Name.Origin, element.Name.ToDisplayString(), isPolicy ? "policy" : "statement", hint);
        if (meant is not null && IsFree(meant, element, elements, names))
        {
            report.WithFix(new Fix($"Rename it to {meant}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(element.Name.Origin, meant)));
        }
    }

    /// <summary>True when no other element has the name or was meant to have it.</summary>
    private static bool IsFree(string name, PolicyElement element, ImmutableArray<PolicyElement> elements, IReadOnlyList<string> names)
    {
        foreach (PolicyElement other in elements)
        {
            if (other.Name.Is(name) != Certainty.No
                || (other.Name.Origin != element.Name.Origin && !ElementNames.IsKnown(other.Name, names) && ElementNames.Meant(other.Name, names) == name))
            {
                return false;
            }
        }

        return true;
    }
}
