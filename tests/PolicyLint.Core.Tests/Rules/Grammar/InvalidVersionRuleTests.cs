using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class InvalidVersionRuleTests : RuleFixture<InvalidVersionRule>
{
    [Test]
    public void Reports_the_value_and_repairs_it() => Check(
        """{"Version":[|"2024-05-01"|],"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
        fixedTo: """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
        message: "There is no version \"2024-05-01\" of the policy language");

    [TestCase("")]
    [TestCase("1")]
    [TestCase("2012-10-17 ")]
    [TestCase("2012-10-18")]
    [TestCase("latest")]
    public void Reports_every_other_text(string version)
        => Check($$"""{"Version":[|"{{version}}"|],"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");

    [TestCase("\"2012-10-17\"")]
    [TestCase("\"2008-10-17\"")]
    [TestCase("\"2012\\u002d10-17\"")]
    public void Leaves_the_two_that_exist(string version)
        => Check($$"""{"Version":{{version}},"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");

    [TestCase("2012")]
    [TestCase("null")]
    [TestCase("[\"2024-05-01\"]")]
    public void Leaves_values_of_another_type_to_their_rule(string version)
        => Check($$"""{"Version":{{version}},"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
}
