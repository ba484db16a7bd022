using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Syntax;

namespace PolicyLint.Cli.Configuration;

/// <summary>
/// Reads the values of a configuration file. What is of another type is told and read as null, so that all faults of a file are
/// told at once.
/// </summary>
internal sealed class ValueReader(ConfigurationFaults faults)
{
    /// <summary>True for a name without a value, as in YAML when all that stood below it is commented out: it sets nothing.</summary>
    public static bool IsLeftOut(SyntaxNode node) => node.Kind == SyntaxKind.Null && node.RawText.IsEmpty;

    /// <summary>A value in words.</summary>
    public static string Describe(SyntaxNode node) => node.Kind switch
    {
        SyntaxKind.Mapping => "an object",
        SyntaxKind.Sequence => "a list",
        SyntaxKind.String => "a text",
        SyntaxKind.Number => "a number",
        SyntaxKind.Boolean => node.GetText(),
        _ => "null",
    };

    /// <summary>The members of an object, those that are there twice told and left out; empty when it is none.</summary>
    /// <param name="node">The value.</param>
    /// <param name="name">What the setting is called.</param>
    /// <param name="example">What it could be.</param>
    public List<SyntaxMember> Members(SyntaxNode node, string name, string example)
    {
        var members = new List<SyntaxMember>();
        if (node.Kind != SyntaxKind.Mapping)
        {
            AddUnlessLeftOut(node, $"'{name}' takes an object and not {Describe(node)}{Example(example)}");
            return members;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxMember member in node.Members)
        {
            if (Text(member.Name) is not { } text)
            {
                continue;
            }

            if (seen.Add(text))
            {
                members.Add(member);
            }
            else
            {
                faults.Add(member.Name.Origin, $"'{text}' is there twice; leave one out");
            }
        }

        return members;
    }

    /// <summary>The items of a list; empty when it is none.</summary>
    public List<SyntaxNode> Items(SyntaxNode node, string name, string example = "")
    {
        var items = new List<SyntaxNode>();
        if (node.Kind != SyntaxKind.Sequence)
        {
            AddUnlessLeftOut(node, $"'{name}' takes a list and not {Describe(node)}{Example(example)}");
            return items;
        }

        foreach (SyntaxNode item in node.Items)
        {
            items.Add(item);
        }

        return items;
    }

    /// <summary>A text; null when it is none.</summary>
    public string? ReadText(SyntaxNode node, string name, string example = "")
    {
        if (node.Kind == SyntaxKind.String)
        {
            return Text(node);
        }

        string hint = node.Kind is SyntaxKind.Number or SyntaxKind.Boolean ? "; put it in quotes" : Example(example);
        AddUnlessLeftOut(node, $"'{name}' takes a text and not {Describe(node)}{hint}");
        return null;
    }

    /// <summary>A list of texts; null when it is none.</summary>
    /// <param name="node">The value.</param>
    /// <param name="name">What the setting is called.</param>
    /// <param name="faultOf">What is wrong with a text, as the end of a sentence; null when nothing is.</param>
    /// <param name="example">What an item could be.</param>
    public ImmutableArray<string>? ReadTexts(SyntaxNode node, string name, Func<string, string?> faultOf, string example = "")
    {
        if (IsLeftOut(node))
        {
            return null;
        }

        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (SyntaxNode item in Items(node, name, example.Length == 0 ? "" : $"[{example}]"))
        {
            if (item.Kind != SyntaxKind.String)
            {
                bool isScalar = item.Kind is SyntaxKind.Number or SyntaxKind.Boolean;
                faults.Add(item.Origin, $"'{name}' lists texts and not {Describe(item)}{(isScalar ? "; put it in quotes" : Example(example))}");
            }
            else if (Text(item) is { } text)
            {
                if (faultOf(text) is { } fault)
                {
                    faults.Add(item.Origin, $"'{text}' {fault}");
                }
                else
                {
                    texts.Add(text);
                }
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>True or false; null when it is neither.</summary>
    public bool? ReadBoolean(SyntaxNode node, string name)
    {
        if (node.Kind == SyntaxKind.Boolean)
        {
            return node.GetText().Equals("true", StringComparison.OrdinalIgnoreCase);
        }

        AddUnlessLeftOut(node, $"'{name}' takes true or false and not {Describe(node)}");
        return null;
    }

    /// <summary>A whole number of 0 or more; null when it is none.</summary>
    public int? ReadNumber(SyntaxNode node, string name)
    {
        if (node.Kind == SyntaxKind.Number && int.TryParse(node.GetText(), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        AddUnlessLeftOut(node, $"'{name}' takes a whole number of 0 or more and not {(node.Kind == SyntaxKind.Number ? "this one" : Describe(node))}");
        return null;
    }

    /// <summary>One of several words; null when it is none of them.</summary>
    /// <param name="node">The value.</param>
    /// <param name="subject">What is chosen: <c>'failOn'</c>, <c>the severity of PL3002</c>.</param>
    /// <param name="verb">What stands before the words: takes, is.</param>
    /// <param name="choices">The words and what they mean.</param>
    /// <param name="synonyms">Words of other linters, and ours.</param>
    public T? ReadChoice<T>(SyntaxNode node, string subject, string verb, (string Name, T Value)[] choices, params (string Theirs, string Ours)[] synonyms)
        where T : struct
    {
        string list = string.Join(", ", choices[..^1].Select(choice => choice.Name)) + " or " + choices[^1].Name;
        if (node.Kind != SyntaxKind.String)
        {
            AddUnlessLeftOut(node, $"{subject} {verb} {list} and not {Describe(node)}");
            return null;
        }

        string text = Text(node) ?? "";
        foreach ((string name, T value) in choices)
        {
            if (name == text)
            {
                return value;
            }
        }

        string? meant = synonyms.FirstOrDefault(synonym => synonym.Theirs.Equals(text, StringComparison.OrdinalIgnoreCase)).Ours
            ?? Rules.Spelling.Nearest(text, Array.ConvertAll(choices, choice => choice.Name));
        faults.Add(node.Origin, $"{subject} {verb} {list} and not '{text}'{(meant is null ? "" : $"; did you mean '{meant}'?")}");
        return null;
    }

    /// <summary>The text of a string; null, and told, when it is no text.</summary>
    public string? Text(SyntaxNode node)
    {
        string text = node.GetText();
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                faults.Add(node.Origin, "this text holds half of a surrogate pair; write the character itself");
                return null;
            }
        }

        return text;
    }

    private void AddUnlessLeftOut(SyntaxNode node, string message)
    {
        if (!IsLeftOut(node))
        {
            faults.Add(node.Origin, message);
        }
    }

    private static string Example(string example) => example.Length == 0 ? "" : $"; for example {example}";
}
