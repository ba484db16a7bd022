using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class DeniedAllowRuleTests : RuleFixture<DeniedAllowRule>
{
    private const string Allow = """{"Sid":"Read","Effect":[|"Allow"|],"Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}""";

    [TestCase("""{"Effect":"Deny","Action":"s3:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"deny","Action":["s3:putobject","s3:getobject"],"Resource":"arn:aws:s3:::b/*","Condition":{}}""")]
    [TestCase("""{"Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::b*"}""")]
    [TestCase("""{"Effect":"Deny","NotAction":"ec2:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Deny","Action":"s3:*","NotResource":"arn:aws:s3:::c/*"}""")]
    public void Reports(string deny)
    {
        Check($"[{Allow},{deny}]", message: "Statement 'Read' allows nothing: statement 2 denies all of it");
        Check($"[{deny},{Allow}]", message: "Statement 'Read' allows nothing: statement 1 denies all of it");
    }

    [TestCase("""{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}""", Description = "one action is left")]
    [TestCase("""{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::b/x/*"}""", Description = "resources are left")]
    [TestCase("""{"Effect":"Deny","NotAction":["ec2:*","s3:Get*"],"Resource":"*"}""")]
    [TestCase("""{"Effect":"Deny","Action":"s3:*","NotResource":"arn:aws:s3:::b/x"}""")]
    [TestCase("""{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}""", Description = "the condition may not hold")]
    [TestCase("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Deny","Action":"s3:* ","Resource":"*"}""", Description = "space-in-action")]
    public void Leaves(string deny) => Check($"[{Allow.Replace("[|", "").Replace("|]", "")},{deny}]");

    [Test]
    public void Leaves_a_Deny_of_what_nothing_allows()
        => Check("""[{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"ec2:*","Resource":"*"}]""");

    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Session)]
    public void Reports_in_every_kind(PolicyKind kind)
        => Check("""[{"Effect":[|"Allow"|],"Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","Resource":"*"}]""", kind: kind);

    [Test]
    public void Compares_principals()
    {
        Check("""[{"Effect":[|"Allow"|],"Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]""", kind: PolicyKind.Resource);
        Check("""[{"Effect":[|"Allow"|],"Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"},{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"sts:*"}]""", kind: PolicyKind.Trust);
        Check("""[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"},{"Effect":"Deny","Principal":{"AWS":"444455556666"},"Action":"s3:*","Resource":"*"}]""", kind: PolicyKind.Resource);
        Check("""[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Principal":{"AWS":"444455556666"},"Action":"s3:*","Resource":"*"}]""", kind: PolicyKind.Resource);
        Check("""[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"},{"Effect":"Deny","NotPrincipal":{"AWS":"444455556666"},"Action":"s3:*","Resource":"*"}]""", kind: PolicyKind.Resource);
    }
}
