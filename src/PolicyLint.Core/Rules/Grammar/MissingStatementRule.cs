using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class MissingStatementRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1003",
        Name = "missing-statement",
        Severity = Severity.Error,
        Title = "Policy has no statement",
        Message = "Policy has no statement",
        Rationale = "AWS refuses a policy without a statement; it would say nothing.",
        Remedy = "Add a statement, or remove the policy.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_STATEMENT"),
        Help = """
            A policy needs the element `Statement` with at least one statement. Whether AWS answers an empty list with the same
            words is not documented; it does not accept one.

            A misspelt `statements` is reported as PL1004, and a `Statement` of another type as PL1006.

            ## Bad

            ```json
            [|{ "Version": "2012-10-17" }|]
            ```

            ```json
            { "Version": "2012-10-17", "Statement": [|[]|] }
            ```

            ## Good

            ```json
            {
              "Version": "2012-10-17",
              "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ]
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.IsFragment || !policy.IsComplete || !policy.Statements.IsEmpty)
        {
            return;
        }

        foreach (PolicyElement element in policy.Elements)
        {
            if (element.Name.Is("Statement") == Certainty.Yes)
            {
                if (element.Shape == ValueShape.List && !HasWrongType(policy))
                {
                    context.Report(element.Origin);
                }

                return;
            }
        }

        if (!ElementNames.IsGiven(policy, "Statement"))
        {
            context.Report(policy.Origin);
        }
    }

    /// <summary>True when the list holds something, though no statement.</summary>
    private static bool HasWrongType(Policy policy)
    {
        foreach (TypeMismatch mismatch in policy.TypeMismatches)
        {
            if (mismatch.Element == "Statement")
            {
                return true;
            }
        }

        return false;
    }
}
