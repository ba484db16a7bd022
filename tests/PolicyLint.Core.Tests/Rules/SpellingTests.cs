using PolicyLint.Rules;

namespace PolicyLint.Core.Tests.Rules;

internal sealed class SpellingTests
{
    private static readonly string[] Elements = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource"];

    [TestCase("action", "Action")]
    [TestCase("NOTACTION", "NotAction")]
    [TestCase("Sid", "Sid")]
    public void Takes_the_name_that_differs_in_case_only(string text, string expected)
        => Spelling.Nearest(text, Elements).Should().Be(expected);

    [TestCase("Actoin", "Action", Description = "two letters changed places")]
    [TestCase("Actions", "Action", Description = "one letter too many")]
    [TestCase("Resouce", "Resource", Description = "one letter too few")]
    [TestCase("resuorces", null, Description = "three edits")]
    [TestCase("Sids", "Sid", Description = "a short name may have one edit")]
    [TestCase("Sidss", null, Description = "and not two")]
    [TestCase("Id", "Sid")]
    [TestCase("Principal", null)]
    [TestCase("", null)]
    public void Takes_the_name_that_is_near(string text, string? expected)
        => Spelling.Nearest(text, Elements).Should().Be(expected);

    [Test]
    public void Takes_none_where_two_are_equally_near()
    {
        Spelling.Nearest("Denw", ["Deny", "Dens"]).Should().BeNull();
        Spelling.Nearest("Denw", ["Dens", "Deny", "Dent"]).Should().BeNull();
    }

    [Test]
    public void Takes_the_nearer_one_whatever_the_order()
    {
        Spelling.Nearest("StringLikes", ["StringLike", "StringLine"]).Should().Be("StringLike");
        Spelling.Nearest("StringLikes", ["StringLine", "StringLike"]).Should().Be("StringLike");
        Spelling.Nearest("StringLikes", ["StringLine", "StringLint", "StringLike"]).Should().Be("StringLike");
    }

    [Test]
    public void Prefers_the_name_that_differs_in_case_to_an_earlier_near_one()
        => Spelling.Nearest("denY", ["Dent", "Deny"]).Should().Be("Deny");

    [Test]
    public void Finds_nothing_among_no_names() => Spelling.Nearest("Action", []).Should().BeNull();
}
