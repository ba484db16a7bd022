using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class UserIdPrincipalRuleTests : RuleFixture<UserIdPrincipalRule>
{
    [Test]
    public void Reports_the_id() => Check(
        """{"Effect":"Allow","Principal":{"AWS":["111122223333",[|"AIDADBQP57FF2AEXAMPLE"|]]},"Action":"s3:*","Resource":"*"}""",
        message: "\"AIDADBQP57FF2AEXAMPLE\" is the unique id of an IAM user, not its ARN");

    [Test]
    public void Reports_it_in_NotPrincipal_and_in_trust_policies() => Check(
        """[{"Effect":"Deny","NotPrincipal":{"AWS":[|"AIDADBQP57FF2AEXAMPLE"|]},"Action":"sts:AssumeRole"},{"Effect":"Allow","Principal":{"AWS":[|"AIDADBQP57FF2AEX"|]},"Action":"sts:AssumeRole"}]""",
        kind: PolicyKind.Trust);

    [TestCase("AWS", "AROADBQP57FF2AEXAMPLE")]
    [TestCase("AWS", "AIDADBQP57FF2AE")]
    [TestCase("AWS", "AIDAdbqp57ff2aexample")]
    [TestCase("AWS", "AIDADBQP57FF2AEXAMPLE:session")]
    [TestCase("AWS", "arn:aws:iam::111122223333:user/AIDADBQP57FF2AEXAMPLE")]
    [TestCase("Service", "AIDADBQP57FF2AEXAMPLE")]
    [TestCase("aws", "AIDADBQP57FF2AEXAMPLE")]
    public void Leaves_other_values_and_keys(string key, string principal)
        => Check($$$"""{"Effect":"Allow","Principal":{"{{{key}}}":"{{{principal}}}"},"Action":"s3:*","Resource":"*"}""");

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_kinds_whose_own_rules_speak(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":{"AWS":"AIDADBQP57FF2AEXAMPLE"},"Action":"s3:*","Resource":"*"}""", kind: kind);
}
