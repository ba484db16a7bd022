using PolicyLint.Model;

namespace PolicyLint.Analysis;

/// <summary>
/// An example from a rule's help: a fenced block under <c>## Bad</c> or <c>## Good</c>. The word after <c>json</c> on the
/// fence, if any, is the policy kind (<c>```json trust</c>).
/// </summary>
/// <param name="IsBad">True when the rule must report it.</param>
/// <param name="Kind">What the policy is attached to; null to infer it.</param>
/// <param name="MarkedText">The text, with <c>[|…|]</c> around each place that is reported.</param>
public sealed record RuleExample(bool IsBad, PolicyKind? Kind, string MarkedText)
{
    private const string Fence = "```";

    /// <summary>The examples of a rule, in order.</summary>
    public static IReadOnlyList<RuleExample> Parse(RuleDescriptor descriptor)
    {
        var examples = new List<RuleExample>();
        bool isBad = false;
        List<string>? block = null;
        PolicyKind? kind = null;
        foreach (string line in descriptor.Help.Split('\n'))
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                if (block is null)
                {
                    block = [];
                    string[] words = line.Substring(Fence.Length).Split(' ');
                    kind = words.Length > 1 && PolicyKindNames.TryParse(words[1], out PolicyKind named) ? named : null;
                }
                else
                {
                    examples.Add(new RuleExample(isBad, kind, string.Join("\n", block)));
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

    /// <summary>Takes the marks out of a rule's help, for people to read.</summary>
    public static string WithoutMarks(string help) => help.Replace("[|", "").Replace("|]", "");
}
