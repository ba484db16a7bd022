using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class MixedConditionValueTypesRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1054",
        Name = "mixed-condition-value-types",
        Severity = Severity.Error,
        Title = "Values of one condition key are of different JSON types",
        Message = "{0} is {1} in a list that begins with {2}",
        Rationale = "Access Analyzer counts it as an error: all values of a key must be of one JSON type.",
        Remedy = "Put every value in quotes.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_CONDITION_DATA_TYPE"),
        Fix = FixAvailability.Always,
        Help = """
            A condition value may be a string, a number or a Boolean, quoted or not; but the values of one key must be of one
            JSON type. The first value that differs from the first one in the list is reported, once a list.

            A list under `Bool` is silent here: it is `PL1055 multiple-booleans` whatever its types.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-condition-data-type>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "arn:aws:ec2:eu-west-1:111122223333:volume/*",
              "Condition": { "NumericEquals": { "ec2:VolumeSize": ["8", [|16|]] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "arn:aws:ec2:eu-west-1:111122223333:volume/*",
              "Condition": { "NumericEquals": { "ec2:VolumeSize": ["8", "16"] } }
            }
            ```

            ```json
            {
              "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "arn:aws:ec2:eu-west-1:111122223333:volume/*",
              "Condition": { "NumericEquals": { "ec2:VolumeSize": [8, 16] } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ImmutableArray<ConditionValue> values = condition.Values;
        if (condition.Operator.Family == ConditionOperatorFamily.Bool)
        {
            return;
        }

        for (int i = 1; i < values.Length; i++)
        {
            if (values[i].Shape != values[0].Shape)
            {
                context.Report(values[i].Text.Origin, Show(values[i]), NounOf(values[i]), NounOf(values[0])).WithFix(Quote(values));
                return;
            }
        }
    }

    private static Fix Quote(ImmutableArray<ConditionValue> values)
    {
        var edits = new List<PolicyEdit>();
        foreach (ConditionValue value in values)
        {
            if (value.Shape != ValueShape.Text)
            {
                edits.Add(new PolicyEdit.ReplaceText(value.Text.Origin, value.Text.ToDisplayString()));
            }
        }

        return new Fix("Put every value in quotes", FixSafety.Unsafe, edits.ToArray());
    }

    private static string Show(ConditionValue value)
        => value.Shape == ValueShape.Text ? $"\"{value.Text.ToDisplayString()}\"" : value.Text.ToDisplayString();

    private static string NounOf(ConditionValue value) => value.Shape switch
    {
        ValueShape.Number => "a number",
        ValueShape.Boolean => "a Boolean",
        _ => "a string",
    };
}
