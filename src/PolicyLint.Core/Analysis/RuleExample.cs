using System.Globalization;
using PolicyLint.Model;

namespace PolicyLint.Analysis;

/// <summary>
/// An example from a rule's help: a fenced block under <c>## Bad</c> or <c>## Good</c>. The first word on the fence is the
/// language, <c>json</c> or <c>yaml</c>. The second, if any, is the policy kind (<c>```json trust</c>) or, for a rule about bytes, the encoding (<c>```json utf-16</c>).
/// A number between ellipses, <c>…6000…</c>, stands for so many characters, for rules about sizes.
/// </summary>
/// <param name="IsBad">True when the rule must report it.</param>
/// <param name="Kind">What the policy is attached to; null to infer it.</param>
/// <param name="MarkedText">The text, with <c>[|…|]</c> around each place that is reported.</param>
public sealed record RuleExample(bool IsBad, PolicyKind? Kind, string MarkedText)
{
    private const string Fence = "```";
    private const char Ellipsis = '…';

    private static readonly string[] Encodings = ["latin-1", "utf-16", "utf-8-bom"];

    /// <summary>How the example's file is saved: <c>latin-1</c>, <c>utf-16</c> (with its mark), <c>utf-8-bom</c>, or empty for UTF-8.</summary>
    public string Encoding { get; init; } = "";

    /// <summary>True when the example is YAML; false when it is JSON.</summary>
    public bool IsYaml { get; init; }

    /// <summary>The examples of a rule, in order.</summary>
    public static IReadOnlyList<RuleExample> Parse(RuleDescriptor descriptor)
    {
        var examples = new List<RuleExample>();
        bool isBad = false;
        List<string>? block = null;
        PolicyKind? kind = null;
        string encoding = "";
        bool isYaml = false;
        foreach (string line in descriptor.Help.Split('\n'))
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                if (block is null)
                {
                    block = [];
                    string[] words = line.Substring(Fence.Length).Split(' ');
                    isYaml = words[0] == "yaml";
                    kind = words.Length > 1 && PolicyKindNames.TryParse(words[1], out PolicyKind named) ? named : null;
                    encoding = words.Length > 1 && Array.IndexOf(Encodings, words[1]) >= 0 ? words[1] : "";
                }
                else
                {
                    examples.Add(new RuleExample(isBad, kind, WithLongTexts(string.Join("\n", block))) { Encoding = encoding, IsYaml = isYaml });
                    block = null;
                }
            }
            else if (block is not null)
            {
                block.Add(line);
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                isBad = line == "## Bad";
            }
        }

        return examples;
    }

    /// <summary>Writes out the texts of which only the length is given.</summary>
    private static string WithLongTexts(string example)
    {
        int start = example.IndexOf(Ellipsis);
        int end = start < 0 ? -1 : example.IndexOf(Ellipsis, start + 1);
        return end > start && int.TryParse(example.Substring(start + 1, end - start - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            ? WithLongTexts(example.Substring(0, start) + new string('x', length) + example.Substring(end + 1))
            : example;
    }

    /// <summary>Takes the marks out of a rule's help, for people to read.</summary>
    public static string WithoutMarks(string help) => help.Replace("[|", "").Replace("|]", "");
}
