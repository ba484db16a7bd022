using System.Globalization;
using CsCheck;

namespace PolicyLint.Sarif.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class LineHashesTests
{
    private static readonly string[] Greetings =
        ["e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1"];

    [Test]
    public void Hashes_an_empty_file_as_GitHub_does()
        => LineHashes.Compute("", hasByteOrderMark: false).Should().Equal("c129715d7a2bc9a3:1");

    [Test]
    public void Hashes_lines_as_GitHub_does()
        => LineHashes.Compute(" a\nb\n  \t\tc\n d", hasByteOrderMark: false)
            .Should().Equal("271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1");

    [Test]
    public void Hashes_empty_lines_and_a_last_line_without_break_as_GitHub_does()
        => LineHashes.Compute(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End", hasByteOrderMark: false)
            .Should().Equal("8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1", "b86d3392aea1be30:1", "e6ceba753e1a442:1");

    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\r")]
    public void Hashes_every_kind_of_line_break_as_GitHub_does(string lineBreak)
        => LineHashes.Compute(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n".Replace("\n", lineBreak, StringComparison.Ordinal), hasByteOrderMark: false)
            .Should().Equal(Greetings);

    [Test]
    public void Counts_lines_that_hash_the_same()
    {
        IReadOnlyList<string> hashes = LineHashes.Compute(string.Concat(Enumerable.Repeat(new string('x', 120) + "\n", 3)), hasByteOrderMark: false);

        hashes.Should().HaveCount(4);
        string hash = hashes[0].Split(':')[0];
        hashes.Take(3).Should().Equal(hash + ":1", hash + ":2", hash + ":3");
    }

    [Test]
    public void Takes_the_byte_order_mark_for_the_first_character()
    {
        IReadOnlyList<string> marked = LineHashes.Compute("a\nb", hasByteOrderMark: true);

        marked.Should().Equal(LineHashes.Compute("\uFEFFa\nb", hasByteOrderMark: false));
        marked[0].Should().NotBe(LineHashes.Compute("a\nb", hasByteOrderMark: false)[0]);
    }

    [Test]
    public void Is_what_the_definition_says_of_any_text()
        => Gen.Char[" \t\r\nab\u00E9\uD83D\uDE00"].Array[0, 400].Select(characters => new string(characters)).Sample(text =>
        {
            IReadOnlyList<string> hashes = LineHashes.Compute(text, hasByteOrderMark: false);
            return hashes.SequenceEqual(ByDefinition(text)) && hashes.Count == Text.SourceText.From(text).LineCount;
        });

    /// <summary>Without rolling: for each line, the polynomial over the 100 characters from its start.</summary>
    private static List<string> ByDefinition(string text)
    {
        string kept = new string(text.Where((c, i) => c is not (' ' or '\t') && !(c == '\n' && i > 0 && text[i - 1] == '\r')).ToArray()).Replace('\r', '\n') + '\uFFFF';
        string padded = kept + new string('\0', 100);
        var hashes = new List<string>();
        for (int start = 0; start < kept.Length; start++)
        {
            if (start == 0 || kept[start - 1] == '\n')
            {
                ulong hash = padded.Substring(start, 100).Aggregate(0UL, (sum, c) => unchecked((sum * 37) + c));
                string hexadecimal = hash.ToString("x", CultureInfo.InvariantCulture);
                hashes.Add($"{hexadecimal}:{hashes.Count(h => h.StartsWith(hexadecimal + ":", StringComparison.Ordinal)) + 1}");
            }
        }

        return hashes;
    }
}
