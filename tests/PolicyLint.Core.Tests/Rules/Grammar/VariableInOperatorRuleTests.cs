using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class VariableInOperatorRuleTests : RuleFixture<VariableInOperatorRule>
{
    [TestCase("NumericLessThan")]
    [TestCase("DateGreaterThanIfExists")]
    [TestCase("Bool")]
    [TestCase("BinaryEquals")]
    [TestCase("ForAnyValue:IpAddress")]
    [TestCase("notipaddress")]
    [TestCase("Null")]
    public void Reports_it_under_operators_that_take_none(string @operator) => Check(
        $$$"""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"{{{@operator}}}":{"a:b":"[|${aws:username}|]"} } }""",
        message: $"\"${{aws:username}}\" is a variable, and {@operator} takes none");

    [Test]
    public void Reports_each_and_in_a_list() => Check(
        """{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":["203.0.113.1","[|${aws:x}|]/[|${aws:y, '8'}|]"]}}}""");

    [TestCase("StringEquals")]
    [TestCase("ForAllValues:StringNotLikeIfExists")]
    [TestCase("ArnLike")]
    [TestCase("NoSuchOperator")]
    public void Leaves_operators_that_take_them_and_unknown_ones(string @operator) => Check(
        $$$"""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"{{{@operator}}}":{"a:b":"${aws:username}"} } }""");

    [TestCase("${*}")]
    [TestCase("${max_age}")]
    [TestCase("${env:MAX_AGE}")]
    [TestCase("${}")]
    [TestCase("${aws:x")]
    [TestCase("3600")]
    public void Leaves_placeholders_and_what_other_rules_report(string text) => Check(
        $$$"""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"NumericLessThan":{"a:b":"{{{text}}}"} } }""");

    [Test]
    public void Reports_it_whatever_the_version() => Check(
        """{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Null":{"a:b":"[|${aws:x}|]"}}}}""");
}
