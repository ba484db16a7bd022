using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class ConditionKeysDifferInCaseRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1053",
        Name = "condition-keys-differ-in-case",
        Severity = Severity.Error,
        Title = "Two condition keys differ in case only",
        Message = "Condition key \"{0}\" is the same as [\"{1}\"](1): case does not matter",
        Rationale = "AWS reads both as one key and does not say which of the two lists of values then counts.",
        Remedy = "Merge the values under one spelling, the one that AWS documents.",
        AccessAnalyzerCodes = ImmutableArray.Create("DUPLICATE_KEYS_WITH_DIFFERENT_CASE"),
        Help = """
            Names of condition keys are compared without regard to case, the tag part of `aws:ResourceTag/team` included.
            Two spellings under one operator are therefore one key given twice. There is no fix: whether the values are meant
            as "one of all these" or as "both" only the author knows.

            The same key under two different operators is normal and not reported, whatever the case. (AWS's own check speaks of
            the "condition block"; whether it means the whole `Condition` element is not known.) Two keys of the very same
            spelling are a duplicate name of the JSON object, which another rule reports.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-duplicate-keys-with-different-case>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24", [|"aws:SourceIP"|]: "198.51.100.0/24" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "IpAddress": { "aws:SourceIp": ["203.0.113.0/24", "198.51.100.0/24"] } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Condition is not { } condition)
        {
            return;
        }

        foreach (ConditionOperatorBlock block in condition.Operators)
        {
            for (int i = 1; i < block.Conditions.Length; i++)
            {
                if (block.Conditions[i].Key.TryGetText(out ReadOnlySpan<char> key) && FindOther(block, i, key) is { } first)
                {
                    context.Report(block.Conditions[i].Key.Origin, key.ToString(), first.Key.ToDisplayString())
                        .WithRelated(first.Key.Origin, "The same key");
                }
            }
        }
    }

    /// <summary>The first key before number <paramref name="end"/> that differs from it in case only; null when one does not differ at all.</summary>
    private static Condition? FindOther(ConditionOperatorBlock block, int end, ReadOnlySpan<char> key)
    {
        Condition? first = null;
        for (int i = 0; i < end; i++)
        {
            if (block.Conditions[i].Key.TryGetText(out ReadOnlySpan<char> other) && other.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                if (other.SequenceEqual(key))
                {
                    return null;
                }

                first ??= block.Conditions[i];
            }
        }

        return first;
    }
}
