using CsCheck;
using PolicyLint.Authorization;
using PolicyLint.Symbolic;

namespace PolicyLint.Core.Tests.Authorization;

[Parallelizable(ParallelScope.All)]
internal sealed class ActionMatchesTests
{
    private static readonly ServiceReference Reference = ServiceReference.Default;

    private static readonly string[] Pieces = ["*", "?", "", "**", "*?", ":", "Get"];

    private static readonly string[] Names = [.. ReferenceFacts.Actions.Select(f => f[0])];

    [TestCase("*")]
    [TestCase("**")]
    [TestCase("*:*")]
    [TestCase("s3:*")]
    [TestCase("S3:gET*")]
    [TestCase("s3:Get**")]
    [TestCase("s3:GetObject")]
    [TestCase("s3:GetObject*")]
    [TestCase("s3:GetObject?")]
    [TestCase("s3:Get?bject")]
    [TestCase("s3:*Tagging")]
    [TestCase("s3:Get*Tagging")]
    [TestCase("s3*:Get*")]
    [TestCase("s?:Get*")]
    [TestCase("*:Get*")]
    [TestCase("*:*Policy")]
    [TestCase("ec2*:Describe*s")]
    [TestCase("zzz*:Describe*s")]
    [TestCase("xray:*")]
    [TestCase("a2c:*")]
    [TestCase("s3:Zzz*")]
    [TestCase("s3:")]
    [TestCase(":*")]
    [TestCase("s3:Get:*")]
    [TestCase("*:*:*")]
    [TestCase("?3:?*")]
    public void A_pattern_names_what_a_plain_filter_finds(string pattern) => Found(pattern).Should().Equal(Naive(pattern));

    [TestCase("")]
    [TestCase("s3")]
    [TestCase("s3*")]
    [TestCase("*Object")]
    [TestCase("?")]
    public void A_text_without_a_colon_names_all_or_nothing(string pattern)
    {
        Found(pattern).Should().BeEmpty();
        Reference.MatchActions(pattern).Count.Should().Be(0);
        Reference.MatchActions(pattern).IsEmpty.Should().BeTrue();
    }

    [Test]
    public void An_asterisk_names_everything()
    {
        Reference.MatchActions("*").Count.Should().Be(22_091);
        Found("*").Should().Equal(Names);
    }

    [Test]
    public void Every_action_names_itself()
    {
        foreach (string name in Names)
        {
            int count = 0;
            foreach (AwsAction action in Reference.MatchActions(ReferenceFacts.OtherCase(name)))
            {
                count += action.ToString() == name ? 1 : 100;
            }

            Assert.That(count, Is.EqualTo(1), name);
        }
    }

    /// <summary>Patterns cut out of real names, so that many of them match something.</summary>
    [Test]
    public void Any_pattern_agrees_with_a_plain_filter()
    {
        Gen<string> cut =
            from name in Gen.Int[0, Names.Length - 1].Select(i => Names[i])
            from start in Gen.Int[0, name.Length]
            from length in Gen.Int[0, name.Length - start]
            from with in Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])
            from flip in Gen.Bool
            let pattern = name[..start] + with + name[(start + length)..]
            select flip ? ReferenceFacts.OtherCase(pattern) : pattern;
        cut.Sample(
            pattern =>
            {
                List<string> found = Found(pattern);
                return found.SequenceEqual(Naive(pattern))
                    && Reference.MatchActions(pattern).Count == found.Count
                    && Reference.MatchActions(pattern).IsEmpty == (found.Count == 0);
            },
            iter: 300);
    }

    [Test]
    public void Past_the_end_there_is_nothing_more()
    {
        ActionMatches.Enumerator actions = Reference.MatchActions("s3:GetObject").GetEnumerator();
        actions.MoveNext().Should().BeTrue();
        actions.Current.ToString().Should().Be("s3:GetObject");
        actions.MoveNext().Should().BeFalse();
        actions.MoveNext().Should().BeFalse();
    }

    private static List<string> Found(string pattern)
    {
        var found = new List<string>();
        foreach (AwsAction action in Reference.MatchActions(pattern))
        {
            found.Add(action.ToString());
        }

        return found;
    }

    private static IEnumerable<string> Naive(string pattern)
        => pattern.Contains(':', StringComparison.Ordinal) || WildcardPattern.IsAny(pattern)
            ? Names.Where(name => WildcardPattern.Matches(pattern, name, ignoreCase: true))
            : [];
}
