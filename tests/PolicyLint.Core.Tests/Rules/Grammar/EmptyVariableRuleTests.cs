using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class EmptyVariableRuleTests : RuleFixture<EmptyVariableRule>
{
    [TestCase("${}")]
    [TestCase("${  }")]
    public void Reports_a_variable_without_a_name(string variable) => Check(
        $$"""{"Effect":"Allow","Action":"s3:*","Resource":["*","arn:aws:s3:::a[|{{variable}}|]b"]}""",
        message: $"\"{variable}\" names no condition key");

    [TestCase("""{"Effect":"Allow","NotAction":"s3:[|${}|]","NotResource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:*","Principal":{"AWS":"[|${}|]"},"Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"a:b":"[|${}|][|${}|]"}}}""")]
    public void Reports_it_in_every_element(string source) => Check(source);

    [TestCase("${aws:username}")]
    [TestCase("${x}")]
    [TestCase("${*}")]
    [TestCase("${?}")]
    [TestCase("${$}")]
    [TestCase("{}")]
    [TestCase("$ {}")]
    [TestCase("${, 'x'}")]
    public void Leaves_other_text(string text)
        => Check($$"""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::{{text}}"}""");

    [Test]
    public void Leaves_the_resource_of_a_trust_policy_which_takes_none() => Check(
        """{"Effect":"Allow","Principal":{"AWS":"[|${}|]"},"Action":"sts:AssumeRole","Resource":"${}"}""",
        kind: PolicyKind.Trust);

    [TestCase("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"[|${}|]"}}""")]
    [TestCase("""{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"${}"}}""")]
    public void Reports_where_there_are_variables_only(string source) => Check(source);
}
