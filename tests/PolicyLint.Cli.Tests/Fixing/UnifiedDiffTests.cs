using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Tests.Fixing;

/// <summary>A patch says what is different, whatever the lines are.</summary>
internal sealed partial class UnifiedDiffTests
{
    private static readonly Gen<string> Texts = Gen.Select(
        Gen.OneOf("a", "b", "c", "", "-", "+", "@@", "\\", "\ufeffa", "a\r").Array[0, 30].Select(lines => string.Join('\n', lines)),
        Gen.OneOf("", "\n", "\r\n"),
        (lines, end) => lines + end);

    [Test]
    public void Applied_to_the_one_text_it_gives_the_other() => Gen.Select(Texts, Texts).Sample((before, after) => Apply(before, Diff("a.json", before, after)) == after);

    [Test]
    public void Is_empty_when_nothing_is_different() => Texts.Sample(text => Diff("a.json", text, text).Length == 0);

    [Test]
    public void Tells_where_a_last_line_has_no_end()
        => Diff("a.json", "a\nb", "a\nc\n").Should().Be("--- a/a.json\n+++ b/a.json\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n");

    [Test]
    public void Has_a_hunk_for_what_is_far_apart()
    {
        string before = string.Concat(Enumerable.Range(1, 20).Select(i => $"{i}\n"));
        string after = before.Replace("\n2\n", "\n", StringComparison.Ordinal).Replace("19\n", "x\ny\n", StringComparison.Ordinal);
        Diff("a.json", before, after).Should().Be(
            "--- a/a.json\n+++ b/a.json\n@@ -1,5 +1,4 @@\n 1\n-2\n 3\n 4\n 5\n@@ -16,5 +15,6 @@\n 16\n 17\n 18\n-19\n+x\n+y\n 20\n");
    }

    [TestCase("sub/a.json", "--- a/sub/a.json")]
    [TestCase("/abs/a.json", "--- /abs/a.json")]
    [TestCase("ä b.json", "--- a/ä b.json")]
    [TestCase("x\n+++ b/y", "--- \"a/x\\012+++ b/y\"")]
    [TestCase("x\"y", "--- \"a/x\\042y\"")]
    public void Names_a_file_as_git_does(string path, string expected) => Diff(path, "a", "b").Should().StartWith(expected + "\n");

    private static string Diff(string path, string before, string after)
    {
        using var writer = new StringWriter();
        new UnifiedDiff(writer, new DiffOptions(UseColor: false, IsForPeople: false)).Write(path, before, after);
        return writer.ToString();
    }

    /// <summary>As patch does it: the lines that a hunk keeps or removes must be there.</summary>
    private static string Apply(string text, string patch)
    {
        string[] old = Lines(text);
        string[] lines = Lines(patch);
        var result = new StringBuilder();
        int done = 0;
        for (int i = 2; i < lines.Length; i++)
        {
            string line = lines[i];
            if (Hunk().Match(line) is { Success: true } hunk)
            {
                int start = int.Parse(hunk.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
                int first = hunk.Groups[2].Value == ",0" ? start : start - 1;
                result.Append(string.Concat(old[done..first]));
                done = first;
                continue;
            }

            if (line.StartsWith("\\ ", StringComparison.Ordinal))
            {
                continue;
            }

            string content = i + 1 < lines.Length && lines[i + 1].StartsWith("\\ ", StringComparison.Ordinal) ? line[1..^1] : line[1..];
            if (line[0] != '+')
            {
                old[done++].Should().Be(content);
            }

            if (line[0] != '-')
            {
                result.Append(content);
            }
        }

        return result.Append(string.Concat(old[done..])).ToString();
    }

    private static string[] Lines(string text) => [.. LineWithEnd().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\A@@ -(\d+)(,\d+)? \+\d+(?:,\d+)? @@\n\z")]
    private static partial Regex Hunk();

    [GeneratedRegex(@"[^\n]*\n|[^\n]+\z")]
    private static partial Regex LineWithEnd();
}
