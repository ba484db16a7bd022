using CsCheck;
using PolicyLint.Symbolic;

namespace PolicyLint.Core.Tests.Symbolic;

internal sealed class WildcardPatternTests
{
    /// <summary>A small alphabet, so that patterns and texts meet often.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf('a', 'A', 'b', ':').Array[0, 8].Select(chars => new string(chars));

    private static readonly Gen<string> Patterns = Gen.OneOf('a', 'A', 'b', ':', '*', '*', '?').Array[0, 7].Select(chars => new string(chars));

    [TestCase("", "", true)]
    [TestCase("", "a", false)]
    [TestCase("*", "", true)]
    [TestCase("**", "abc", true)]
    [TestCase("?", "", false)]
    [TestCase("?", "a", true)]
    [TestCase("?", "ab", false)]
    [TestCase("??*", "a", false)]
    [TestCase("s3:Get*", "s3:GetObject", true)]
    [TestCase("s3:Get*", "s3:Get", true)]
    [TestCase("s3:Get*", "s3:PutObject", false)]
    [TestCase("s3:*Object", "s3:GetObject", true)]
    [TestCase("s3:*Object", "s3:GetObjectAcl", false)]
    [TestCase("*a*b*", "xxaxxbxx", true)]
    [TestCase("*a*b*", "xxbxxaxx", false)]
    [TestCase("*ab", "aab", true)]
    [TestCase("a*a", "a", false)]
    [TestCase("arn:aws:s3:::*/x", "arn:aws:s3:::a/b/x", true)]
    [TestCase("s3:get*", "s3:GetObject", false)]
    [TestCase("${*}", "${abc}", true)]
    public void Matches_as_IAM_does(string pattern, string text, bool expected)
        => WildcardPattern.Matches(pattern, text).Should().Be(expected);

    [TestCase("S3:get*", "s3:GetObject")]
    [TestCase("IAM:*", "iam:CreateRole")]
    public void Matches_without_regard_to_case_on_request(string pattern, string text)
    {
        WildcardPattern.Matches(pattern, text, ignoreCase: true).Should().BeTrue();
        WildcardPattern.Matches(pattern, text).Should().BeFalse();
    }

    [Test]
    public void Agrees_with_the_definition() => Gen.Select(Patterns, Texts, Gen.Bool).Sample(
        (pattern, text, ignoreCase) => WildcardPattern.Matches(pattern, text, ignoreCase) == Reference(pattern, text, ignoreCase),
        iter: 50_000);

    [Test]
    public void Is_not_slow_on_patterns_with_many_asterisks()
        => WildcardPattern.Matches(string.Concat(Enumerable.Repeat("*a", 2_000)) + "b", new string('a', 20_000)).Should().BeFalse();

    [TestCase("*", "", true)]
    [TestCase("*", "*", true)]
    [TestCase("*", "s3:Get?*", true)]
    [TestCase("s3:*", "s3:Get*", true)]
    [TestCase("s3:Get*", "s3:*", false)]
    [TestCase("s3:Get*", "s3:GetObject", true)]
    [TestCase("s3:Get?", "s3:Get*", false)]
    [TestCase("s3:Get*", "s3:Get?", true)]
    [TestCase("?", "a", true)]
    [TestCase("a", "?", false)]
    [TestCase("?", "*", false)]
    [TestCase("a*c", "a*b*c", true)]
    [TestCase("a*b*c", "a*c", false)]
    [TestCase("", "*", false)]
    [TestCase("", "", true)]
    [TestCase("s3:get*", "S3:GetObject", false)]
    public void Covers_narrower_patterns(string wide, string narrow, bool expected)
        => WildcardPattern.Covers(wide, narrow).Should().Be(expected);

    [Test]
    public void Covers_without_regard_to_case_on_request()
        => WildcardPattern.Covers("s3:get*", "S3:GetObject*", ignoreCase: true).Should().BeTrue();

    [Test]
    public void What_a_covered_pattern_matches_the_covering_one_matches_too() => Gen.Select(Patterns, Patterns, Texts, Gen.Bool).Sample(
        (wide, narrow, text, ignoreCase) =>
            !WildcardPattern.Covers(wide, narrow, ignoreCase)
            || !WildcardPattern.Matches(narrow, text, ignoreCase)
            || WildcardPattern.Matches(wide, text, ignoreCase),
        iter: 100_000);

    [Test]
    public void A_pattern_covers_itself_and_a_text_that_it_matches() => Gen.Select(Patterns, Texts, Gen.Bool).Sample(
        (pattern, text, ignoreCase) =>
            WildcardPattern.Covers(pattern, pattern, ignoreCase)
            && WildcardPattern.Covers(pattern, text, ignoreCase) == WildcardPattern.Matches(pattern, text, ignoreCase),
        iter: 50_000);

    [TestCase("*", true)]
    [TestCase("***", true)]
    [TestCase("", false)]
    [TestCase("?", false)]
    [TestCase("*?", false)]
    [TestCase("*:*", false)]
    public void Any_is_made_of_asterisks(string pattern, bool expected)
        => WildcardPattern.IsAny(pattern).Should().Be(expected);

    [TestCase("a*", true)]
    [TestCase("?", true)]
    [TestCase("a", false)]
    [TestCase("", false)]
    public void Has_a_wildcard(string text, bool expected)
        => WildcardPattern.HasWildcard(text).Should().Be(expected);

    /// <summary>The definition, word for word.</summary>
    private static bool Reference(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        if (pattern[0] == '*')
        {
            return Reference(pattern[1..], text, ignoreCase) || (!text.IsEmpty && Reference(pattern, text[1..], ignoreCase));
        }

        return !text.IsEmpty
            && (pattern[0] == '?' || pattern[0] == text[0] || (ignoreCase && char.ToUpperInvariant(pattern[0]) == char.ToUpperInvariant(text[0])))
            && Reference(pattern[1..], text[1..], ignoreCase);
    }
}
