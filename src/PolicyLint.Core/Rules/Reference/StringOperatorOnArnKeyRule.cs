using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class StringOperatorOnArnKeyRule : ConditionRule
{
    /// <summary>Colons of an ARN before its last part.</summary>
    private const int Colons = 5;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2038",
        Name = "string-operator-on-arn-key",
        Severity = Severity.Warning,
        SecuritySeverity = 4.0,
        Title = "ARN compared as text, with a wildcard that crosses colons",
        Message = "The wildcard in \"{0}\" matches across the colons of an ARN under {1}",
        Rationale = "An asterisk for the account or the Region also takes in the rest of an ARN whose name somebody else chose.",
        Remedy = "Use ArnLike or ArnNotLike: they compare ARNs part by part.",
        AccessAnalyzerCodes = ImmutableArray.Create("STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS"),
        Fix = FixAvailability.Sometimes,
        Help = """
            `StringLike` knows no parts: `arn:aws:*:111122223333:role/app` matches `arn:aws:iam::444455556666:role/x:111122223333:role/app`
            as well. `ArnLike` splits both sides at the first five colons and compares part with part.

            Reported is a value with a wildcard in one of the first five parts, or without those parts, under `StringLike` or
            `StringNotLike`, on a key that the reference types ARN. Access Analyzer reports these operators whatever the value;
            where the wildcard stands in the last part only, both kinds of operator decide alike, and an asterisk at the end of
            a shorter value (`arn:aws:codepipeline:*`) has nothing after it to cross to: neither is reported here. Nor are values
            without wildcard (`StringLike` then compares exactly) and `StringEquals`. That `StringNotLike` and operators with
            `IfExists` or a set operator count is our reading.

            AWS exempts five of its managed policies by name; this rule has no such list.

            The fix is unsafe: what matched across colons no longer does. It is offered when all values under the operator are
            whole ARNs and it has no other key.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "StringNotLike": { "aws:PrincipalArn": [|"arn:aws:iam::*:role/reporter"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/reporter" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (!condition.Operator.IsStringLike)
        {
            return;
        }

        StatementConditionKey key = context.KeyOf(condition);
        if (!key.IsKnown || key.Key.Type != ConditionKeyType.Arn || ConditionKeyTypes.IsArnByMistake(condition))
        {
            return;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.TryGetText(out ReadOnlySpan<char> text) && CrossesColons(text))
            {
                context.Report(value.Text.Origin, text.ToString(), condition.Operator.CanonicalName)
                    .WithFix(CompareByParts(condition, statement));
            }
        }
    }

    private static bool CrossesColons(ReadOnlySpan<char> text)
    {
        // An asterisk at the end of the whole value has nothing after it to cross to.
        ReadOnlySpan<char> parts = text.Slice(0, LastPart(text));
        return PolicyVariable.HasWildcardOutside(parts.Length == text.Length ? text.TrimEnd('*') : parts);
    }

    /// <summary>Where the sixth part begins; the end when there are fewer.</summary>
    private static int LastPart(ReadOnlySpan<char> text)
    {
        int start = 0;
        for (int colons = 0; colons < Colons; colons++)
        {
            int colon = text.Slice(start).IndexOf(':');
            if (colon < 0)
            {
                return text.Length;
            }

            start += colon + 1;
        }

        return start;
    }

    private static Fix? CompareByParts(Condition condition, Statement statement)
    {
        if (condition.Block.Conditions.Length != 1)
        {
            return null;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (!value.Text.TryGetText(out ReadOnlySpan<char> text)
                || !text.StartsWith("arn:".AsSpan(), StringComparison.Ordinal)
                || LastPart(text) == text.Length)
            {
                return null;
            }
        }

        string name = condition.Operator.CanonicalName.Replace("String", "Arn");
        return ConditionFixes.RenameOperator(statement.Condition!, condition.Block, name);
    }
}
