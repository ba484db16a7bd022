using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

/// <summary>The two rules about actions that the tag in a condition never applies to differ in the effect, and in what follows.</summary>
/// <param name="effect">The effect that the rule looks at.</param>
/// <param name="otherEffect">The one that it leaves.</param>
/// <param name="verb">What a statement with the effect does.</param>
internal abstract class UntaggableActionRuleTests<TRule>(string effect, string otherEffect, string verb) : RuleFixture<TRule>
    where TRule : Rule, new()
{
    private string Of(string actions, string condition, string? effectOfStatement = null, string action = "Action")
        => $$"""{"Effect":"{{effectOfStatement ?? effect}}","{{action}}":{{actions}},"Resource":"*","Condition":{{condition}}}""";

    private string Consequence(bool isIgnored)
        => isIgnored ? $"the statement {verb} that as if the key were not tested" : $"the statement never {verb} that";

    [TestCase("StringEquals", false)]
    [TestCase("ForAnyValue:StringEquals", false)]
    [TestCase("StringNotEquals", true)]
    public void Reports_the_actions_and_says_what_follows(string name, bool isIgnored) => CheckUnfixable(
        Of("""["ec2:DescribeInstances","ec2:StopInstances","s3:ListAllMyBuckets"]""", $$$"""{"{{{name}}}":{[|"aws:ResourceTag/team"|]:"a"}}"""),
        message: $"Condition key \"aws:ResourceTag/team\" is in no request for \"ec2:DescribeInstances\" or \"s3:ListAllMyBuckets\", so {Consequence(isIgnored)} (reference of 2026-09-26)");

    [TestCase("true", true)]
    [TestCase("false", false)]
    public void Knows_what_Null_comes_to(string value, bool isIgnored) => CheckUnfixable(
        Of("\"EC2:describeinstances\"", $$$"""{"Null":{[|"AWS:resourcetag/team"|]:"{{{value}}}"}}"""),
        message: $"Condition key \"AWS:resourcetag/team\" is in no request for \"EC2:describeinstances\", so {Consequence(isIgnored)} (reference of 2026-09-26)");

    [Test]
    public void Reports_a_statement_once() => CheckUnfixable(
        Of("\"ec2:DescribeInstances\"", """{"StringEquals":{[|"aws:ResourceTag/team"|]:"a","aws:ResourceTag/stage":"b"},"Null":{"aws:ResourceTag/owner":"false"}}"""));

    [Test]
    public void Reports_the_condition_that_decides() => CheckUnfixable(
        Of("\"ec2:DescribeInstances\"", """{"Null":{"aws:ResourceTag/owner":"true"},"StringEquals":{[|"aws:ResourceTag/team"|]:"a"}}"""));

    [Test]
    public void Reports_where_another_test_of_the_tag_is_by_choice() => CheckUnfixable(
        Of("\"ec2:DescribeInstances\"", """{"StringEqualsIfExists":{"aws:ResourceTag/owner":"a"},"StringEquals":{[|"aws:ResourceTag/team"|]:"a"}}"""));

    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Session)]
    public void Reports_in_every_kind(PolicyKind kind)
        => CheckUnfixable(Of("[\"ec2:DescribeInstances\"]", """{"StringEquals":{[|"aws:ResourceTag/team"|]:"a"}}"""), kind: kind);

    [Test]
    public void Leaves_the_other_effect()
        => Check(Of("\"ec2:DescribeInstances\"", """{"StringEquals":{"aws:ResourceTag/team":"a"}}""", effectOfStatement: otherEffect));

    [Test]
    public void Leaves_NotAction()
        => Check(Of("\"ec2:StopInstances\"", """{"StringEquals":{"aws:ResourceTag/team":"a"}}""", action: "NotAction"));

    [Test]
    public void Leaves_a_trust_policy() => Check(
        $$"""{"Effect":"{{effect}}","Principal":{"AWS":"111122223333"},"Action":"sts:GetCallerIdentity","Condition":{"StringEquals":{"aws:ResourceTag/team":"a"} } }""",
        kind: PolicyKind.Trust);

    [TestCase("StringEqualsIfExists")]
    [TestCase("StringNotEqualsIfExists")]
    [TestCase("ForAllValues:StringEquals")]
    [TestCase("StringEqual", Description = "unknown-condition-operator")]
    public void Leaves_operators_that_say_what_happens_without_the_key(string name)
        => Check(Of("\"ec2:DescribeInstances\"", $$$"""{"{{{name}}}":{"aws:ResourceTag/team":"a"}}"""));

    [TestCase("\"ec2:StopInstances\"", "aws:ResourceTag/team")]
    [TestCase("\"secretsmanager:GetSecretValue\"", "aws:ResourceTag/team")]
    [TestCase("\"ec2:Describe*\"", "aws:ResourceTag/team")]
    [TestCase("\"ec2:*\"", "aws:ResourceTag/team")]
    [TestCase("\"*\"", "aws:ResourceTag/team")]
    [TestCase("\"ec2:DescribeInstance\"", "aws:ResourceTag/team", Description = "an unknown action")]
    [TestCase("\"servicequotas:GetServiceQuota\"", "aws:ResourceTag/team", Description = "the key is linked to nothing of the service")]
    [TestCase("\"ec2:DescribeInstances\"", "aws:RequestTag/team")]
    [TestCase("\"ec2:DescribeInstances\"", "aws:PrincipalTag/team")]
    [TestCase("\"ec2:DescribeInstances\"", "aws:ResourceTag", Description = "missing-tag-key")]
    [TestCase("\"ec2:DescribeInstances\"", "ec2:ResourceTag/team", Description = "unrelated-condition-key")]
    public void Leaves(string actions, string key) => Check(Of(actions, $$$"""{"StringEquals":{"{{{key}}}":"a"}}"""));
}
