using System.Text;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Text;

internal sealed class SourceTextTests
{
    [TestCase("a\nbc\n", 0, 1, 1)]
    [TestCase("a\nbc\n", 1, 1, 2, TestName = "The line break belongs to its line")]
    [TestCase("a\nbc\n", 2, 2, 1)]
    [TestCase("a\nbc\n", 5, 3, 1, TestName = "After the last line break a new line begins")]
    [TestCase("a\r\nb", 3, 2, 1, TestName = "CR LF is one line break")]
    [TestCase("a\rb", 2, 2, 1, TestName = "CR alone is a line break")]
    [TestCase("ä\U0001F600x", 3, 1, 4, TestName = "Columns count UTF-16 code units")]
    [TestCase("", 0, 1, 1)]
    [TestCase("ab", 99, 1, 3, TestName = "An offset beyond the end is the end")]
    public void Tells_line_and_column(string text, int offset, int line, int column)
        => SourceText.From(text).GetLinePosition(offset).Should().Be(new LinePosition(line, column));

    [Test]
    public void Gives_lines_without_their_breaks()
    {
        SourceText source = SourceText.From("one\r\ntwo\rthree\n");
        Enumerable.Range(1, source.LineCount).Select(l => source.GetText(source.GetLineSpan(l)))
            .Should().Equal("one", "two", "three", "");
    }

    [Test]
    public void Refuses_lines_that_are_not_there()
    {
        Action act = () => SourceText.From("one").GetLineSpan(2);
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*lines 1 to 1*");
    }

    [Test]
    public void Takes_a_byte_order_mark_off()
    {
        SourceText source = SourceText.FromBytes(Encoding.UTF8.GetPreamble().Concat("{}"u8.ToArray()).ToArray());
        source.Text.Should().Be("{}");
        source.HasByteOrderMark.Should().BeTrue();
        SourceText.From("\uFEFF{}").HasByteOrderMark.Should().BeTrue();
    }

    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    public void Reads_UTF_16_by_its_mark_and_says_so(string encoding)
    {
        Encoding utf16 = Encoding.GetEncoding(encoding);
        SourceText source = SourceText.FromBytes(utf16.GetPreamble().Concat(utf16.GetBytes("{\"ä\":1}")).ToArray());
        source.Text.Should().Be("{\"ä\":1}");
        source.EncodingFault.Should().Be(EncodingFault.Utf16);
    }

    [TestCase(new byte[] { (byte)'a', 0xFF, (byte)'b' }, 1)]
    [TestCase(new byte[] { 0xC3, 0xA4, 0xC3 }, 1, TestName = "A sequence cut off at the end")]
    [TestCase(new byte[] { (byte)'a', (byte)'b', 0xED, 0xA0, 0x80 }, 2, TestName = "A surrogate in UTF-8")]
    [TestCase(new byte[] { 0xEF, 0xBF, 0xBD, 0x80 }, 1, TestName = "After a replacement character that is meant")]
    public void Finds_the_first_byte_that_is_no_UTF_8(byte[] bytes, int offset)
    {
        SourceText source = SourceText.FromBytes(bytes);
        source.EncodingFault.Should().Be(EncodingFault.InvalidUtf8);
        source.EncodingFaultSpan.Start.Should().Be(offset);
        source.Text[offset].Should().Be('\uFFFD');
    }

    [Test]
    public void Accepts_a_replacement_character_that_stands_in_the_file()
        => SourceText.FromBytes("\uFFFD"u8.ToArray()).EncodingFault.Should().Be(EncodingFault.None);

    [Test]
    public void Shows_paths_with_forward_slashes()
        => SourceText.From("", @"policies\admin.json").Path.Should().Be("policies/admin.json");
}
