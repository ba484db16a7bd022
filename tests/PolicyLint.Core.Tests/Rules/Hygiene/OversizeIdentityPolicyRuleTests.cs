using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class OversizeIdentityPolicyRuleTests : RuleFixture<OversizeIdentityPolicyRule>
{
    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Boundary)]
    public void Knows_the_quota_of_managed_policies(PolicyKind kind)
    {
        Sizes.Find<OversizeIdentityPolicyRule>(Sizes.Policy(6_144), kind).Should().BeEmpty();
        PolicyDiagnostic found = Sizes.Find<OversizeIdentityPolicyRule>(Sizes.Policy(6_145), kind).Single();
        found.Message.Should().Be("The policy has 6,145 characters, more than the 6,144 that a managed policy may have");
        found.Origin.Text.Should().Be("\"Statement\"");
        found.Severity.Should().Be(Severity.Warning);
    }

    [TestCase("AWS::IAM::ManagedPolicy", "PolicyDocument", 6_144)]
    [TestCase("AWS::IAM::UserPolicy", "PolicyDocument", 2_048)]
    [TestCase("AWS::IAM::GroupPolicy", "PolicyDocument", 5_120)]
    [TestCase("AWS::IAM::RolePolicy", "PolicyDocument", 10_240)]
    [TestCase("AWS::IAM::Policy", "PolicyDocument", 10_240)]
    [TestCase("AWS::SSO::PermissionSet", "InlinePolicy", 32_768)]
    public void Knows_the_quota_of_a_resource(string type, string property, int quota)
    {
        Sizes.Find<OversizeIdentityPolicyRule>(Sizes.Template(type, property, Sizes.Policy(quota))).Should().BeEmpty();
        Sizes.Find<OversizeIdentityPolicyRule>(Sizes.Template(type, property, Sizes.Policy(quota + 1))).Single().Severity.Should().Be(Severity.Error);
    }

    [Test]
    public void Does_not_count_white_space()
    {
        Sizes.Find<OversizeIdentityPolicyRule>(Sizes.Policy(6_144).Replace(",", ",\n        ")).Should().BeEmpty();
        Sizes.Find<OversizeIdentityPolicyRule>(Sizes.Policy(6_160).Replace("\"Sid\":\"A\"", "\"Sid\":\"A                \"")).Should().ContainSingle();
        Sizes.Find<OversizeIdentityPolicyRule>(Sizes.Policy(6_140).Replace("\"Sid\":\"A\"", "\"Sid\":\"A                \"")).Should().BeEmpty();
    }

    [Test]
    public void Adds_the_inline_policies_up()
    {
        string Role(params string[] policies) => $$"""
            {"Resources":{"Worker":{"Type":"AWS::IAM::Role","Properties":{
              "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"} },
              "Policies":[{{string.Join(",", policies)}}] } } } }
            """;
        string Inline(int size) => $$"""{"PolicyName":"p{{size}}","PolicyDocument":{{Sizes.Policy(size)}} }""";
        Sizes.Find<OversizeIdentityPolicyRule>(Role(Inline(5_000), Inline(5_240))).Should().BeEmpty();
        Sizes.Find<OversizeIdentityPolicyRule>(Role(Inline(10_241))).Should().ContainSingle();
        Sizes.Find<OversizeIdentityPolicyRule>(Role(Inline(10_241), Inline(500))).Should().ContainSingle("what is too long alone is said once");
        PolicyDiagnostic found = Sizes.Find<OversizeIdentityPolicyRule>(Role(Inline(5_000), Inline(5_241))).Single();
        found.Message.Should().Be("The policy has 10,241 characters with 1 more of \"Worker\", more than the 10,240 that the inline policies of a role together may have");
        found.Severity.Should().Be(Severity.Error);
    }

    [Test]
    public void Adds_policies_that_name_the_user()
    {
        string Source(int size) => $$"""
            {"Resources":{
              "Ann":{"Type":"AWS::IAM::User"},
              "First":{"Type":"AWS::IAM::UserPolicy","Properties":{"UserName":{"Ref":"Ann"},"PolicyName":"a","PolicyDocument":{{Sizes.Policy(1_000)}} } },
              "Second":{"Type":"AWS::IAM::Policy","Properties":{"Users":[{"Ref":"Ann"}],"PolicyName":"b","PolicyDocument":{{Sizes.Policy(size)}} } } } }
            """;
        Sizes.Find<OversizeIdentityPolicyRule>(Source(1_048)).Should().BeEmpty();
        Sizes.Find<OversizeIdentityPolicyRule>(Source(1_049)).Single().Message.Should().Be("The policy has 2,049 characters with 1 more of \"Ann\", more than the 2,048 that the inline policies of a user together may have");
    }

    [Test]
    public void Says_what_could_be_saved()
    {
        string source = Sizes.Policy(6_200).Replace("\"s3:GetObject\"", "[\"s3:*\",\"s3:GetObject\"]");
        Sizes.Find<OversizeIdentityPolicyRule>(source).Single().Message.Should().EndWith("; entries that others of their list cover are 15 of them");
    }

    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind) => Sizes.Find<OversizeIdentityPolicyRule>(Sizes.Policy(12_000), kind).Should().BeEmpty();

    [TestCase("{\"PolicyVersion\":{\"Document\":", "}}")]
    [TestCase("{\"Resources\":{\"P\":{\"Type\":\"AWS::IoT::Policy\",\"Properties\":{\"PolicyDocument\":", "}}}}")]
    public void Leaves_what_AWS_took_and_other_quotas(string before, string after) => Sizes.Find<OversizeIdentityPolicyRule>(before + Sizes.Policy(12_000) + after).Should().BeEmpty();

    [Test]
    public void Reports_in_lists_of_policies() => Sizes.Find<OversizeIdentityPolicyRule>($"[{Sizes.Policy(6_200)},{Sizes.Policy(500)}]").Should().ContainSingle();
}
