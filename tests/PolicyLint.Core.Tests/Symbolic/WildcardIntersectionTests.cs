using CsCheck;
using PolicyLint.Symbolic;

namespace PolicyLint.Core.Tests.Symbolic;

[Parallelizable(ParallelScope.All)]
internal sealed class WildcardIntersectionTests
{
    private const int LongestPattern = 5;

    private static readonly Gen<string> Patterns = Gen.OneOf('a', 'b', '*', '*', '?').Array[0, LongestPattern].Select(chars => new string(chars));

    /// <summary>All texts of two letters that two such patterns can need: a text in common is no longer than their literals together.</summary>
    private static readonly string[] Texts = AllTexts();

    [TestCase("a*", "*b", true)]
    [TestCase("a*", "b*", false)]
    [TestCase("*a", "*b", false)]
    [TestCase("", "", true)]
    [TestCase("", "*", true)]
    [TestCase("", "?", false)]
    [TestCase("?*", "", false)]
    [TestCase("?*", "*", true)]
    [TestCase("a?c", "abc", true)]
    [TestCase("a?c", "?b?", true)]
    [TestCase("a*c*e", "*b*d*", true)]
    [TestCase("ab*ba", "aba", false)]
    [TestCase("ab*ba", "abba", true)]
    [TestCase("user/*", "u*", true)]
    [TestCase("bucket", "?*/?*", false)]
    [TestCase("bucket/*", "?*/?*", true)]
    [TestCase("*", "?*/?*", true)]
    [TestCase("instance/*", "Instance/i-1", false)]
    public void Tells_whether_a_text_is_common_to_both(string first, string second, bool expected)
    {
        WildcardPattern.Intersects(first, second).Should().Be(expected);
        WildcardPattern.Intersects(second, first).Should().Be(expected);
    }

    [Test]
    public void Ignores_case_on_request()
        => WildcardPattern.Intersects("Instance/*", "instance/i-?", ignoreCase: true).Should().BeTrue();

    [Test]
    public void Agrees_with_trying_all_texts() => Gen.Select(Patterns, Patterns).Sample(
        (first, second) => WildcardPattern.Intersects(first, second)
            == Texts.Any(text => WildcardPattern.Matches(first, text) && WildcardPattern.Matches(second, text)),
        iter: 20_000);

    [Test]
    public void Agrees_with_matching_where_one_side_has_no_wildcard() => Gen.Select(Patterns, Gen.Int[0, Texts.Length - 1].Select(i => Texts[i])).Sample(
        (pattern, text) => WildcardPattern.Intersects(pattern, text) == WildcardPattern.Matches(pattern, text),
        iter: 20_000);

    [Test]
    public void Takes_patterns_longer_than_its_stack_space()
    {
        string many = string.Concat(Enumerable.Repeat("a*", 600));
        WildcardPattern.Intersects(many + "b", "*" + many + "b").Should().BeTrue();
        WildcardPattern.Intersects("c" + many, "*" + many.Replace("a", "d") + "*c").Should().BeTrue();
        WildcardPattern.Intersects("a*" + many + "b", "*" + many + "c").Should().BeFalse();
    }

    private static string[] AllTexts()
    {
        var all = new List<string> { "" };
        for (int i = 0; all[i].Length < 2 * LongestPattern; i++)
        {
            all.Add(all[i] + "a");
            all.Add(all[i] + "b");
        }

        return [.. all];
    }
}
