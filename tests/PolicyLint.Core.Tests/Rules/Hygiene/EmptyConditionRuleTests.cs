using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class EmptyConditionRuleTests : RuleFixture<EmptyConditionRule>
{
    private const string Unconditional = """{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}""";

    [Test]
    public void Reports_and_removes_an_empty_Condition() => Check(
        ConditionSource.Of("[|{}|]"),
        fixedTo: Unconditional,
        message: "\"Condition\" is an empty object");

    [Test]
    public void Removes_a_Condition_whose_only_operator_is_empty() => Check(
        ConditionSource.Of("""{"StringEquals":[|{ }|]}"""),
        fixedTo: Unconditional,
        message: "\"StringEquals\" is an empty object");

    [Test]
    public void Removes_an_empty_operator_among_others() => Check(
        ConditionSource.Of("""{"StringEquals":[|{}|],"Bool":{"aws:SecureTransport":"false"},"Null":[|{}|]}"""),
        fixedTo: ConditionSource.Of("""{"Bool":{"aws:SecureTransport":"false"}}"""));

    [Test]
    public void Leaves_nothing_of_operators_that_are_all_empty() => Check(
        ConditionSource.Of("""{"stringequals":[|{}|],"ForAnyValue:Null":[|{}|]}"""),
        fixedTo: Unconditional);

    [Test]
    public void Removes_a_member_at_the_beginning() => Check(
        """{ "Condition": [|{}|], "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""",
        fixedTo: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""");

    [TestCase("""{"Bool":{"aws:SecureTransport":"false"}}""")]
    [TestCase("""{"Bool":{"aws:SecureTransport":[]}}""", Description = "empty-condition-values")]
    [TestCase("""{"Bool":{"aws:SecureTransport":{}}}""", Description = "data-type-mismatch")]
    [TestCase("""{"Bool":"false"}""", Description = "data-type-mismatch")]
    [TestCase("""{"Bool":[]}""", Description = "data-type-mismatch")]
    [TestCase("""{"Bool":null}""", Description = "data-type-mismatch")]
    [TestCase("[]", Description = "data-type-mismatch")]
    [TestCase("null", Description = "data-type-mismatch")]
    [TestCase("""{"Boolean":{}}""", Description = "unknown-condition-operator")]
    public void Leaves(string condition) => Check(ConditionSource.Of(condition));

    [TestCase("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{}""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"Bool":{}}""")]
    public void Leaves_what_was_not_read_whole(string source) => Check(source);
}
