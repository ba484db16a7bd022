using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class UnclosedVariableRuleTests : RuleFixture<UnclosedVariableRule>
{
    [Test]
    public void Closes_a_variable_that_ends_the_text() => Check(
        """{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::home/[|${aws:username|]"}""",
        fixedTo: """{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::home/${aws:username}"}""",
        message: "\"${aws:username\" has no closing brace");

    [TestCase("${aws:username/*")]
    [TestCase("${aws:PrincipalTag/team")]
    [TestCase("${")]
    [TestCase("${bucket")]
    [TestCase("${self:custom.bucket")]
    public void Offers_nothing_when_the_end_is_not_plain(string variable)
    {
        string source = $$"""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::home/[|{{variable}}|]"}""";
        Check(source);
        RuleFixes.Of<UnclosedVariableRule>(source).Should().BeEmpty();
    }

    [Test]
    public void Reports_a_variable_inside_a_variable() => Check(
        """{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"s3:prefix":["a","[|${aws:PrincipalTag/|]${aws:username}}"]}}}""");

    [TestCase("""{"Effect":"Allow","Action":"s3:[|${aws:username|]","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"s3:[|${aws:username|]","NotResource":"[|${x|]"}""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:*","Principal":{"AWS":"[|${aws:username|]"},"Resource":"*"}""")]
    [TestCase("""{"Sid":"[|${a|]","Effect":"Allow","NotPrincipal":"[|${b|]","Action":"s3:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"NumericEquals":{"s3:max-keys":"[|${a|]"}}}""")]
    public void Reports_it_in_every_element(string source) => Check(source);

    [TestCase("${aws:username}")]
    [TestCase("${self:custom.${opt:stage}.bucket}")]
    [TestCase("${lookup(names, ${stage})}")]
    [TestCase("${*}${?}${$}")]
    [TestCase("$aws:username")]
    [TestCase("$")]
    public void Leaves_closed_variables_and_nested_placeholders(string text)
        => Check($$"""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::{{text}}"}""");

    [TestCase("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::[|${a|]"}}""")]
    [TestCase("""{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${a"}}""")]
    [TestCase("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${a"}}""")]
    public void Reports_where_there_are_variables_only(string source) => Check(source);

    [Test]
    public void Leaves_the_Sid_of_an_identity_policy_to_invalid_sid()
        => Check("""{"Sid":"${a","Effect":"Allow","Action":"s3:*","Resource":"*"}""");
}
