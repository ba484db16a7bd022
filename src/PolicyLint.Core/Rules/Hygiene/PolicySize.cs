using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Hygiene;

/// <summary>
/// How long a policy is as JSON without white space between its parts: what IAM counts, and the least that any other service is sent,
/// whatever language it is written in. Texts that a template fills in count with what is known of them.
/// </summary>
internal struct PolicySize
{
    private const int MaxPatterns = 64;
    private const string Version = "\"Version\":\"2012-10-17\",\"Statement\":";

    private PolicySize(Policy policy)
    {
        IsLeast = !policy.TypeMismatches.IsEmpty || !policy.IsComplete;
        if (policy.IsFragment)
        {
            // Bare statements are sent with a document around them.
            Characters = 2 + Version.Length;
            AddStatements(policy, isList: true);
            return;
        }

        int known = 0;
        AddText(policy.Version, ref known);
        AddText(policy.Id, ref known);
        foreach (PolicyElement element in policy.Elements)
        {
            if (element.Name.Is("Statement") == Certainty.Yes)
            {
                Characters += known++ == 0 ? 0 : 1;
                AddName(element.Name);
                AddStatements(policy, element.Shape == ValueShape.List);
                break;
            }
        }

        Characters += 2;
        IsLeast |= known != policy.Elements.Length;
    }

    /// <summary>Number of characters.</summary>
    public int Characters { get; private set; }

    /// <summary>How many of these are blanks in texts: IAM says that it does not count white space, and not whether that means those.</summary>
    public int Blanks { get; private set; }

    /// <summary>Number of bytes in UTF-8.</summary>
    public readonly int Bytes => Characters + Beyond;

    /// <summary>True when the policy is longer than that: parts are not known.</summary>
    public bool IsLeast { get; private set; }

    /// <summary>How many bytes the characters have besides the first.</summary>
    private int Beyond { get; set; }

    /// <summary>Measures a policy.</summary>
    public static PolicySize Of(Policy policy) => new(policy);

    /// <summary>False for a policy whose text is far too short: without this, every policy would be measured. JSON is longer than YAML, but not thrice.</summary>
    public static bool MayBeOver(Policy policy, int quota) => policy.DeclaringResource is not null || policy.Origin.Span.Length > quota / 3;

    /// <summary>
    /// The number of characters of the text as it is written, white space included; null where the policy is not a file of its own, and is
    /// sent in another form than it is written in.
    /// </summary>
    public static int? AsWritten(Policy policy)
    {
        TextSpan span = policy.Origin.Span;
        string text = policy.Origin.Source.Text;
        bool isJson = span.Length > 0 && text[span.Start] == '{' && text[span.End - 1] == '}';
        return isJson && policy.DeclaringResource is null && text.AsSpan().Trim().Length == span.Length ? span.Length : null;
    }

    /// <summary>The number of characters of a JSON text that are no white space between its parts.</summary>
    public static int WithoutWhiteSpace(ReadOnlySpan<char> json)
    {
        int count = 0;
        bool isQuoted = false;
        for (int i = 0; i < json.Length; i++)
        {
            isQuoted ^= json[i] == '"';
            count += isQuoted || json[i] is not (' ' or '\t' or '\n' or '\r') ? 1 : 0;
            if (isQuoted && json[i] == '\\')
            {
                i++;
                count++;
            }
        }

        return count;
    }

    /// <summary>How many characters the entries of lists have that other entries of the list cover, commas included.</summary>
    public static int OfCoveredEntries(Policy policy)
    {
        int size = 0;
        foreach (Statement statement in policy.Statements)
        {
            if (StatementScopes.IsComparable(statement))
            {
                size += OfCovered(statement.Action, policy, isAction: true)
                    + OfCovered(statement.NotAction, policy, isAction: true)
                    + OfCovered(statement.Resource, policy, isAction: false)
                    + OfCovered(statement.NotResource, policy, isAction: false);
            }
        }

        return size;
    }

