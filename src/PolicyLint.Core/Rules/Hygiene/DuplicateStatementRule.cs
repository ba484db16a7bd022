using System.Buffers;
using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

internal sealed class DuplicateStatementRule : PolicyRule
{
    /// <summary>How many characters tell most texts apart.</summary>
    private const int Ending = 12;

    private const ulong Spread = 0x9E3779B97F4A7C15;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7003",
        Name = "duplicate-statement",
        Severity = Severity.Suggestion,
        Title = "Statement that stands twice",
        Message = "This statement says the same as [an earlier one](1)",
        Rationale = "It changes nothing, counts towards the size limit, and whoever changes one of the two changes nothing either.",
        Remedy = "Remove one of the two, or write what the second was meant to say.",
        AccessAnalyzerCodes = ImmutableArray.Create("REDUNDANT_STATEMENT"),
        AbsorbedBy = ImmutableArray.Create("PL7004"),
        Fix = FixAvailability.Always,
        Help = """
            Two statements are the same when they differ in nothing but the `Sid`, the order of lists, the case of actions and operators,
            values that a list has twice, and whether a single value stands in brackets. AWS does not publish what its own check takes
            for the same. The fix removes the later one.

            A statement that is not the same, but applies only to requests that another applies to as well, is `covered-statement`.
            Texts that a template fills in are the same where the template writes the same expression for both. Not compared are
            statements with elements of a wrong type, without or with several effects, and with more than 256 values in a list.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-statement>

            ## Bad

            ```json
            [
              { "Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObjectAcl"], "Resource": "arn:aws:s3:::reports/*" },
              [|{ "Sid": "Show", "Effect": "Allow", "Action": ["s3:GetObjectAcl", "s3:GetObject"], "Resource": ["arn:aws:s3:::reports/*"] }|]
            ]
            ```

            ## Good

            ```json
            [
              { "Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObjectAcl"], "Resource": "arn:aws:s3:::reports/*" },
              { "Sid": "Show", "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObjectAcl"], "Resource": "arn:aws:s3:::invoices/*" }
            ]
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        int length = policy.Statements.Length;
        if (length < 2 || !policy.TypeMismatches.IsEmpty)
        {
            return;
        }

        ulong[]? rented = length > StatementScopes.Limit ? ArrayPool<ulong>.Shared.Rent(length) : null;
        Span<ulong> marks = rented is null ? stackalloc ulong[StatementScopes.Limit] : rented;
        Check(policy.Statements, marks.Slice(0, length), context);
        if (rented is not null)
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }
    }

    private static void Check(ImmutableArray<Statement> statements, Span<ulong> marks, RuleContext context)
    {
        bool isLong = statements.Length > StatementScopes.Limit;
        for (int i = 0; i < statements.Length; i++)
        {
            Statement statement = statements[i];
            marks[i] = StatementScopes.IsComparable(statement) ? MarkOf(statement, isLong) : 0;
            int first = marks[i] == 0 ? -1 : marks.Slice(0, i).IndexOf(marks[i]);
            while (first >= 0 && !AreSame(statements[first], statement))
            {
                // In long policies the whole text is marked, so that others are very rare.
                int next = isLong ? -1 : marks.Slice(first + 1, i - first - 1).IndexOf(marks[i]);
                first = next < 0 ? next : first + 1 + next;
            }

            if (first >= 0)
            {
                context.Report(statement.Origin)
                    .WithRelated(statements[first].Origin, "the same statement")
                    .WithFix(StatementRemoval.Of(statement));
            }
        }
    }

    /// <summary>False for one statement of the text that an alias of YAML uses twice.</summary>
    private static bool AreSame(Statement first, Statement second)
        => first.Effect == second.Effect && first.Origin != second.Origin && StatementScopes.AreSame(first, second);

    /// <summary>The same number for statements that are the same, and seldom for others; never 0.</summary>
    private static ulong MarkOf(Statement statement, bool isWhole)
    {
        ulong mark = (ulong)statement.Effect;
        mark = (mark * 31) + MarkOf(statement.Action, isWhole);
        mark = (mark * 31) + MarkOf(statement.NotAction, isWhole);
        mark = (mark * 31) + MarkOf(statement.Resource, isWhole);
        mark = (mark * 31) + MarkOf(statement.NotResource, isWhole);
        foreach (PrincipalEntry entry in statement.Principal?.Entries ?? ImmutableArray<PrincipalEntry>.Empty)
        {
            foreach (SymbolicString value in entry.Values)
            {
                mark |= MarkOf(value, isWhole);
            }
        }

        foreach (ConditionOperatorBlock block in statement.Condition?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                foreach (ConditionValue value in condition.Values)
                {
                    mark |= MarkOf(value.Text, isWhole);
                }
            }
        }

        return mark | 1;
    }

    /// <summary>Whatever the order, and however often a value stands there.</summary>
    private static ulong MarkOf(ValueList? list, bool isWhole)
    {
        if (list is null)
        {
            return 0;
        }

        ulong all = 0;
        ulong least = ulong.MaxValue;
        ReadOnlySpan<SymbolicString> values = list.Values.AsSpan();
        for (int i = 0; i < values.Length; i++)
        {
            ulong mark = MarkOf(values[i], isWhole);
            all |= mark;
            least = Math.Min(least, mark);
        }

        return (all * 17) + least;
    }

    private static ulong MarkOf(in SymbolicString value, bool isWhole)
    {
        if (value.TryGetText(out ReadOnlySpan<char> text))
        {
            return MarkOf(text, isWhole) * Spread;
        }

        ulong mark = 0;
        foreach (SymbolicString.Piece piece in value.Pieces)
        {
            mark = (mark * 31) + MarkOf(piece.Text.AsSpan(), isWhole);
        }

        return mark * Spread;
    }

    /// <summary>Whatever the case, which makes no difference in actions.</summary>
    private static ulong MarkOf(ReadOnlySpan<char> text, bool isWhole)
    {
        ulong mark = (ulong)text.Length;
        foreach (char c in text.Slice(isWhole ? 0 : Math.Max(0, text.Length - Ending)))
        {
            mark = (mark * 31) + (c | 0x20u);
        }

        return mark;
    }
}
