using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class MissingQualifierRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2035",
        Name = "missing-qualifier",
        Severity = Severity.Warning,
        Title = "Key of several values without ForAllValues or ForAnyValue",
        Message = "Condition key \"{0}\" can have several values, and {1} does not say whether all or any of them must match",
        Rationale = "AWS requires the set operator, and does not document how a condition without it is decided.",
        Remedy = "Put ForAnyValue: before the operator if one matching value is enough, or ForAllValues: with a Null test if all must match.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_QUALIFIER"),
        Fix = FixAvailability.Sometimes,
        Help = """
            A request can have several values of some keys: `aws:TagKeys`, `aws:CalledVia`, the `…OrgPaths` keys, and those
            that the service authorization reference types `ArrayOf…`. An operator for them begins with `ForAllValues:` or
            `ForAnyValue:`.

            Which one is meant, only the author knows. `ForAnyValue` is offered where it is: under a Deny, whose values are
            what must not occur, and for keys that tell where a request comes from or goes to; not for `aws:TagKeys` and
            services' keys in an Allow, where one permitted value would let in all others. Negated operators have no fix.

            AWS takes a policy without the set operator (some of its own have `StringEquals` on `events:detail-type`), so it is
            a warning here, though Access Analyzer calls it an error.

            `Null` asks for the key and not its values: it takes no set operator and is not reported.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "*",
              "Condition": { "StringLike": { [|"aws:TagKeys"|]: "billing-*" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "*",
              "Condition": { "ForAnyValue:StringLike": { "aws:TagKeys": "billing-*" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ConditionOperator @operator = condition.Operator;
        if (@operator.Qualifier != ConditionQualifier.None
            || @operator.Family is ConditionOperatorFamily.Null or ConditionOperatorFamily.Unknown)
        {
            return;
        }

        StatementConditionKey key = context.KeyOf(condition);
        if (!key.IsKnown || !key.Key.IsMultivalued)
        {
            return;
        }

        DiagnosticBuilder report = context.Report(condition.Key.Origin, condition.Key.ToDisplayString(), @operator.CanonicalName);
        bool isAnyMeant = statement.Effect == Effect.Deny
            || (key.HasGlobalPrefix && key.Key.IsGlobal && condition.Key.Is("aws:TagKeys", ignoreCase: true) == Certainty.No);
        if (isAnyMeant && !@operator.IsNegated && condition.Block.Conditions.Length == 1)
        {
            string name = (@operator with { Qualifier = ConditionQualifier.ForAnyValue }).CanonicalName;
            report.WithFix(ConditionFixes.RenameOperator(statement.Condition!, condition.Block, name));
        }
    }
}
