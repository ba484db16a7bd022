using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class InvalidEffectRuleTests : RuleFixture<InvalidEffectRule>
{
    [TestCase("allow", "Allow")]
    [TestCase("DENY", "Deny")]
    [TestCase("Allow ", "Allow")]
    [TestCase("Alow", "Allow")]
    [TestCase("Denny", "Deny")]
    public void Repairs_what_is_near(string effect, string meant) => Check(
        $$"""{"Effect":[|"{{effect}}"|],"Action":"*","Resource":"*"}""",
        fixedTo: $$"""{"Effect":"{{meant}}","Action":"*","Resource":"*"}""",
        message: $"Effect is \"{effect}\", and must be \"Allow\" or \"Deny\"");

    [TestCase("")]
    [TestCase("Permit")]
    [TestCase("*")]
    public void Offers_nothing_where_neither_is_near(string effect)
    {
        Check($$"""{"Effect":[|"{{effect}}"|],"Action":"*","Resource":"*"}""");
        RuleVerifier.LinterFor(new InvalidEffectRule()).Lint(SourceText.From($$"""{"Effect":"{{effect}}","Action":"*"}"""))
            .Diagnostics.Should().ContainSingle().Which.Fixes.Should().BeEmpty();
    }

    [TestCase("\"Allow\"")]
    [TestCase("\"Deny\"")]
    [TestCase("\"\\u0044eny\"")]
    [TestCase("1")]
    public void Leaves_the_two_words_and_other_types(string effect)
        => Check($$"""{"Version":"2012-10-17","Statement":{"Effect":{{effect}},"Action":"*","Resource":"*"} }""");
}
