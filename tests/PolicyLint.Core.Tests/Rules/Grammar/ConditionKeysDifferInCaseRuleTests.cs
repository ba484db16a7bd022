using PolicyLint.Analysis;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class ConditionKeysDifferInCaseRuleTests : RuleFixture<ConditionKeysDifferInCaseRule>
{
    [Test]
    public void Reports_the_later_key() => Check(
        ConditionSource.Of("""{"IpAddress":{"aws:SourceIp":"203.0.113.0/24",[|"AWS:sourceip"|]:"198.51.100.0/24"}}"""),
        message: "Condition key \"AWS:sourceip\" is the same as \"aws:SourceIp\": case does not matter");

    [Test]
    public void Links_the_first_key()
    {
        string source = ConditionSource.Of("""{"StringLike":{"aws:userid":"a","aws:username":"b","aws:UserName":"c"}}""");
        PolicyDiagnostic diagnostic = RuleVerifier.LinterFor(new ConditionKeysDifferInCaseRule()).Lint(SourceText.From(source)).Diagnostics.Single();
        diagnostic.RelatedLocations.Select(r => r.Origin.Text).Should().Equal("\"aws:username\"");
        diagnostic.LinkedMessage.Should().Contain("[\"aws:username\"](1)");
    }

    [Test]
    public void Compares_the_tag_part_too() => Check(
        ConditionSource.Of("""{"StringEquals":{"aws:ResourceTag/Team":"a",[|"aws:ResourceTag/team"|]:"b"}}"""));

    [Test]
    public void Reports_each_further_spelling() => Check(
        ConditionSource.Of("""{"Foo":{"a:b":"1",[|"A:b"|]:"2",[|"a:B"|]:"3"}}"""));

    [Test]
    public void Leaves_the_very_same_name_to_the_reader() => Check(
        ConditionSource.Of("""{"Null":{"a:b":"true","a:b":"true",[|"A:B"|]:"true","A:B":"true"}}"""));

    [Test]
    public void Leaves_different_operators() => Check(
        ConditionSource.Of("""{"StringLike":{"aws:username":"a*"},"StringNotLike":{"aws:UserName":"ab*"}}"""));

    [Test]
    public void Leaves_different_statements() => Check(
        $"""[{ConditionSource.Of("""{"Bool":{"a:b":"true"}}""")},{ConditionSource.Of("""{"Bool":{"A:B":"true"}}""")}]""");

    [Test]
    public void Leaves_keys_that_only_resemble() => Check(
        ConditionSource.Of("""{"StringEquals":{"aws:SourceVpc":"a","aws:SourceVpce":"b","aws:PrincipalTag/a":"c","aws:RequestTag/a":"d"}}"""));
}
