using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class VariableInSensitiveKeyRuleTests : RuleFixture<VariableInSensitiveKeyRule>
{
    private static string Of(string key, string value, string name = "StringLike", string effect = "Allow", string version = "2012-10-17")
        => $$"""{"Version":"{{version}}","Statement":{"Effect":"{{effect}}","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"{{name}}":{"{{key}}":"{{value}}"} } } }""";

    [Test]
    public void Says_what_is_wrong_with_it() => CheckUnfixable(
        Of("aws:SourceVpc", "vpc-[|${aws:PrincipalTag/vpc}|]"),
        message: "\"${aws:PrincipalTag/vpc}\" in the value of \"aws:SourceVpc\" can be anything: no variable has a use in this key");

    [TestCase("AWS:PRINCIPALORGID", "[|${aws:PrincipalTag/org}|]")]
    [TestCase("aws:PrincipalAccount", "[|${aws:username}|]")]
    [TestCase("aws:SourceVpce", "[|${aws:RequestTag/vpce, 'vpce-0'}|]")]
    [TestCase("aws:ResourceAccount", "1[|${aws:PrincipalAccount}|]", Description = "a part of it")]
    [TestCase("aws:SourceVpc", "[|${aws:Ec2InstanceSourceVpc}|]*")]
    public void Reports(string key, string value) => CheckUnfixable(Of(key, value));

    [TestCase("StringLikeIfExists")]
    [TestCase("ForAnyValue:StringLike")]
    public void Reports_under(string name) => CheckUnfixable(Of("aws:SourceVpc", "[|${aws:PrincipalTag/vpc}|]", name));

    [Test]
    public void Reports_a_variable_within_a_user_id() => CheckUnfixable(
        Of("aws:userid", "AROA[|${aws:PrincipalTag/id}|]:session"),
        message: "\"${aws:PrincipalTag/id}\" in the value of \"aws:userid\" can be anything: left of the colon a variable must stand alone");

    [TestCase("${aws:PrincipalTag/id}:session")]
    [TestCase("AROAEXAMPLE:${aws:PrincipalTag/name}")]
    [TestCase("AROAEXAMPLE:x${aws:PrincipalTag/name}y")]
    public void Leaves_a_user_id(string value) => Check(Of("aws:userid", value));

    [Test]
    public void Counts_the_characters_before_it() => CheckUnfixable(
        Of("token.actions.githubusercontent.com:sub", "repo:[|${aws:PrincipalTag/org}|]/x"),
        message: "\"${aws:PrincipalTag/org}\" in the value of \"token.actions.githubusercontent.com:sub\" can be anything: fewer than six characters stand right before it");

    [TestCase("aws:ResourceOrgID", "${aws:PrincipalOrgID}")]
    [TestCase("aws:SourceVpc", "${aws:Ec2InstanceSourceVpc}")]
    [TestCase("aws:ResourceAccount", "${AWS:principalaccount}")]
    [TestCase("aws:SourceVpc", "vpc-0a1b2c3d")]
    [TestCase("aws:SourceVpc", "vpc-${*}")]
    [TestCase("aws:SourceVpc", "vpc-${AWS::StackName}", Description = "another tool's")]
    [TestCase("aws:SourceVpc", "${var.vpc}", Description = "another tool's")]
    [TestCase("aws:SourceVpcArn", "${aws:PrincipalTag/vpc}")]
    [TestCase("aws:PrincipalTag/team", "${aws:RequestTag/team}")]
    [TestCase("token.actions.githubusercontent.com:sub", "repo:octo-org/${aws:PrincipalTag/repo}")]
    public void Leaves(string key, string value) => Check(Of(key, value));

    [TestCase("StringEquals", "Allow", "2012-10-17")]
    [TestCase("StringNotLike", "Allow", "2012-10-17")]
    [TestCase("StringLike", "Deny", "2012-10-17")]
    [TestCase("StringLike", "Allow", "2008-10-17")]
    public void Leaves_other_statements(string name, string effect, string version)
        => Check(Of("aws:SourceVpc", "${aws:PrincipalTag/vpc}", name, effect, version));
}
