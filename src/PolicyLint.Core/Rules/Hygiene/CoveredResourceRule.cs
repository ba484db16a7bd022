using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

internal sealed class CoveredResourceRule : StatementRule
{
    /// <summary>Of longer lists only so many patterns, and only the neighbours within so many entries, are held against the others.</summary>
    private const int Limit = 64;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7002",
        Name = "covered-resource",
        Severity = Severity.Suggestion,
        Title = "Resource that another entry of its list covers",
        Message = "\"{0}\" is already covered by [\"{1}\"](1)",
        Rationale = "An entry that changes nothing hides what the statement is about, and counts towards the size limit.",
        Remedy = "Remove it, or the wildcard that covers it if the wildcard says more than was meant.",
        AccessAnalyzerCodes = ImmutableArray.Create("REDUNDANT_RESOURCE"),
        Fix = FixAvailability.Always,
        Help = """
            Everything that the entry names, another entry of the same `Resource` or `NotResource` names too: it stands there twice, or a
            wildcard covers it. The six fields of an ARN are compared one by one, as IAM does, with their case. The fix removes the entry; the
            statement means the same afterwards.

            - Of two entries that cover each other the later one is reported.
            - What stands for something else, `${…}` or `{{…}}`, is covered by the same text, and by a text that ends in `*` before it.
            - Texts that a template fills in are the same where the template writes the same expression for both.
            - Not reported: malformed ARNs, partial overlap, entries of other statements (`covered-statement`), and role trust policies, which
              take no resource. A `*` among other entries covers all of them, which is seldom meant: `wildcard-resource` says what it allows.
            - In a list of more than 64 entries, the first 64 with a wildcard are held against all others, and entries that stand twice are
              found at a distance of up to 64.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-resource>

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::reports/*", [|"arn:aws:s3:::reports/2026/*"|]] }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"] }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        bool isPair = statement.Resource?.Values.Length > 1 || statement.NotResource?.Values.Length > 1;
        if (isPair && statement.Policy.Kind != PolicyKind.Trust)
        {
            Check(statement.Resource, statement.Policy, context);
            Check(statement.NotResource, statement.Policy, context);
        }
    }

    private static void Check(ValueList? list, Policy policy, RuleContext context)
    {
        if (list is null || list.Values.Length < 2)
        {
            return;
        }

        Span<int> patterns = stackalloc int[Limit];
        ReadOnlySpan<SymbolicString> values = list.Values.AsSpan();
        patterns = patterns.Slice(0, FindPatterns(values, patterns));
        for (int i = 0; i < values.Length; i++)
        {
            int coverer = FindCoverer(values, patterns, i, policy);
            coverer = coverer >= 0 ? coverer : FindRepeated(values, i, policy);
            if (coverer >= 0)
            {
                context.Report(values[i].Origin, values[i].ToDisplayString(), values[coverer].ToDisplayString())
                    .WithRelated(values[coverer].Origin, "names the same resources")
                    .WithFix(new Fix("Remove the superfluous resource", StatementRemoval.SafetyIn(policy), new PolicyEdit.RemoveElement(values[i].Origin)));
            }
        }
    }

    private static int FindPatterns(ReadOnlySpan<SymbolicString> values, Span<int> patterns)
    {
        int count = 0;
        for (int i = 0; i < values.Length && count < patterns.Length; i++)
        {
            if (values[i].TryGetText(out ReadOnlySpan<char> text) && WildcardPattern.HasWildcard(text))
            {
                patterns[count++] = i;
            }
        }

        return count;
    }

    private static int FindCoverer(ReadOnlySpan<SymbolicString> values, ReadOnlySpan<int> patterns, int index, Policy policy)
    {
        foreach (int pattern in patterns)
        {
            if (pattern != index
                && ValuePatterns.CoversResource(values[pattern], values[index], policy)
                && IsWellFormed(values[index])
                && (pattern < index || !ValuePatterns.CoversResource(values[index], values[pattern], policy))
                && values[pattern].Origin != values[index].Origin)
            {
                return pattern;
            }
        }

        return -1;
    }

    private static int FindRepeated(ReadOnlySpan<SymbolicString> values, int index, Policy policy)
    {
        for (int i = Math.Max(0, index - Limit); i < index; i++)
        {
            if (ValuePatterns.AreSame(values[i], values[index], policy) && IsWellFormed(values[index]) && values[i].Origin != values[index].Origin)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsWellFormed(SymbolicString value)
        => !value.TryGetText(out ReadOnlySpan<char> text) || WildcardPattern.IsAny(text) || Arn.TryParse(text, out _);
}
