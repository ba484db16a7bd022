using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class UnknownConditionOperatorRule : OperatorRule
{
    private static readonly string[] Qualifiers = ["ForAllValues", "ForAnyValue"];
    private static readonly string[] Names = ListNames();

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1050",
        Name = "unknown-condition-operator",
        Severity = Severity.Error,
        Title = "Condition operator that IAM does not have",
        Message = "Condition operator \"{0}\" does not exist{1}",
        Rationale = "AWS refuses a policy with an operator that it does not know.",
        Remedy = "Use one of the operators of the IAM User Guide, such as StringEquals, ArnLike, Bool or IpAddress.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_CONDITION_OPERATOR"),
        Fix = FixAvailability.Sometimes,
        Help = """
            A condition operator is one of 27 base operators, with `ForAllValues:` or `ForAnyValue:` before it and `IfExists`
            after it where wanted. Where the text is a typing mistake away from exactly one of them, that one is offered.

            Operators are read without regard to case here; a spelling that differs in case only is
            `PL1049 operator-case`. `NullIfExists` is `PL1051 null-if-exists`. The values under an unknown operator are not
            checked, since nothing says what they should be.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports",
              "Condition": { [|"StringEqual"|]: { "s3:prefix": "home/" } }
            }
            ```

            ```json
            {
              "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "*",
              "Condition": { [|"ForAnyValues:StringLike"|]: { "aws:TagKeys": "team-*" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports",
              "Condition": { "StringEquals": { "s3:prefix": "home/" } }
            }
            ```

            ```json
            {
              "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "*",
              "Condition": { "ForAnyValue:StringLikeIfExists": { "aws:TagKeys": "team-*" } }
            }
            ```
            """,
    };

    protected override void Check(ConditionOperatorBlock block, ConditionBlock condition, RuleContext context)
    {
        if (!block.Operator.IsKnown && block.Name.TryGetText(out ReadOnlySpan<char> text))
        {
            string? meant = Nearest(text);
            context.Report(block.Name.Origin, text.ToString(), meant is null ? "" : $": did you mean \"{meant}\"?")
                .WithFix(meant is null ? null : ConditionFixes.RenameOperator(condition, block, meant));
        }
    }

    private static string? Nearest(ReadOnlySpan<char> text)
    {
        int colon = text.IndexOf(':');
        string? name = Spelling.Nearest(text.Slice(colon + 1), Names);
        if (name is null || colon < 0)
        {
            return name;
        }

        return Spelling.Nearest(text.Slice(0, colon), Qualifiers) is { } qualifier ? $"{qualifier}:{name}" : null;
    }

    private static string[] ListNames()
    {
        var names = new List<string>(ConditionOperator.BaseNames);
        foreach (string name in ConditionOperator.BaseNames)
        {
            if (name != "Null")
            {
                names.Add(name + "IfExists");
            }
        }

        return names.ToArray();
    }
}
