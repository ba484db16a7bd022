using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class MissingActionForConditionKeyRuleTests : RuleFixture<MissingActionForConditionKeyRule>
{
    private static string Of(string actions, string condition, string effect = "Allow", string action = "Action")
        => $$"""{"Effect":"{{effect}}","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"{{action}}":{{actions}},"Condition":{{condition}}}""";

    private static void CheckTrust(string source, string? fixedTo = null, string? message = null) => Check(source, fixedTo, message, PolicyKind.Trust);

    [TestCase("StringEquals", "aws:RequestTag/team", "sts:TagSession")]
    [TestCase("ForAnyValue:StringEquals", "aws:TagKeys", "sts:TagSession")]
    [TestCase("ForAnyValue:StringEquals", "sts:TransitiveTagKeys", "sts:TagSession")]
    [TestCase("StringLike", "sts:SourceIdentity", "sts:SetSourceIdentity")]
    public void Adds_the_action(string name, string key, string action) => CheckTrust(
        Of("\"sts:AssumeRole\"", $$$"""{"{{{name}}}":{[|"{{{key}}}"|]:"a"}}"""),
        fixedTo: Of($"[\"sts:AssumeRole\", \"{action}\"]", $$$"""{"{{{name}}}":{"{{{key}}}":"a"}}"""),
        message: $"\"{key}\" is in no request that this policy allows: the actions do without {action}");

    [TestCase("[\"sts:AssumeRole\"]")]
    [TestCase("\"STS:assumerole\"")]
    [TestCase("\"sts:AssumeRole*\"")]
    [TestCase("[\"sts:AssumeRoleWithSAML\",\"sts:AssumeRoleWithWebIdentity\"]")]
    public void Reports(string actions) => CheckTrust(Of(actions, """{"StringEquals":{[|"AWS:requesttag/team"|]:"a"}}"""));

    [Test]
    public void Reports_a_test_for_presence() => CheckTrust(Of("\"sts:AssumeRole\"", """{"Null":{[|"sts:SourceIdentity"|]:"false"}}"""));

    [Test]
    public void Reports_one_of_several_keys_that_need_the_same() => CheckTrust(
        Of("\"sts:AssumeRole\"", """{"StringEquals":{[|"aws:RequestTag/team"|]:"a","aws:RequestTag/stage":"b"},"ForAnyValue:StringEquals":{"aws:TagKeys":"team"}}"""));

    [Test]
    public void Reports_each_action_that_is_missing() => CheckTrust(
        Of("\"sts:AssumeRole\"", """{"StringEquals":{[|"aws:RequestTag/team"|]:"a",[|"sts:SourceIdentity"|]:"b"}}"""),
        fixedTo: Of("[\"sts:AssumeRole\", \"sts:TagSession\", \"sts:SetSourceIdentity\"]", """{"StringEquals":{"aws:RequestTag/team":"a","sts:SourceIdentity":"b"}}"""));

    [Test]
    public void Reports_a_key_whose_other_action_is_there() => CheckTrust(
        Of("[\"sts:AssumeRole\",\"sts:TagSession\"]", """{"StringEquals":{"aws:RequestTag/team":"a",[|"sts:SourceIdentity"|]:"b"}}"""));

    [TestCase("[\"sts:AssumeRole\",\"sts:TagSession\"]")]
    [TestCase("[\"sts:AssumeRole\",\"STS:tagsession\"]")]
    [TestCase("[\"sts:AssumeRole\",\"sts:Tag*\"]")]
    [TestCase("\"sts:*\"")]
    [TestCase("\"*\"")]
    [TestCase("\"sts:TagSession\"")]
    [TestCase("[]")]
    [TestCase("[\"sts:AssumeRole\",\"ts:TagSession\"]", Description = "nobody knows what was meant")]
    public void Leaves_actions(string actions) => CheckTrust(Of(actions, """{"StringEquals":{"aws:RequestTag/team":"a"}}"""));

    [TestCase("StringEqualsIfExists", "aws:RequestTag/team")]
    [TestCase("StringNotEquals", "aws:RequestTag/team")]
    [TestCase("ForAllValues:StringEquals", "aws:TagKeys")]
    [TestCase("Null", "aws:RequestTag/team", Description = "that there is no tag")]
    [TestCase("StringEquals", "aws:SourceIdentity", Description = "of the session that calls")]
    [TestCase("StringEquals", "aws:PrincipalTag/team")]
    [TestCase("StringEquals", "sts:ExternalId")]
    public void Leaves_conditions(string name, string key) => CheckTrust(Of("\"sts:AssumeRole\"", $$$"""{"{{{name}}}":{"{{{key}}}":"true"}}"""));

    [TestCase("Deny", "Action")]
    [TestCase("Allow", "NotAction")]
    public void Leaves_other_statements(string effect, string action)
        => CheckTrust(Of("\"sts:AssumeRole\"", """{"StringEquals":{"aws:RequestTag/team":"a"}}""", effect, action));

    [Test]
    public void Leaves_what_another_statement_allows() => CheckTrust($$"""
        [{{Of("\"sts:AssumeRole\"", """{"StringEquals":{"aws:RequestTag/team":"a"}}""")}},
         {{Of("\"sts:TagSession\"", """{"StringEquals":{"aws:PrincipalTag/a":"b"}}""")}}]
        """);

    [Test]
    public void Reports_what_another_statement_denies() => CheckTrust($$"""
        [{{Of("\"sts:AssumeRole\"", """{"StringEquals":{[|"aws:RequestTag/team"|]:"a"}}""")}},
         {{Of("\"sts:TagSession\"", """{"StringEquals":{"aws:PrincipalTag/a":"b"}}""", "Deny")}}]
        """);

    [Test]
    public void Leaves_other_kinds() => Check(
        """{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/team":"a"}}}""", kind: PolicyKind.Identity);
}
