using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

internal sealed class CoveredActionRule : StatementRule
{
    /// <summary>Lists up to this length are worked on without the heap.</summary>
    private const int StackLimit = 128;

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

            Entries of other statements are not looked at: those can have other resources and conditions.

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
        int[]? rentedNumbers = length > StackLimit ? ArrayPool<int>.Shared.Rent(2 * length) : null;
        bool[]? rentedFlags = length > StackLimit ? ArrayPool<bool>.Shared.Rent(length) : null;
        Span<int> numbers = rentedNumbers is null ? stackalloc int[2 * StackLimit] : rentedNumbers;
        Span<bool> covered = (rentedFlags is null ? stackalloc bool[StackLimit] : rentedFlags).Slice(0, length);
        Check(list.Values, numbers.Slice(0, length), numbers.Slice(length, length), covered, offset, context);
        if (rentedNumbers is not null)
        {
            ArrayPool<int>.Shared.Return(rentedNumbers);
        }

        if (rentedFlags is not null)
        {
            ArrayPool<bool>.Shared.Return(rentedFlags);
        }
    }

    private static void Check(ImmutableArray<SymbolicString> values, Span<int> hashes, Span<int> patterns, Span<bool> covered, int offset, RuleContext context)
    {
        covered.Clear();
        patterns = patterns.Slice(0, Hash(values, hashes, patterns));
        for (int i = 0; i < values.Length; i++)
        {
            int coverer = FindRepeated(values, hashes, i, offset, context);
            if (coverer < 0)
            {
                coverer = FindPattern(values, patterns, covered, i, offset, context);
            }

            if (coverer >= 0)
            {
                covered[i] = true;
                Report(values[i], values[coverer], "", FixSafety.Safe, context);
            }
        }

        // A name that several patterns cover is covered by one of them: only patterns can need several.
        for (int i = patterns.Length - 1; patterns.Length > 1 && i >= 0; i--)
        {
            covered[patterns[i]] = covered[patterns[i]] || IsCoveredTogether(values, covered, patterns[i], offset, context);
        }
    }

    /// <summary>Gives each text a number that is the same for texts that are equal but for case, and finds those with a wildcard.</summary>
    /// <returns>How many have a wildcard.</returns>
    private static int Hash(ImmutableArray<SymbolicString> values, Span<int> hashes, Span<int> patterns)
    {
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            bool hasWildcard = false;
            uint hash = 2166136261;
            if (values[i].TryGetText(out ReadOnlySpan<char> text))
            {
                foreach (char c in text)
                {
                    hash = (hash ^ (c is >= 'A' and <= 'Z' ? (uint)c | 0x20 : c)) * 16777619;
                    hasWildcard |= c is '*' or '?';
                }
            }

            hashes[i] = unchecked((int)hash);
            if (hasWildcard)
            {
                patterns[count++] = i;
            }
        }

        return count;
    }

    /// <summary>The first entry that the one at <paramref name="index"/> repeats; negative when there is none.</summary>
    private static int FindRepeated(ImmutableArray<SymbolicString> values, Span<int> hashes, int index, int offset, RuleContext context)
    {
        int first = hashes.Slice(0, index).IndexOf(hashes[index]);
        return first >= 0
            && values[index].TryGetText(out ReadOnlySpan<char> text)
            && values[first].TryGetText(out ReadOnlySpan<char> earlier)
            && text.Equals(earlier, StringComparison.OrdinalIgnoreCase)
            && IsAction(context.Actions[offset + index])
                ? first
                : -1;
    }

    /// <summary>The pattern that covers an entry, the widest where there are several; negative when there is none.</summary>
    private static int FindPattern(ImmutableArray<SymbolicString> values, ReadOnlySpan<int> patterns, ReadOnlySpan<bool> covered, int index, int offset, RuleContext context)
    {
        int widest = -1;
        foreach (int i in patterns)
        {
            // What was reported itself goes, so it covers nothing.
            if (i != index && !covered[i] && Covers(values, i, index) && (widest < 0 || Covers(values, i, widest)) && AreActions(context, offset + i, offset + index))
            {
                widest = i;
            }
        }

        return widest;
    }

    /// <summary>True when a pattern covers another entry, or each covers the other and the pattern comes first.</summary>
    private static bool Covers(ImmutableArray<SymbolicString> values, int wide, int narrow)
        => values[wide].TryGetText(out ReadOnlySpan<char> pattern)
        && values[narrow].TryGetText(out ReadOnlySpan<char> text)
        && MayCover(pattern, text)
        && WildcardPattern.Covers(pattern, text, ignoreCase: true)
        && (wide < narrow || !WildcardPattern.Covers(text, pattern, ignoreCase: true));

    /// <summary>Tells most pairs apart by their last character, and by their first.</summary>
    private static bool MayCover(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
        => !pattern.IsEmpty
        && !text.IsEmpty
        && CanBeSame(pattern[pattern.Length - 1], text[text.Length - 1])
        && CanBeSame(pattern[0], text[0]);

    private static bool CanBeSame(char pattern, char text) => pattern is '*' or '?' || (pattern | 0x20) == (text | 0x20);

    /// <summary>True, and reported, when all actions that a pattern names are named by other patterns.</summary>
    private static bool IsCoveredTogether(ImmutableArray<SymbolicString> values, ReadOnlySpan<bool> covered, int index, int offset, RuleContext context)
    {
        ReadOnlySpan<StatementAction> actions = context.Actions.Slice(offset, values.Length);
        StatementAction pattern = actions[index];
        if (pattern.Form != StatementActionForm.Pattern || !pattern.IsServiceKnown || !values[index].TryGetText(out ReadOnlySpan<char> text))
        {
            return false;
        }

        int first = -1;
        int second = -1;
        foreach (AwsAction action in pattern.Matches)
        {
            int coverer = FindOther(actions, covered, index, action);
            if (coverer < 0)
            {
                return false;
            }

            first = first < 0 ? coverer : first;
            second = coverer == first || second >= 0 ? second : coverer;
        }

        // A pattern that matches nothing is another rule's matter.
        if (first < 0 || context.IsDeclaredAction(text))
        {
            return false;
        }

        string others = second < 0 ? "" : $" together with \"{values[second].ToDisplayString()}\" and its like";
        string date = context.Reference.DataDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Report(values[index], values[first], $"{others} (reference of {date})", FixSafety.Unsafe, context);
        return true;
    }

    /// <summary>Another pattern of the service that names the action and is not superfluous itself; negative when there is none.</summary>
    private static int FindOther(ReadOnlySpan<StatementAction> actions, ReadOnlySpan<bool> covered, int index, AwsAction action)
    {
        for (int i = 0; i < actions.Length; i++)
        {
            if (i != index
                && !covered[i]
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
}
