using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MixedConditionValueTypesRuleTests : RuleFixture<MixedConditionValueTypesRule>
{
    [Test]
    public void Reports_and_quotes_a_number() => Check(
        ConditionSource.Of("""{"NumericEquals":{"ec2:VolumeSize":["8",[|16|]]}}"""),
        fixedTo: ConditionSource.Of("""{"NumericEquals":{"ec2:VolumeSize":["8","16"]}}"""),
        message: "16 is a number in a list that begins with a string");

    [Test]
    public void Reports_a_string_after_Booleans() => Check(
        ConditionSource.Of("""{"Null":{"aws:username":[true,false,[|"true"|]]}}"""),
        fixedTo: ConditionSource.Of("""{"Null":{"aws:username":["true","false","true"]}}"""),
        message: "\"true\" is a string in a list that begins with a Boolean");

    [Test]
    public void Reports_once_a_list() => Check(
        ConditionSource.Of("""{"StringEquals":{"aws:PrincipalTag/a":[1.50,[|"x"|],true,2]}}"""),
        fixedTo: ConditionSource.Of("""{"StringEquals":{"aws:PrincipalTag/a":["1.50","x","true","2"]}}"""));

    [Test]
    public void Reports_each_key() => Check(
        ConditionSource.Of("""{"NumericEquals":{"a:b":[1,[|"2"|]],"a:c":["1",[|2|]],"a:d":[1,2]}}"""),
        fixedTo: ConditionSource.Of("""{"NumericEquals":{"a:b":["1","2"],"a:c":["1","2"],"a:d":[1,2]}}"""));

    [Test]
    public void Reports_under_an_unknown_operator_too() => Check(ConditionSource.Of("""{"Foo":{"a:b":["1",[|2|]]}}"""));

    [TestCase("""["1","2"]""")]
    [TestCase("[1,2.5,-3]")]
    [TestCase("[true,false]")]
    [TestCase("1")]
    [TestCase("[]")]
    [TestCase("""["1",null]""", Description = "data-type-mismatch")]
    [TestCase("""["1",{}]""", Description = "data-type-mismatch")]
    public void Leaves(string values) => Check(ConditionSource.Of($$$"""{"NumericEquals":{"a:b":{{{values}}}}}"""));

    [TestCase("""{"Bool":{"a:b":["true",true]}}""", Description = "multiple-booleans")]
    [TestCase("""{"NumericEquals":{"a:b":1,"a:c":"1"}}""", Description = "different keys")]
    [TestCase("""{"NumericEquals":{"a:b":1},"NumericLessThan":{"a:b":"1"}}""", Description = "different operators")]
    public void Leaves_condition(string condition) => Check(ConditionSource.Of(condition));
}
