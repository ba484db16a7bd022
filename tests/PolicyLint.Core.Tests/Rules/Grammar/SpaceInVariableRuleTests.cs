using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class SpaceInVariableRuleTests : RuleFixture<SpaceInVariableRule>
{
    [TestCase("${ aws:username }", "${aws:username}")]
    [TestCase("${aws:username }", "${aws:username}")]
    [TestCase("${\\taws:username}", "${aws:username}")]
    [TestCase("${aws:username , 'me'}", "${aws:username, 'me'}")]
    [TestCase("${ aws:PrincipalTag/Cost Center}", "${aws:PrincipalTag/Cost Center}")]
    public void Removes_white_space_around_the_name(string variable, string repaired) => Check(
        $$"""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::a-[|{{variable}}|]-b"}""",
        fixedTo: $$"""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::a-{{repaired}}-b"}""");

    [TestCase("${aws: username}")]
    [TestCase("${aws :username}")]
    [TestCase("${aws:user name}")]
    [TestCase("${ aws:user name}")]
    public void Offers_nothing_for_white_space_inside(string variable)
    {
        string source = $$"""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::[|{{variable}}|]"}""";
        Check(source, message: $"\"{variable}\" has white space in the variable's name");
        RuleFixes.Of<SpaceInVariableRule>(source).Should().BeEmpty();
    }

    [Test]
    public void Reports_it_in_a_condition() => Check(
        """{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":["*","[|${ aws:x }|]"]}}}""");

    [TestCase("${aws:username}")]
    [TestCase("${aws:username, 'all of them'}")]
    [TestCase("${aws:PrincipalTag/Cost Center}")]
    [TestCase("${ var.bucket }")]
    [TestCase("${ self:custom.bucket }")]
    [TestCase("${prod ? a : b}")]
    [TestCase("${ }")]
    [TestCase("a b")]
    public void Leaves_names_without_and_placeholders(string variable)
        => Check($$"""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::{{variable}}"}""");

    [TestCase("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${ aws:username}"}}""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:${ aws:username}","Resource":"*"}""")]
    public void Leaves_places_that_have_no_variables(string source) => Check(source);
}
