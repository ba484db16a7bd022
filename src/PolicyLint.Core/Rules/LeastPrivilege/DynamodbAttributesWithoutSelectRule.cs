using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class DynamodbAttributesWithoutSelectRule : ConditionRule
{
    private const string Attributes = "dynamodb:Attributes";
    private const string Select = "dynamodb:Select";
    private const string SpecificAttributes = "SPECIFIC_ATTRIBUTES";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3012",
        Name = "dynamodb-attributes-without-select",
        Severity = Severity.Warning,
        SecuritySeverity = 6.0,
        Title = "Attributes of a DynamoDB table restricted, and not what a read returns",
        Message = "\"{0}\" restricts only what a request names: one that names no attributes returns all of them for [\"{1}\"](1)",
        Rationale = "A Query, Scan or GetItem without a projection names none of the attributes that it returns, so the condition lets it pass.",
        Remedy = "Ask with StringEquals that dynamodb:Select is SPECIFIC_ATTRIBUTES (with StringEqualsIfExists where the statement allows writes too).",
        AccessAnalyzerCodes = ImmutableArray.Create("DYNAMODB_ATTRIBUTES_WITHOUT_SELECT"),
        Fix = FixAvailability.Sometimes,
        Help = """
            `dynamodb:Attributes` is the list of the attributes that a request names, not of those that it returns. Who leaves the projection out
            gets every attribute of the item, the secret ones too. DynamoDB's guide therefore asks for `dynamodb:Select` besides
            ([using conditions for fine-grained access control](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html)).

            Reported are statements that allow, with an action that has `dynamodb:Select` in its requests by the service authorization
            reference, by name or pattern: reads. Whether Access Analyzer looks at the actions is not published; a write returns only what
            `dynamodb:ReturnValues` says. `StringEquals` and `StringEqualsIfExists` with `SPECIFIC_ATTRIBUTES` as the only value are what counts;
            `StringLike` without a wildcard is the same. Not reported: `NotAction`, and values that are not known.

            The fix adds the line where the condition has `StringEquals` or `StringEqualsIfExists` already. It is unsafe: requests without a
            projection are refused afterwards.

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:Query"], "Resource": "arn:aws:dynamodb:eu-central-1:111122223333:table/players",
              "Condition": {
                "ForAllValues:StringEquals": { [|"dynamodb:Attributes"|]: ["id", "name", "score"] },
                "StringEquals": { "aws:RequestedRegion": "eu-central-1" }
              }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:Query"], "Resource": "arn:aws:dynamodb:eu-central-1:111122223333:table/players",
              "Condition": {
                "ForAllValues:StringEquals": { "dynamodb:Attributes": ["id", "name", "score"] },
                "StringEquals": { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" }
              }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (!statement.IsAllow
            || condition.Operator.Family != ConditionOperatorFamily.String
            || condition.Operator.IsNegated
            || condition.Key.Is(Attributes, ignoreCase: true) != Certainty.Yes
            || !statement.IsComplete
            || statement.NotAction is not null
            || MayPinSelect(statement.Condition!))
        {
            return;
        }

        foreach (StatementAction action in context.Actions)
        {
            if (Selects(action))
            {
                context.Report(condition.Key.Origin, condition.Key.ToDisplayString(), action.Value.ToDisplayString())
                    .WithRelated(action.Value.Origin, "this reads attributes")
                    .WithFix(MakeFix(statement.Condition!));
                return;
            }
        }
    }

    private static bool Selects(StatementAction action)
    {
        if (action.Form != StatementActionForm.Everything && (!action.IsServiceKnown || action.Service.Prefix != "dynamodb"))
        {
            return false;
        }

        foreach (AwsAction match in action.Matches)
        {
            if (match.TryGetConditionKey(Select.AsSpan(), out _))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the condition asks for one value of <c>dynamodb:Select</c>, the right one, or may do so.</summary>
    private static bool MayPinSelect(ConditionBlock conditions)
    {
        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (condition.Key.Is(Select, ignoreCase: true) != Certainty.No && IsPositive(condition.Operator) && MayBeOnlySpecific(condition))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsPositive(ConditionOperator @operator)
        => @operator.Family == ConditionOperatorFamily.String && !@operator.IsNegated;

    private static bool MayBeOnlySpecific(Condition condition)
    {
        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.Is(SpecificAttributes, ignoreCase: true) == Certainty.No)
            {
                return false;
            }
        }

        return !condition.Values.IsEmpty;
    }

    private static Fix? MakeFix(ConditionBlock conditions)
    {
        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            if (block.Operator is { BaseName: "StringEquals", Qualifier: ConditionQualifier.None } && !block.Origin.Span.IsEmpty && !HasSelect(block))
            {
                return new Fix(
                    $"Ask for {Select} {SpecificAttributes}",
                    FixSafety.Unsafe,
                    new PolicyEdit.SetProperty(block.Origin, Select, SpecificAttributes));
            }
        }

        return null;
    }

    private static bool HasSelect(ConditionOperatorBlock block)
    {
        foreach (Condition condition in block.Conditions)
        {
            if (condition.Key.Is(Select, ignoreCase: true) != Certainty.No)
            {
                return true;
            }
        }

        return false;
    }
}
