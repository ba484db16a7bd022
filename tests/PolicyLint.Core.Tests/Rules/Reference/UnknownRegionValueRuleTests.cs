using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnknownRegionValueRuleTests : RuleFixture<UnknownRegionValueRule>
{
    [Test]
    public void Reports_a_misspelt_Region_and_knows_which_is_meant() => Check(
        """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:requestedregion":["us-east-1",[|"eu-cental-1"|]]}}}""",
        message: "AWS has no Region \"eu-cental-1\" (reference of 2026-09-26); did you mean \"eu-central-1\"?",
        fixedTo: """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:requestedregion":["us-east-1","eu-central-1"]}}}""");

    [TestCase("global")]
    [TestCase("eu-west-9")]
    [TestCase("Ireland")]
    public void Reports_what_is_like_none_or_several(string value)
        => CheckUnfixable($$$$"""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEqualsIfExists":{"aws:RequestedRegion":[|"{{{{value}}}}"|]}}}""");

    [TestCase("StringEquals")]
    [TestCase("ForAnyValue:StringLike")]
    public void Writes_a_known_Region_in_lower_case(string name) => Check(
        $$$$"""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"{{{{name}}}}":{"aws:RequestedRegion":[|"EU-WEST-1"|]}}}""",
        fixedTo: $$$$"""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"{{{{name}}}}":{"aws:RequestedRegion":"eu-west-1"}}}""");

    [TestCase("StringEquals", "aws:RequestedRegion", "eu-west-1")]
    [TestCase("StringEquals", "aws:RequestedRegion", "us-gov-east-1")]
    [TestCase("StringEqualsIgnoreCase", "aws:RequestedRegion", "EU-WEST-1")]
    [TestCase("StringLike", "aws:RequestedRegion", "eu-wets-*")]
    [TestCase("StringEquals", "aws:RequestedRegion", "eu-wets-*")]
    [TestCase("StringEquals", "aws:RequestedRegion", "${aws:PrincipalTag/region}")]
    [TestCase("StringEquals", "aws:RequestedRegion", "{{region}}")]
    [TestCase("StringEquals", "aws:RequestedRegion", "")]
    [TestCase("Null", "aws:RequestedRegion", "true")]
    [TestCase("StringEquals", "aws:PrincipalTag/Region", "nowhere")]
    public void Leaves_known_and_unknowable_values(string name, string key, string value)
        => Check($$$$"""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"{{{{name}}}}":{"{{{{key}}}}":"{{{{value}}}}"}}}""");

    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Session)]
    public void Reports_it_in_other_kinds(PolicyKind kind) => Check(
        """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotLike":{"aws:RequestedRegion":[|"eu-cental-1"|]}}}""", kind: kind);
}
