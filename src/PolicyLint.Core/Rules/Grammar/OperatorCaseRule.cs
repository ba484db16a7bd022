using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class OperatorCaseRule : OperatorRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1049",
        Name = "operator-case",
        Severity = Severity.Suggestion,
        Title = "Condition operator is not spelt as AWS spells it",
        Message = "Condition operator \"{0}\" is spelt \"{1}\" in AWS's documentation",
        Rationale = "AWS does not say that the case of an operator does not matter, and tools disagree about it.",
        Remedy = "Write the operator as AWS does.",
        Fix = FixAvailability.Sometimes,
        Help = """
            The grammar of policies lists the condition operators in one spelling each, and no AWS page says whether another
            case is accepted. Programs that evaluate policies outside AWS differ: some read the operators without regard to
            case, some do not know `stringequals` or `Ifexists`. This rule reports a spelling that differs in case only;
            what is no operator in any case is `PL1050 unknown-condition-operator`.

            The fix counts as unsafe, since AWS may read the two spellings differently. There is none where the condition has
            the operator in AWS's spelling too: its keys must be moved there by hand.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports",
              "Condition": { [|"stringEquals"|]: { "s3:prefix": "home/" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports",
              "Condition": { "StringEquals": { "s3:prefix": "home/" } }
            }
            ```
            """,
    };

    protected override void Check(ConditionOperatorBlock block, ConditionBlock condition, RuleContext context)
    {
        // A Null with more than its name has a rule of its own, whose fix writes the name anew.
        ConditionOperator @operator = block.Operator;
        bool isMoreThanNull = @operator.Family == ConditionOperatorFamily.Null
            && (@operator.HasIfExists || @operator.Qualifier != ConditionQualifier.None);
        if (!@operator.IsKnown || isMoreThanNull || !block.Name.TryGetText(out ReadOnlySpan<char> text))
        {
            return;
        }

        string canonical = @operator.CanonicalName;
        if (!text.SequenceEqual(canonical.AsSpan()))
        {
            context.Report(block.Name.Origin, text.ToString(), canonical).WithFix(ConditionFixes.RenameOperator(condition, block, canonical));
        }
    }
}
