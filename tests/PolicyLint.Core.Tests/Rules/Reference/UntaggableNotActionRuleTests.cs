using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

/// <summary>The two rules about NotAction and tags differ in the effect, and in what follows.</summary>
/// <param name="effect">The effect that the rule looks at.</param>
/// <param name="otherEffect">The one that it leaves.</param>
/// <param name="verb">What a statement with the effect does.</param>
internal abstract class UntaggableNotActionRuleTests<TRule>(string effect, string otherEffect, string verb) : RuleFixture<TRule>
    where TRule : Rule, new()
{
    private string Of(string actions, string condition, string? effectOfStatement = null, string action = "NotAction", string resource = "\"Resource\":\"*\"")
        => $$"""{"Effect":"{{effectOfStatement ?? effect}}","{{action}}":{{actions}},{{resource}},"Condition":{{condition}}}""";

    [TestCase("StringEquals", false)]
    [TestCase("ForAnyValue:StringLike", false)]
    [TestCase("StringNotEquals", true)]
    public void Says_what_follows(string name, bool isIgnored) => CheckUnfixable(
        Of("\"ec2:Describe*\"", $$$"""{"{{{name}}}":{[|"AWS:ResourceTag/team"|]:"a"}}"""),
        message: "Condition key \"AWS:ResourceTag/team\" is in no request for many of the actions that NotAction leaves in: "
            + (isIgnored ? $"the statement {verb} that as if the key were not tested" : $"the statement never {verb} that"));

    [TestCase("[\"iam:*\",\"sts:*\"]", "\"Resource\":\"*\"")]
    [TestCase("[\"iam:*\"]", "\"Resource\":[\"arn:aws:s3:::reports\",\"*\"]")]
    [TestCase("\"iam:GetRole\"", "\"NotResource\":\"arn:aws:s3:::reports\"")]
    public void Reports(string actions, string resource) => CheckUnfixable(Of(actions, """{"StringEquals":{[|"aws:ResourceTag/team"|]:"a"}}""", resource: resource));

    [Test]
    public void Reports_a_statement_once() => CheckUnfixable(
        Of("\"iam:*\"", """{"StringEquals":{[|"aws:ResourceTag/team"|]:"a","aws:ResourceTag/stage":"b"},"Null":{"aws:ResourceTag/owner":"false"}}"""));

    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Session)]
    public void Reports_in_every_kind(PolicyKind kind)
        => CheckUnfixable(Of("[\"iam:*\"]", """{"StringEquals":{[|"aws:ResourceTag/team"|]:"a"}}"""), kind: kind);

    [Test]
    public void Leaves_the_other_effect() => Check(Of("\"iam:*\"", """{"StringEquals":{"aws:ResourceTag/team":"a"}}""", effectOfStatement: otherEffect));

    [Test]
    public void Leaves_Action() => Check(Of("\"ec2:DescribeInstances\"", """{"StringEquals":{"aws:ResourceTag/team":"a"}}""", action: "Action"));

    [TestCase("\"*\"", Description = "nothing is left in")]
    [TestCase("[]")]
    public void Leaves_actions(string actions) => Check(Of(actions, """{"StringEquals":{"aws:ResourceTag/team":"a"}}"""));

    [TestCase("StringEqualsIfExists", "aws:ResourceTag/team")]
    [TestCase("ForAllValues:StringEquals", "aws:ResourceTag/team")]
    [TestCase("StringEquals", "aws:PrincipalTag/team")]
    [TestCase("StringEquals", "aws:RequestTag/team")]
    [TestCase("StringEquals", "ec2:ResourceTag/team")]
    [TestCase("StringEquals", "aws:ResourceTag/", Description = "no tag: missing-tag-key")]
    public void Leaves_conditions(string name, string key) => Check(Of("\"iam:*\"", $$$"""{"{{{name}}}":{"{{{key}}}":"a"}}"""));

    [Test]
    public void Leaves_things_that_may_all_have_tags() => Check(
        Of("\"iam:*\"", """{"StringEquals":{"aws:ResourceTag/team":"a"}}""", resource: "\"Resource\":\"arn:aws:ec2:*:111122223333:instance/*\""));

    [Test]
    public void Leaves_a_trust_policy() => Check(
        Of("\"sts:TagSession\"", """{"StringEquals":{"aws:ResourceTag/team":"a"}}"""), kind: PolicyKind.Trust);
}
