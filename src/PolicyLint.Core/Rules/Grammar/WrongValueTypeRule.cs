using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class WrongValueTypeRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1006",
        Name = "wrong-value-type",
        Severity = Severity.Error,
        Title = "Value of a type that the grammar does not allow there",
        Message = "Found {0} in {1} where {2} is expected",
        Rationale = "AWS refuses a policy with a value of the wrong type.",
        Remedy = "Write the value in the form that the grammar wants.",
        AccessAnalyzerCodes = ImmutableArray.Create("DATA_TYPE_MISMATCH"),
        Fix = FixAvailability.Sometimes,
        Help = """
            Each element takes certain types of value: `Sid`, `Effect`, `Version` and `Id` a string, `Action` and `Resource` a string or
            a list of strings, `Condition` an object of objects
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html). `null` is allowed nowhere. In
            conditions numbers and Booleans may stand without quotes.

            A number in the place of an account, `Sid` or `Id` can be put into quotes by the fix. An account id that begins with 0 is
            no JSON number at all.

            Elements whose name is not known are reported by name only (PL1004), and an `Id` that does not belong there as PL1013. A list in the place of the map of principals has a
            rule of its own.

            ## Bad

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": [|111122223333|] }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json
            { "Effect": "Allow", "Action": [ "s3:GetObject", [|null|] ], "Resource": [|{ "bucket": "reports" }|] }
            ```

            ## Good

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        foreach (TypeMismatch mismatch in policy.TypeMismatches)
        {
            if (IsInUnknownElement(mismatch, policy) || (mismatch.Element == "Id" && IdInIdentityPolicyRule.Concerns(policy.Kind)))
            {
                continue;
            }

            DiagnosticBuilder report = context.Report(mismatch.Origin, Describe(mismatch.Found), mismatch.Element, mismatch.Expected);
            if (mismatch.IsQuotable && mismatch.Found == ValueShape.Number && mismatch.Element is "Sid" or "Id" or "Principal" or "NotPrincipal")
            {
                report.WithFix(new Fix("Put it into quotes", FixSafety.Unsafe, new PolicyEdit.ReplaceText(mismatch.Origin, mismatch.Text)));
            }
        }
    }

    private static bool IsInUnknownElement(TypeMismatch mismatch, Policy policy)
    {
        if (IsInUnknownElement(mismatch, policy.Elements, ElementNames.OfPolicy))
        {
            return true;
        }

        foreach (Statement statement in policy.Statements)
        {
            if (IsInUnknownElement(mismatch, statement.Elements, ElementNames.OfStatement))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInUnknownElement(TypeMismatch mismatch, ImmutableArray<PolicyElement> elements, IReadOnlyList<string> names)
    {
        foreach (PolicyElement element in elements)
        {
            if (element.Origin == mismatch.Origin && !ElementNames.IsKnown(element.Name, names))
            {
                return true;
            }
        }

        return false;
    }

    private static string Describe(ValueShape shape) => shape switch
    {
        ValueShape.Text => "a string",
        ValueShape.Number => "a number",
        ValueShape.Boolean => "a Boolean",
        ValueShape.Null => "null",
        ValueShape.List => "a list",
        _ => "an object",
    };
}
