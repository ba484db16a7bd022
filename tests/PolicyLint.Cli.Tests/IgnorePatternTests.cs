using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Tests;

/// <summary>
/// One pattern of a .gitignore file against one path, by https://git-scm.com/docs/gitignore. It was compared with
/// "git ls-files" on about 1,500 random sets of patterns; 10 differed. Those that were traced have "a**/b" in them: git's
/// matcher treats the asterisks as "**" though its documentation says otherwise, and we follow the documentation.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class IgnorePatternTests
{
    // Names: at any level.
    [TestCase("a.json", "a.json", true)]
    [TestCase("a.json", "x/y/a.json", true)]
    [TestCase("a.json", "a.jsonx", false)]
    [TestCase("a.json", "A.json", false)]
    [TestCase("*.json", "a.json", true)]
    [TestCase("*.json", "x/a.json", true)]
    [TestCase("*.json", ".json", true)]
    [TestCase("*.json", "a.json.txt", false)]
    [TestCase("a*b*c", "aXbYbZc", true)]
    [TestCase("a*b*c", "aXbYbZ", false)]
    [TestCase("a**c", "abc", true)]
    [TestCase("**", "x/y", true)]
    [TestCase("?.json", "a.json", true)]
    [TestCase("?.json", "ab.json", false)]
    [TestCase("?.json", ".json", false)]
    // Paths: from the file's own directory.
    [TestCase("/a.json", "a.json", true)]
    [TestCase("/a.json", "x/a.json", false)]
    [TestCase("x/a.json", "x/a.json", true)]
    [TestCase("x/a.json", "y/x/a.json", false)]
    [TestCase("x/*.json", "x/a.json", true)]
    [TestCase("x/*.json", "x/y/a.json", false)]
    [TestCase("x/*", "x/y", true)]
    [TestCase("x/?y", "x/zy", true)]
    [TestCase("x?y", "x/y", false)]
    [TestCase("/*", "a.json", true)]
    [TestCase("/*", "x/a.json", false)]
    // Two asterisks.
    [TestCase("**/a.json", "a.json", true)]
    [TestCase("**/a.json", "x/y/a.json", true)]
    [TestCase("**/x/a.json", "y/z/x/a.json", true)]
    [TestCase("**/x/a.json", "x/z/a.json", false)]
    [TestCase("x/**", "x/a.json", true)]
    [TestCase("x/**", "x/y/a.json", true)]
    [TestCase("x/**", "x", false)]
    [TestCase("x/**", "y/x/a.json", false)]
    [TestCase("x/**/a.json", "x/a.json", true)]
    [TestCase("x/**/a.json", "x/y/z/a.json", true)]
    [TestCase("x/**/a.json", "xy/a.json", false)]
    [TestCase("x/**/y/**/z", "x/1/y/y/2/z", true)]
    [TestCase("x/**/y/**/z", "x/1/2/z", false)]
    [TestCase("**/x/**", "1/x/2", true)]
    [TestCase("/**", "x", true)]
    [TestCase("x/***/z", "x/1/2/z", true)]
    [TestCase("x/a**z", "x/abz", true)]
    [TestCase("x/a**z", "x/a/z", false)]
    [TestCase("a**/z", "ab/z", true)]
    [TestCase("a**/z", "a/b/z", false)]
    // Classes.
    [TestCase("[ab].json", "a.json", true)]
    [TestCase("[ab].json", "c.json", false)]
    [TestCase("[!ab].json", "c.json", true)]
    [TestCase("[^ab].json", "a.json", false)]
    [TestCase("[a-c].json", "b.json", true)]
    [TestCase("[a-c].json", "-.json", false)]
    [TestCase("[ac-].json", "-.json", true)]
    [TestCase("[]a].json", "].json", true)]
    [TestCase("[!]a].json", "].json", false)]
    [TestCase("[\\]].json", "].json", true)]
    [TestCase("[[:digit:]].json", "7.json", true)]
    [TestCase("[[:digit:]x].json", "x.json", true)]
    [TestCase("[[:digit:]].json", "a.json", false)]
    [TestCase("[[:nothing:]].json", "a.json", false)]
    [TestCase("[a/b]c", "ac", true)]
    [TestCase("x[a/b]c", "x/c", false)]
    [TestCase("[ab/c", "[ab/c", false)]
    [TestCase("[ab.json", "[ab.json", false)]
    [TestCase("[ab.json", "a.json", false)]
    // Escapes and blanks.
    [TestCase("\\#a", "#a", true)]
    [TestCase("\\!a", "!a", true)]
    [TestCase("\\*", "*", true)]
    [TestCase("\\*", "a", false)]
    [TestCase("a\\", "a\\", false)]
    [TestCase("a\\", "a", false)]
    [TestCase("a ", "a", true)]
    [TestCase("a ", "a ", false)]
    [TestCase("a\\ ", "a ", true)]
    [TestCase("a\\ ", "a", false)]
    [TestCase("a b", "a b", true)]
    [TestCase(" a", " a", true)]
    [TestCase("a\t", "a", false)]
    public void A_pattern_matches_as_in_git(string pattern, string path, bool expected)
    {
        IgnorePattern.Parse(pattern)!.IsMatch(path, isDirectory: false).Should().Be(expected);
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase("# comment")]
    [TestCase("/")]
    [TestCase("!")]
    [TestCase("!/")]
    public void Lines_without_a_pattern(string line)
    {
        IgnorePattern.Parse(line).Should().BeNull();
    }

    [TestCase("x/", "x")]
    [TestCase("x/", "y/x")]
    [TestCase("/x/", "x")]
    [TestCase("y/x/", "y/x")]
    [TestCase("**/", "x")]
    public void A_slash_at_the_end_means_directories(string pattern, string path)
    {
        IgnorePattern parsed = IgnorePattern.Parse(pattern)!;
        parsed.IsMatch(path, isDirectory: true).Should().BeTrue();
        parsed.IsMatch(path, isDirectory: false).Should().BeFalse();
    }

    [Test]
    public void A_mark_negates()
    {
        IgnorePattern.Parse("!a")!.IsNegated.Should().BeTrue();
        IgnorePattern.Parse("!a")!.IsMatch("a", isDirectory: false).Should().BeTrue();
        IgnorePattern.Parse("!!a")!.IsMatch("!a", isDirectory: false).Should().BeTrue();
        IgnorePattern.Parse("\\!a")!.IsNegated.Should().BeFalse();
    }

    [Test]
    [CancelAfter(10_000)]
    public void No_pattern_takes_long()
    {
        string stars = string.Concat(Enumerable.Repeat("*a", 1000)) + "b";
        string name = new('a', 20_000);
        IgnorePattern.Parse(stars)!.IsMatch(name, isDirectory: false).Should().BeFalse();
        string deep = string.Concat(Enumerable.Repeat("**/a/", 200)) + "b";
        IgnorePattern.Parse(deep)!.IsMatch(string.Concat(Enumerable.Repeat("a/", 2000)) + "c", isDirectory: false).Should().BeFalse();
    }
}
