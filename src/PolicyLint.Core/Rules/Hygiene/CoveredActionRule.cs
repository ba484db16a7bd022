using System.Buffers;
using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

internal sealed class CoveredActionRule : StatementRule
{
    /// <summary>Lists up to this length are worked on without the heap.</summary>
    private const int StackLimit = 32;

    /// <summary>Each is held against all others: no policy that AWS takes has as many.</summary>
    private const int MaxPatterns = 1024;

    /// <summary>How many characters a mark holds.</summary>
    private const int Packed = 8;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7001",
        Name = "covered-action",
        Severity = Severity.Suggestion,
        Title = "Action that another entry of its list covers",
        Message = "\"{0}\" is already covered by [\"{1}\"](1){2}",
        Rationale = "An entry that changes nothing hides what the statement is about, and counts towards the size limit.",
        Remedy = "Remove it, or the wildcard that covers it if the wildcard says more than was meant.",
        AccessAnalyzerCodes = ImmutableArray.Create("REDUNDANT_ACTION"),
        Fix = FixAvailability.Always,
        Help = """
            Everything that the entry names, another entry of the same `Action` or `NotAction` names too: it stands there twice (letter
            case makes no difference), or a wildcard covers it. Partial overlap is not reported.

            - Of two entries that cover each other the later one is reported.
            - Whether a pattern covers another is decided by their text: whatever AWS adds, it stays so, and the fix is safe.
            - A pattern can also be covered by several others together, or by one that has other words but the same actions: whether
              it is, depends on the actions that there are. That is decided by the reference, whose date the message names. An action
              that AWS adds later could make a difference, so the fix is unsafe. Not decided for services that the reference does not
              have, and for patterns that match additional actions of the configuration.
            - Malformed entries (`PL1xxx`) neither cover nor are covered.

            In a list with more than 1,024 patterns the first 1,024 are held against all other entries. Entries of other statements are not looked at: those can have other resources and conditions.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-action>

            ## Bad

            ```json
            { "Effect": "Allow", "Action": ["s3:Get*", [|"s3:GetObject"|]], "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json
            {
              "Effect": "Allow", "Action": ["dynamodb:Get*", "dynamodb:Batch*", [|"dynamodb:*GetItem"|]],
              "Resource": "arn:aws:dynamodb:eu-central-1:111122223333:table/reports"
            }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": ["s3:Get*", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        Check(statement.Action, 0, context);
        Check(statement.NotAction, statement.Action?.Values.Length ?? 0, context);
    }

    private static void Check(ValueList? list, int offset, RuleContext context)
    {
        if (list is null || list.Values.Length < 2)
        {
            return;
        }

        int length = list.Values.Length;
        ulong[]? rentedMarks = length > StackLimit ? ArrayPool<ulong>.Shared.Rent(3 * length) : null;
        int[]? rentedIndexes = length > StackLimit ? ArrayPool<int>.Shared.Rent(2 * length) : null;
        Span<ulong> marks = rentedMarks is null ? stackalloc ulong[3 * StackLimit] : rentedMarks;
        Span<int> indexes = rentedIndexes is null ? stackalloc int[2 * StackLimit] : rentedIndexes;
        Check(list.Values, new Work(marks, indexes, length), offset, context);
        if (rentedMarks is not null)
        {
            ArrayPool<ulong>.Shared.Return(rentedMarks);
        }

        if (rentedIndexes is not null)
        {
            ArrayPool<int>.Shared.Return(rentedIndexes);
        }
    }

    private static void Check(ImmutableArray<SymbolicString> values, Work work, int offset, RuleContext context)
    {
        ReadOnlySpan<int> patterns = work.Patterns.Slice(0, Math.Min(Mark(values, work), MaxPatterns));
        work.Coverers.Fill(-1);
        foreach (int pattern in patterns)
        {
            FindCovered(values, work, pattern, offset, context);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (work.Coverers[i] < 0)
            {
                work.Coverers[i] = FindRepeated(values, work.Texts, i, offset, context);
            }

            if (work.Coverers[i] >= 0)
            {
                Report(values[i], values[work.Coverers[i]], "", FixSafety.Safe, context);
            }
        }

        // A name that several patterns cover is covered by one of them: only patterns can need several.
        for (int i = patterns.Length - 1; patterns.Length > 1 && i >= 0; i--)
        {
            if (work.Coverers[patterns[i]] < 0 && OverlapsAnother(values, work, patterns, patterns[i]))
            {
                work.Coverers[patterns[i]] = FindCoverersTogether(values, work, patterns, patterns[i], offset, context);
            }
        }
    }

    /// <summary>Marks each text, so that most pairs are told apart without looking at them, and finds those with a wildcard.</summary>
    /// <returns>How many have a wildcard.</returns>
    private static int Mark(ImmutableArray<SymbolicString> values, Work work)
    {
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!values[i].TryGetText(out ReadOnlySpan<char> text))
            {
                text = default;
            }

            work.Beginnings[i] = Pack(text);
            work.Texts[i] = (work.Beginnings[i] * 31) + (Pack(text.Slice(Math.Max(0, text.Length - Packed))) * 17) + (ulong)text.Length;
            int wildcard = text.IndexOfAny('*', '?');
            work.Masks[i] = wildcard is < 0 or >= Packed ? ulong.MaxValue : (1UL << (8 * wildcard)) - 1;
            if (wildcard >= 0)
            {
                work.Patterns[count++] = i;
            }
        }

        return count;
    }

    /// <summary>The first characters of a text without regard to case, a byte each.</summary>
    private static ulong Pack(ReadOnlySpan<char> text)
    {
        ulong packed = 0;
        int length = Math.Min(text.Length, Packed);
        for (int i = 0; i < length; i++)
        {
            packed |= (ulong)(byte)(text[i] | 0x20) << (8 * i);
        }

        return packed;
    }

    /// <summary>Notes for each entry that a pattern covers that it does, unless a wider one was noted already.</summary>
    private static void FindCovered(ImmutableArray<SymbolicString> values, Work work, int pattern, int offset, RuleContext context)
    {
        // What stands before the first wildcard must stand in the other text too.
        ulong beginning = work.Beginnings[pattern];
        ulong mask = work.Masks[pattern];
        for (int i = NextAlike(work.Beginnings, 0, beginning, mask); i >= 0; i = NextAlike(work.Beginnings, i + 1, beginning, mask))
        {
            if (i != pattern
                && Covers(values, pattern, i)
                && (work.Coverers[i] < 0 || Covers(values, pattern, work.Coverers[i]))
                && AreActions(context, offset + pattern, offset + i))
            {
                work.Coverers[i] = pattern;
            }
        }
    }

    /// <summary>The next entry that begins alike; negative when there is none.</summary>
    private static int NextAlike(ReadOnlySpan<ulong> beginnings, int start, ulong beginning, ulong mask)
    {
        if (mask == ulong.MaxValue)
        {
            int found = beginnings.Slice(start).IndexOf(beginning);
            return found < 0 ? found : start + found;
        }

        for (int i = start; i < beginnings.Length; i++)
        {
            if (((beginnings[i] ^ beginning) & mask) == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>True when another pattern that is not covered itself has a text in common with one.</summary>
    private static bool OverlapsAnother(ImmutableArray<SymbolicString> values, Work work, ReadOnlySpan<int> patterns, int pattern)
    {
        ulong beginning = work.Beginnings[pattern];
        ulong mask = work.Masks[pattern];
        foreach (int other in patterns)
        {
            if (((work.Beginnings[other] ^ beginning) & mask & work.Masks[other]) == 0
                && other != pattern
                && work.Coverers[other] < 0
                && values[pattern].TryGetText(out ReadOnlySpan<char> text)
                && values[other].TryGetText(out ReadOnlySpan<char> otherText)
                && WildcardPattern.Intersects(text, otherText, ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// True when a pattern covers another entry, or each covers the other and the pattern comes first: an order, so that of entries
    /// which cover each other in whatever way one is left.
    /// </summary>
    private static bool Covers(ImmutableArray<SymbolicString> values, int wide, int narrow)
        => values[wide].TryGetText(out ReadOnlySpan<char> pattern)
        && values[narrow].TryGetText(out ReadOnlySpan<char> text)
        && WildcardPattern.Covers(pattern, text, ignoreCase: true)
        && (wide < narrow || !WildcardPattern.Covers(text, pattern, ignoreCase: true));

    /// <summary>The first entry that the one at <paramref name="index"/> repeats; negative when there is none.</summary>
    private static int FindRepeated(ImmutableArray<SymbolicString> values, ReadOnlySpan<ulong> marks, int index, int offset, RuleContext context)
    {
        int start = 0;
        while (marks.Slice(start, index - start).IndexOf(marks[index]) is >= 0 and int found)
        {
            int first = start + found;
            if (values[index].TryGetText(out ReadOnlySpan<char> text)
                && values[first].TryGetText(out ReadOnlySpan<char> earlier)
                && text.Equals(earlier, StringComparison.OrdinalIgnoreCase)
                && IsAction(context.Actions[offset + index]))
            {
                return first;
            }

            start = first + 1;
        }

        return -1;
    }

    /// <summary>The first of the patterns that together name all actions which a pattern names, which is reported; negative when some action is left.</summary>
    private static int FindCoverersTogether(ImmutableArray<SymbolicString> values, Work work, ReadOnlySpan<int> patterns, int index, int offset, RuleContext context)
    {
        ReadOnlySpan<StatementAction> actions = context.Actions.Slice(offset, values.Length);
        StatementAction pattern = actions[index];
        if (pattern.Form != StatementActionForm.Pattern || !pattern.IsServiceKnown || !values[index].TryGetText(out ReadOnlySpan<char> text))
        {
            return -1;
        }

        int first = -1;
        int second = -1;
        foreach (AwsAction action in pattern.Matches)
        {
            int coverer = FindOther(actions, work, patterns, index, action);
            if (coverer < 0)
            {
                return -1;
            }

            first = first < 0 ? coverer : first;
            second = coverer == first || second >= 0 ? second : coverer;
        }

        // A pattern that matches nothing is another rule's matter.
        if (first < 0 || context.IsDeclaredAction(text))
        {
            return -1;
        }

        string others = second < 0 ? "" : $" together with \"{values[second].ToDisplayString()}\" and its like";
        string date = ReferenceDate.Text(context.Reference.DataDate);
        Report(values[index], values[first], $"{others} (reference of {date})", FixSafety.Unsafe, context);
        return first;
    }

    /// <summary>Another pattern of the service that names the action and is not superfluous itself; negative when there is none.</summary>
    private static int FindOther(ReadOnlySpan<StatementAction> actions, Work work, ReadOnlySpan<int> patterns, int index, AwsAction action)
    {
        ulong beginning = work.Beginnings[index];
        ulong mask = work.Masks[index];
        foreach (int i in patterns)
        {
            if (((work.Beginnings[i] ^ beginning) & mask & work.Masks[i]) == 0
                && i != index
                && work.Coverers[i] < 0
                && actions[i].Form == StatementActionForm.Pattern
                && actions[i].IsServiceKnown
                && actions[i].Service.Index == actions[index].Service.Index
                && actions[i].Value.TryGetText(out ReadOnlySpan<char> other)
                && action.MatchesName(other.Slice(other.IndexOf(':') + 1)))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool AreActions(RuleContext context, int first, int second)
    {
        ReadOnlySpan<StatementAction> actions = context.Actions;
        return IsAction(actions[first]) && IsAction(actions[second]);
    }

    private static bool IsAction(in StatementAction action) => action.Form is not (StatementActionForm.Unknown or StatementActionForm.Malformed);

    private static void Report(SymbolicString value, SymbolicString coverer, string addition, FixSafety safety, RuleContext context)
        => context.Report(value.Origin, value.ToDisplayString(), coverer.ToDisplayString(), addition)
            .WithRelated(coverer.Origin, "names the same actions")
            .WithFix(new Fix("Remove the superfluous action", safety, new PolicyEdit.RemoveElement(value.Origin)));

    /// <summary>What is noted of the entries of a list.</summary>
    private readonly ref struct Work(Span<ulong> marks, Span<int> indexes, int length)
    {
        /// <summary>How each begins.</summary>
        public Span<ulong> Beginnings { get; } = marks.Slice(0, length);

        /// <summary>The same number for texts that are equal but for case, and rarely for others.</summary>
        public Span<ulong> Texts { get; } = marks.Slice(length, length);

        /// <summary>The bits of the beginning that stand before the first wildcard.</summary>
        public Span<ulong> Masks { get; } = marks.Slice(2 * length, length);

        /// <summary>Which have a wildcard.</summary>
        public Span<int> Patterns { get; } = indexes.Slice(0, length);

        /// <summary>Which other covers each; negative when none does.</summary>
        public Span<int> Coverers { get; } = indexes.Slice(length, length);
    }
}
