using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Testing;

/// <summary>
/// Another way in which the same policy can stand in a file. Findings must be the same, in the corresponding places.
/// </summary>
/// <param name="Name">How failures call it.</param>
/// <param name="Prefix">What stands before the policy.</param>
/// <param name="Encode">How a piece of the policy is written.</param>
/// <param name="Suffix">What stands after it.</param>
/// <param name="Decode">The way back, for the whole file.</param>
public sealed record Rendering(string Name, string Prefix, Func<string, string> Encode, string Suffix, Func<string, string> Decode)
{
    /// <summary>The renderings that need nothing but JSON.</summary>
    public static IReadOnlyList<Rendering> All { get; } =
    [
        new("as an escaped JSON string", "\"", JsonString.Encode, "\"", file => Unquote(file)),
        new("as a string inside a string", "\"\\\"", s => JsonString.Encode(JsonString.Encode(s)), "\\\"\"", file => Unquote(Unquote(file))),
        new("percent-encoded", "", Uri.EscapeDataString, "", Uri.UnescapeDataString),
        new("percent-encoded in a JSON string", "\"", Uri.EscapeDataString, "\"", file => Uri.UnescapeDataString(Unquote(file))),
        new("with every letter as a \\u escape", "\"", EscapeAll, "\"", file => Unquote(file)),
    ];

    /// <summary>Writes the whole file.</summary>
    public string Render(string policy) => Prefix + Encode(policy) + Suffix;

    /// <summary>Where a span of the policy stands in the file.</summary>
    public TextSpan Map(string policy, TextSpan span)
        => TextSpan.FromBounds(
            Prefix.Length + Encode(policy[..span.Start]).Length,
            Prefix.Length + Encode(policy[..span.End]).Length);

    private static string EscapeAll(string text)
        => string.Concat(text.Select(c => char.IsAsciiLetter(c) ? $"\\u{(int)c:x4}" : JsonString.Encode(c.ToString())));

    private static string Unquote(string json)
    {
        SourceText source = SourceText.From(json);
        return JsonString.Decode(DecodedText.Identity(source), new TextSpan(1, json.Length - 2)).Text;
    }
}
