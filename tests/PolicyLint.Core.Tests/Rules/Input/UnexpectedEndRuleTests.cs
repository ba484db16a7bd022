using PolicyLint.Rules.Input;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class UnexpectedEndRuleTests : RuleFixture<UnexpectedEndRule>
{
    [Test]
    public void Says_what_is_awaited() => Check(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow"}[||]""",
        message: "The text ends where ',' or ']' is expected");

    [TestCase("""{"Version":"2012-10-17","Statement":{"Sid":"a[||]""", "The text ends where '\"' to end the string is expected")]
    [TestCase("""{"Version":"2012-10-17"} /* more[||]""", "The text ends where '*/' to end the comment is expected")]
    [TestCase("""{"Version"[||]""", "The text ends where ':' is expected")]
    [TestCase("""[{"Effect":"Allow","Action":"*","Resource":"*"}[||]""", "The text ends where ',' or ']' is expected")]
    public void Says_what_is_awaited_in_strings_comments_members_and_lists(string source, string message)
        => Check(source, message: message);

    [Test]
    public void Leaves_a_whole_policy_and_an_empty_file()
    {
        Check("""{"Version":"2012-10-17","Statement":[]}""");
        Check(" ");
    }
}