    /// <summary>A number as messages have it.</summary>
    public static string Show(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static int OfCovered(ValueList? list, Policy policy, bool isAction)
    {
        int size = 0;
        ReadOnlySpan<SymbolicString> values = list is null ? default : list.Values.AsSpan();
        Span<int> patterns = stackalloc int[MaxPatterns];
        patterns = patterns.Slice(0, FindPatterns(values, patterns));
        for (int i = 0; i < values.Length && !patterns.IsEmpty; i++)
        {
            foreach (int j in patterns)
            {
                if (i != j && Covers(values[j], values[i], policy, isAction) && (j < i || !Covers(values[i], values[j], policy, isAction)))
                {
                    size += values[i].TryGetText(out ReadOnlySpan<char> text) ? text.Length + 3 : 0;
                    break;
                }
            }
        }

        return size;
    }

    /// <summary>Where the first values with a wildcard stand: hardly any list has more, and only they cover others.</summary>
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

    private static bool Covers(SymbolicString wide, SymbolicString narrow, Policy policy, bool isAction)
        => !isAction ? ValuePatterns.CoversResource(wide, narrow, policy)
        : wide.TryGetText(out ReadOnlySpan<char> pattern) && narrow.TryGetText(out ReadOnlySpan<char> text) && ValuePatterns.CoversAction(pattern, text);

    private void AddStatements(Policy policy, bool isList)
    {
        Characters += (isList ? 2 : 0) + Math.Max(0, policy.Statements.Length - 1);
        foreach (Statement statement in policy.Statements)
        {
            Add(statement);
        }
    }

    private void Add(Statement statement)
    {
        int count = 0;
        AddText(statement.Sid, ref count);
        AddText(statement.EffectElement, ref count);
        AddList(statement.Action, ref count);
        AddList(statement.NotAction, ref count);
        AddList(statement.Resource, ref count);
        AddList(statement.NotResource, ref count);
        AddPrincipal(statement.Principal, ref count);
        AddPrincipal(statement.NotPrincipal, ref count);
        AddCondition(statement.Condition, ref count);
        Characters += 2;
        IsLeast |= count != statement.Elements.Length || !statement.IsComplete;
    }

    private void AddText(TextElement? element, ref int count)
    {
        if (element is { } given)
        {
            AddSeparator(ref count);
            AddName(given.Name);
            AddQuoted(given.Value);
        }
    }

    private void AddList(ValueList? list, ref int count)
    {
        if (list is not null)
        {
            AddSeparator(ref count);
            AddName(list.Name);
            AddValues(list.Values, list.IsList);
        }
    }

    private void AddValues(ImmutableArray<SymbolicString> values, bool isList)
    {
        Characters += (isList ? 2 : 0) + Math.Max(0, values.Length - 1);
        ReadOnlySpan<SymbolicString> span = values.AsSpan();
        for (int i = 0; i < span.Length; i++)
        {
            AddQuoted(span[i]);
        }
    }

    private void AddPrincipal(PrincipalElement? principal, ref int count)
    {
        if (principal is null)
        {
            return;
        }

        AddSeparator(ref count);
        AddName(principal.Name);
        if (principal.Text is { } text)
        {
            AddQuoted(text);
            return;
        }

        Characters += 2;
        int entries = 0;
        foreach (PrincipalEntry entry in principal.Entries)
        {
            AddSeparator(ref entries);
            AddName(entry.Key);
            AddValues(entry.Values, entry.IsList);
        }
    }

    private void AddCondition(ConditionBlock? condition, ref int count)
    {
        if (condition is null)
        {
            return;
        }

        AddSeparator(ref count);
        AddName(condition.Name);
        Characters += 2;
        int operators = 0;
        foreach (ConditionOperatorBlock block in condition.Operators)
        {
            AddSeparator(ref operators);
            AddName(block.Name);
            Characters += 2;
            int keys = 0;
            foreach (Condition test in block.Conditions)
            {
                AddSeparator(ref keys);
                AddName(test.Key);
                Characters += (test.IsList ? 2 : 0) + Math.Max(0, test.Values.Length - 1);
                foreach (ConditionValue value in test.Values)
                {
                    AddQuoted(value.Text);
                    Characters -= value.Shape == ValueShape.Text ? 0 : 2;
                }
            }
        }
    }

    private void AddSeparator(ref int count) => Characters += count++ == 0 ? 0 : 1;

    private void AddName(SymbolicString name)
    {
        AddQuoted(name);
        Characters++;
    }

    private void AddQuoted(SymbolicString value)
    {
        Characters += 2;
        if (value.TryGetText(out ReadOnlySpan<char> text))
        {
            Add(text);
            return;
        }

        IsLeast = true;
        foreach (SymbolicString.Piece piece in value.Pieces)
        {
            if (!piece.IsHole)
            {
                Add(piece.Text.AsSpan());
            }
        }
    }

    private void Add(ReadOnlySpan<char> text)
    {
        Characters += text.Length;
        foreach (char c in text)
        {
            if (c is '"' or '\\')
            {
                Characters++;
            }
            else if (c == ' ')
            {
                Blanks++;
            }
            else if (c >= '\u0080')
            {
                // Half of a pair that has four bytes in all, or a character of two or three.
                Beyond += char.IsSurrogate(c) || c < '\u0800' ? 1 : 2;
            }
        }
    }
}
