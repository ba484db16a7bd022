using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MissingStatementRuleTests : RuleFixture<MissingStatementRule>
{
    [TestCase("""[|{"Version":"2012-10-17"}|]""")]
    [TestCase("""[|{"Version":"2012-10-17","Id":"a"}|]""")]
    public void Reports_a_policy_without_one(string source) => Check(source, message: "Policy has no statement");

    [Test]
    public void Reports_an_empty_list() => Check("""{"Version":"2012-10-17","Statement":[|[ ]|]}""", message: "Policy has no statement");

    [TestCase("""{"Version":"2012-10-17","Statement":{"Effect":"Deny"}}""")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{}]}""")]
    public void Leaves_a_policy_with_one(string source) => Check(source);

    [TestCase("""{"Version":"2012-10-17","Statement":["s3:*"]}""")]
    [TestCase("""{"Version":"2012-10-17","Statement":"s3:*"}""")]
    [TestCase("""{"Version":"2012-10-17","Statement":null}""")]
    public void Leaves_a_statement_of_another_type_to_its_rule(string source) => Check(source);

    [TestCase("statement")]
    [TestCase("Statements")]
    public void Leaves_a_misspelt_name_to_its_rule(string name)
        => Check($$"""{"Version":"2012-10-17","{{name}}":[]}""");

    [Test]
    public void Leaves_text_that_breaks_off() => Check("""{"Version":"2012-10-17",""");
}
