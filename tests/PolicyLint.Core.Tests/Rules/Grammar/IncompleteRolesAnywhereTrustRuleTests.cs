using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class IncompleteRolesAnywhereTrustRuleTests : RuleFixture<IncompleteRolesAnywhereTrustRule>
{
    [Test]
    public void Makes_a_list_of_a_single_action() => Check(
        """{"Effect":"Allow","Principal":{"Service":"rolesanywhere.amazonaws.com"},[|"Action"|]:"sts:AssumeRole"}""",
        fixedTo: """{"Effect":"Allow","Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"]}""",
        message: "Action lacks sts:SetSourceIdentity and sts:TagSession, which rolesanywhere.amazonaws.com needs");

    [Test]
    public void Adds_to_a_list() => Check(
        """
        {
          "Effect": "Allow",
          "Principal": { "Service": ["ec2.amazonaws.com", "rolesanywhere.amazonaws.com"] },
          [|"Action"|]: [
            "sts:TagSession",
            "STS:SETSOURCEIDENTITY"
          ]
        }
        """,
        fixedTo: """
        {
          "Effect": "Allow",
          "Principal": { "Service": ["ec2.amazonaws.com", "rolesanywhere.amazonaws.com"] },
          "Action": [
            "sts:TagSession",
            "STS:SETSOURCEIDENTITY",
            "sts:AssumeRole"
          ]
        }
        """,
        message: "Action lacks sts:AssumeRole, which rolesanywhere.amazonaws.com needs");

    [TestCase("[\"sts:AssumeRole\",\"sts:SetSourceIdentity\",\"sts:TagSession\"]")]
    [TestCase("[\"sts:AssumeRole\",\"sts:Set*\",\"sts:Tag*\"]")]
    [TestCase("\"sts:*\"")]
    [TestCase("\"*\"")]
    [TestCase("[\"sts:AssumeRole\",\"${rest}\"]")]
    [TestCase("[]")]
    public void Leaves_what_covers_all_three_or_may(string actions) => Check(
        $$$"""{"Effect":"Allow","Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":{{{actions}}} }""",
        kind: PolicyKind.Trust);

    [Test]
    public void Takes_all_statements_together() => Check(
        """[{"Effect":"Allow","Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":"sts:AssumeRole"},{"Effect":"Allow","Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":["sts:TagSession","sts:SetSourceIdentity"]}]""");

    [Test]
    public void Reports_once_and_counts_no_other_principals_and_no_denials() => Check(
        """[{"Effect":"Allow","Principal":{"Service":"rolesanywhere.amazonaws.com"},[|"Action"|]:["sts:AssumeRole","sts:TagSession"]},{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:SetSourceIdentity"},{"Effect":"Deny","Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":"sts:SetSourceIdentity"},{"Effect":"Allow","Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":"sts:AssumeRole"}]""",
        message: "Action lacks sts:SetSourceIdentity, which rolesanywhere.amazonaws.com needs");

    [TestCase("""{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""")]
    [TestCase("""{"Effect":"Allow","Principal":{"AWS":"rolesanywhere.amazonaws.com"},"Action":"sts:AssumeRole"}""")]
    [TestCase("""{"Effect":"Deny","Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":"sts:AssumeRole"}""")]
    [TestCase("""{"Effect":"Allow","Principal":{"Service":"rolesanywhere.amazonaws.com"},"NotAction":"sts:AssumeRoleWithSAML"}""")]
    public void Leaves_other_principals_denials_and_NotAction(string statement) => Check(statement, kind: PolicyKind.Trust);

    [Test]
    public void Leaves_what_was_cut_off_before_its_end() => Check(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":"sts:AssumeRole"}""",
        kind: PolicyKind.Trust);

    [Test]
    public void Leaves_other_kinds() => Check(
        """{"Effect":"Allow","Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":"sts:AssumeRole"}""",
        kind: PolicyKind.Resource);
}
