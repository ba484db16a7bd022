using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class DynamodbAttributesWithoutSelectRuleTests : RuleFixture<DynamodbAttributesWithoutSelectRule>
{
    private static string Of(string actions, string condition, string effect = "Allow", string action = "Action")
        => $$"""{"Effect":"{{effect}}","{{action}}":{{actions}},"Resource":"arn:aws:dynamodb:eu-central-1:111122223333:table/players","Condition":{{condition}}}""";

    private const string Bad = """{"ForAllValues:StringEquals":{[|"dynamodb:Attributes"|]:["id"]}}""";

    [Test]
    public void Names_the_action_that_reads() => CheckUnfixable(
        Of("""["dynamodb:PutItem","dynamodb:Query"]""", Bad),
        message: "\"dynamodb:Attributes\" restricts only what a request names: one that names no attributes returns all of them for \"dynamodb:Query\"");

    [TestCase("\"dynamodb:GetItem\"")]
    [TestCase("\"DynamoDB:scan\"")]
    [TestCase("[\"dynamodb:BatchGetItem\"]")]
    [TestCase("\"dynamodb:Get*\"")]
    [TestCase("\"dynamodb:*\"")]
    [TestCase("\"*\"")]
    public void Reports(string actions) => CheckUnfixable(Of(actions, Bad));

    [Test]
    public void Adds_the_line() => Check(
        Of("\"dynamodb:Query\"", """{"ForAllValues:StringEquals":{[|"dynamodb:Attributes"|]:["id"]},"StringEquals":{"aws:RequestedRegion":"x"}}"""),
        fixedTo: Of("\"dynamodb:Query\"", """{"ForAllValues:StringEquals":{"dynamodb:Attributes":["id"]},"StringEquals":{"dynamodb:Select": "SPECIFIC_ATTRIBUTES", "aws:RequestedRegion":"x"}}"""));

    [Test]
    public void Adds_the_line_with_IfExists_where_that_is_what_there_is() => Check(
        Of("[\"dynamodb:Query\",\"dynamodb:PutItem\"]", """{"ForAllValues:StringEquals":{[|"dynamodb:Attributes"|]:["id"]},"StringEqualsIfExists":{"dynamodb:ReturnValues":"NONE"}}"""),
        fixedTo: Of("[\"dynamodb:Query\",\"dynamodb:PutItem\"]", """{"ForAllValues:StringEquals":{"dynamodb:Attributes":["id"]},"StringEqualsIfExists":{"dynamodb:Select": "SPECIFIC_ATTRIBUTES", "dynamodb:ReturnValues":"NONE"}}"""));

    [TestCase("StringEquals", "ALL_ATTRIBUTES")]
    [TestCase("StringNotEquals", "SPECIFIC_ATTRIBUTES")]
    public void Reports_another_selection(string name, string value) => CheckUnfixable(
        Of("\"dynamodb:Query\"", $$$"""{"ForAllValues:StringEquals":{[|"dynamodb:Attributes"|]:["id"]},"{{{name}}}":{"dynamodb:Select":"{{{value}}}"}}"""));

    [Test]
    public void Reports_one_selection_among_several() => CheckUnfixable(
        Of("\"dynamodb:Query\"", """{"ForAllValues:StringLike":{[|"DYNAMODB:attributes"|]:["id"]},"StringEquals":{"dynamodb:Select":["SPECIFIC_ATTRIBUTES","COUNT"]}}"""));

    [TestCase("StringEquals", "SPECIFIC_ATTRIBUTES")]
    [TestCase("StringEqualsIfExists", "SPECIFIC_ATTRIBUTES")]
    [TestCase("StringLike", "SPECIFIC_ATTRIBUTES")]
    public void Leaves_the_right_selection(string name, string value) => Check(
        Of("\"dynamodb:Query\"", $$$"""{"ForAllValues:StringEquals":{"dynamodb:Attributes":["id"]},"{{{name}}}":{"Dynamodb:select":["{{{value}}}"]}}"""));

    [TestCase("\"dynamodb:PutItem\"", "Allow", "Action", Description = "no read")]
    [TestCase("[\"dynamodb:UpdateItem\",\"s3:GetObject\"]", "Allow", "Action")]
    [TestCase("\"dynamodb:Query\"", "Deny", "Action")]
    [TestCase("\"dynamodb:Query\"", "Allow", "NotAction")]
    [TestCase("\"dynamodbx:Query\"", "Allow", "Action")]
    public void Leaves(string actions, string effect, string action) => Check(
        Of(actions, """{"ForAllValues:StringEquals":{"dynamodb:Attributes":["id"]}}""", effect, action));

    [TestCase("""{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":["id"]}}""")]
    [TestCase("""{"Null":{"dynamodb:Attributes":"false"}}""")]
    [TestCase("""{"ForAnyValue:StringNotEquals":{"dynamodb:Attributes":["secret"]}}""")]
    public void Leaves_other_conditions(string condition) => Check(Of("\"dynamodb:Query\"", condition));

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.Session)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Reports_in_every_kind(PolicyKind kind) => CheckUnfixable(Of("\"dynamodb:Query\"", Bad), kind: kind);
}
