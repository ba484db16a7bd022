using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class KeyPolicyWithoutAdministratorRuleTests : RuleFixture<KeyPolicyWithoutAdministratorRule>
{
    private static string Of(string statements, string name = "[|\"Statement\"|]", string type = "AWS::KMS::Key", string property = "KeyPolicy")
        => $$"""{"Resources":{"Key":{"Type":"{{type}}","Properties":{"{{property}}":{"Version":"2012-10-17",{{name}}:{{statements}} } } } } }""";

    private static string Allow(string principal, string action) => $$"""{"Effect":"Allow","Principal":{{principal}},"Action":{{action}},"Resource":"*"}""";

    [TestCase("""{"Service":"cloudtrail.amazonaws.com"}""", "\"kms:*\"", Description = "a service is no administrator")]
    [TestCase("""{"AWS":"arn:aws:iam::111122223333:root"}""", "[\"kms:Decrypt\",\"kms:Describe*\"]")]
    [TestCase("\"*\"", "\"kms:GenerateDataKey\"")]
    public void Reports(string principal, string action) => CheckUnfixable(
        Of($"[{Allow(principal, action)}]"),
        message: "No statement lets anybody replace the key's policy (kms:PutKeyPolicy): AWS refuses such a policy, since nobody could change it any more");

    [Test]
    public void Reports_replicas_and_a_single_statement()
    {
        Check(Of(Allow("""{"AWS":"111122223333"}""", "\"kms:Encrypt\""), type: "AWS::KMS::ReplicaKey"));
        Check(Of("""[{"Effect":"Deny","Principal":"*","Action":"kms:PutKeyPolicy","Resource":"*"}]"""));
    }

    [TestCase("""{"AWS":"arn:aws:iam::111122223333:root"}""", "\"kms:*\"")]
    [TestCase("""{"AWS":{"Fn::Sub":"arn:aws:iam::${AWS::AccountId}:role/admin"}}""", "[\"kms:Put*\"]")]
    [TestCase("""{"AWS":["111122223333"],"Service":"s3.amazonaws.com"}""", "\"KMS:putkeypolicy\"")]
    [TestCase("\"*\"", "\"*\"")]
    [TestCase("""{"AWS":"111122223333"}""", """{"Ref":"Actions"}""", Description = "not known")]
    public void Leaves_those_with_an_administrator(string principal, string action)
        => Check(Of($"[{Allow("""{"Service":"cloudtrail.amazonaws.com"}""", "\"kms:Encrypt\"")},{Allow(principal, action)}]", "\"Statement\""));

    [Test]
    public void Leaves_NotAction_and_NotPrincipal()
    {
        Check(Of("""[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"NotAction":"kms:Decrypt","Resource":"*"}]""", "\"Statement\""));
        Check(Of("""[{"Effect":"Allow","NotPrincipal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}]""", "\"Statement\""));
    }

    [Test]
    public void Leaves_what_is_no_key()
    {
        Check(Of($"[{Allow("\"*\"", "\"kms:Decrypt\"")}]", "\"Statement\"", "AWS::SQS::QueuePolicy", "PolicyDocument"));
        Check(Allow("\"*\"", "\"kms:Decrypt\""));
        Check(Of("[]", "\"Statement\""));
    }
}
