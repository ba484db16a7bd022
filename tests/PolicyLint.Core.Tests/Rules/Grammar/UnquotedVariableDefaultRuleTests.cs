using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class UnquotedVariableDefaultRuleTests : RuleFixture<UnquotedVariableDefaultRule>
{
    [TestCase("${aws:PrincipalTag/team, all}", "${aws:PrincipalTag/team, 'all'}")]
    [TestCase("${aws:PrincipalTag/team,all}", "${aws:PrincipalTag/team,'all'}")]
    [TestCase("${aws:PrincipalTag/team, 'all}", "${aws:PrincipalTag/team, 'all'}")]
    [TestCase("${aws:PrincipalTag/team, all'}", "${aws:PrincipalTag/team, 'all'}")]
    [TestCase("${aws:PrincipalTag/team, \\\"all\\\"}", "${aws:PrincipalTag/team, 'all'}")]
    [TestCase("${aws:PrincipalTag/team, ' }", "${aws:PrincipalTag/team, '' }")]
    [TestCase("${aws:PrincipalTag/team, }", "${aws:PrincipalTag/team, ''}")]
    [TestCase("${aws:PrincipalTag/team,}", "${aws:PrincipalTag/team,''}")]
    public void Puts_the_default_in_single_quotes(string variable, string repaired) => Check(
        $$"""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::a-[|{{variable}}|]-b"}""",
        fixedTo: $$"""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::a-{{repaired}}-b"}""");

    [Test]
    public void Says_which_variable_it_is() => Check(
        """{"Effect":"Allow","Action":"s3:*","NotResource":["arn:aws:s3:::[|${aws:username, all}|]"]}""",
        message: "The default value in \"${aws:username, all}\" is not in single quotes");

    [Test]
    public void Reports_it_in_a_condition_and_twice_in_one_value() => Check(
        """{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringLike":{"s3:prefix":"[|${aws:username, a}|]/[|${aws:userid, b}|]"}}}""",
        fixedTo: """{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringLike":{"s3:prefix":"${aws:username, 'a'}/${aws:userid, 'b'}"}}}""");

    [Test]
    public void Offers_nothing_when_a_quote_stands_inside()
    {
        const string Source = """{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::[|${aws:username, o'neil}|]"}""";
        Check(Source);
        RuleFixes.Of<UnquotedVariableDefaultRule>(Source).Should().BeEmpty();
    }

    [TestCase("${aws:PrincipalTag/team, 'all'}")]
    [TestCase("${aws:PrincipalTag/team,'all' }")]
    [TestCase("${aws:PrincipalTag/team, ''}")]
    [TestCase("${aws:PrincipalTag/team, 'a, b'}")]
    [TestCase("${aws:username}")]
    [TestCase("${opt:stage, self:provider.stage}")]
    [TestCase("${join(a, b)}")]
    [TestCase("${bucket, dev}")]
    public void Leaves_quoted_defaults_and_placeholders(string variable)
        => Check($$"""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::{{variable}}"}""");

    [TestCase("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:username, a}"}}""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:${aws:username, a}","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"${aws:username, a}"}}}""")]
    public void Leaves_places_that_have_no_variables(string source) => Check(source);
}
