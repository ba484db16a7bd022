using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Text;

internal sealed class TextEditTests
{
    [Test]
    public void Applies_edits_in_any_order()
        => TextEdit.Apply("abcdef", [new(new TextSpan(4, 1), ""), new(new TextSpan(0, 1), "XY"), new(new TextSpan(2, 0), "-")])
            .Should().Be("XYb-cdf");

    [Test]
    public void Keeps_insertions_at_one_place_in_their_order()
        => TextEdit.Apply("ab", [new(new TextSpan(1, 0), "1"), new(new TextSpan(1, 0), "2")]).Should().Be("a12b");

    [Test]
    public void Refuses_edits_that_overlap()
    {
        Action act = () => TextEdit.Apply("abc", [new(new TextSpan(0, 2), ""), new(new TextSpan(1, 1), "")]);
        act.Should().Throw<ArgumentException>().WithMessage("*overlap at offset 1*");
    }
}
