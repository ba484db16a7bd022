using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class SpaceInActionRuleTests : RuleFixture<SpaceInActionRule>
{
    [Test]
    public void Removes_white_space_around_an_action() => Check(
        """{"Effect":"Allow","Action":[|" s3:GetObject\t"|],"Resource":"*"}""",
        fixedTo: """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""",
        message: "Action \" s3:GetObject\\u0009\" has white space or a comma in it, so it matches no action");

    [Test]
    public void Removes_it_in_a_list_and_in_NotAction() => Check(
        """{"Effect":"Deny","NotAction":["s3:PutObject",[|"s3:GetObject "|]],"Resource":"*"}""",
        fixedTo: """{"Effect":"Deny","NotAction":["s3:PutObject","s3:GetObject"],"Resource":"*"}""");

    [TestCase("s3:GetObject,s3:PutObject")]
    [TestCase("s3:GetObject, s3:PutObject")]
    [TestCase("s3: GetObject")]
    [TestCase("s3 :GetObject")]
    [TestCase("s3:GetObject,")]
    [TestCase(" GetObject ")]
    [TestCase("s3:Get\u00a0Object")]
    [TestCase(",")]
    public void Reports_once_and_offers_nothing_when_the_meaning_is_not_plain(string action)
    {
        string source = $$"""{"Effect":"Allow","Action":[|"{{action}}"|],"Resource":"*"}""";
        Check(source);
        RuleFixes.Of<SpaceInActionRule>(source).Should().BeEmpty();
    }

    [TestCase("s3:GetObject")]
    [TestCase("*")]
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("${action} ")]
    [TestCase("{{ action }}")]
    public void Leaves_other_values(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");
}
