using PolicyLint.Analysis;
using PolicyLint.Rules.Input;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class ContentAfterEndRuleTests : RuleFixture<ContentAfterEndRule>
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    [TestCase("[|}|]", "Found '}' after the end of the JSON value")]
    [TestCase("\n[|EOF|]", "Found 'EOF' after the end of the JSON value")]
    [TestCase("[|,|]", "Found ',' after the end of the JSON value")]
    [TestCase("[|\u200B|]", "Found the character U+200B after the end of the JSON value")]
    public void Reports_what_follows_a_policy(string rest, string message) => Check(Policy + rest, message: message);

    [Test]
    public void Reports_the_second_of_two_policies_and_both_are_linted()
    {
        Check(Policy + "\n[|{|]" + Policy[1..]);
        LintResult result = new Linter([new ContentAfterEndRule(), new WildcardActionRule()]).Lint(SourceText.From(Policy + "\n" + Policy));
        result.Policies.Should().HaveCount(2);
        result.Diagnostics.Select(d => d.Descriptor.Id).Should().Equal("PL3001", "PL0007", "PL3001");
    }

    [Test]
    public void Leaves_white_space_comments_and_JSON_Lines_of_something_else()
    {
        Check(Policy + " \r\n");
        Check(Policy + " // end");
        Check("{\"level\":\"info\"}\n{\"level\":\"warn\"}\n");
    }
}
