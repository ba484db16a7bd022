using Microsoft.CodeAnalysis.Sarif;
using PolicyLint.Text;

namespace PolicyLint.Sarif.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class RegionsTests
{
    [TestCase("[|ab|]c", 1, 1, 1, 3)]
    [TestCase("😀[|ab|]", 1, 3, 1, 5, Description = "Columns are UTF-16 code units.")]
    [TestCase("x\r\n [|ab|]\r\n", 2, 2, 2, 4)]
    [TestCase("x\r[|ab|]\r", 2, 1, 2, 3)]
    [TestCase("{\r\n[|a\r\nbc|]d", 2, 1, 3, 3)]
    [TestCase("\uFEFF[|ab|]", 1, 1, 1, 3, Description = "A byte-order mark has no column.")]
    [TestCase("[|ab\n|]c", 1, 1, 2, 1)]
    public void Gives_lines_and_columns_from_1_with_an_exclusive_end(string marked, int startLine, int startColumn, int endLine, int endColumn)
    {
        (Origin origin, Region expected) = Parse(marked, startLine, startColumn, endLine, endColumn);

        Regions.Visible(origin).Should().BeEquivalentTo(expected);
        Regions.Exact(origin.Source, origin.Span).Should().BeEquivalentTo(expected);
    }

    [TestCase("a[||]b", 1, 2, 1, 3, Description = "The next character.")]
    [TestCase("a[||]😀b", 1, 2, 1, 4, Description = "Both halves of it.")]
    [TestCase("ab[||]", 1, 2, 1, 3, Description = "At the end, the character before.")]
    [TestCase("a😀[||]", 1, 2, 1, 4)]
    [TestCase("ab[||]\r\nc", 1, 2, 1, 3, Description = "Never a line break.")]
    [TestCase("ab\r[||]\nc", 1, 2, 1, 3, Description = "Not even from within.")]
    [TestCase("ab\r\n[||]", 2, 1, 2, 1, Description = "An empty line has nothing to show.")]
    [TestCase("[||]", 1, 1, 1, 1)]
    public void Shows_a_character_in_the_place_of_an_empty_span(string marked, int startLine, int startColumn, int endLine, int endColumn)
    {
        (Origin origin, Region expected) = Parse(marked, startLine, startColumn, endLine, endColumn);

        Regions.Visible(origin).Should().BeEquivalentTo(expected);
    }

    [Test]
    public void Leaves_an_empty_span_empty_for_an_edit()
    {
        (Origin origin, Region expected) = Parse("a[||]b", 1, 2, 1, 2);

        Regions.Exact(origin.Source, origin.Span).Should().BeEquivalentTo(expected);
    }

    private static (Origin Origin, Region Expected) Parse(string marked, int startLine, int startColumn, int endLine, int endColumn)
    {
        int mark = marked[0] == '\uFEFF' ? 1 : 0;
        int start = marked.IndexOf("[|", StringComparison.Ordinal);
        int end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        SourceText source = SourceText.From(marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
        var region = new Region { StartLine = startLine, StartColumn = startColumn, EndLine = endLine, EndColumn = endColumn };
        return (new Origin(source, TextSpan.FromBounds(start - mark, end - mark)), region);
    }
}
