using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MalformedArnRuleTests : RuleFixture<MalformedArnRule>
{
    [TestCase("reports/*")]
    [TestCase("")]
    [TestCase("s3:::reports")]
    [TestCase("/aws/lambda/orders")]
    [TestCase("arn/aws")]
    [TestCase("arn")]
    [TestCase(":arn:aws:s3:::reports")]
    [TestCase("execute-api:/*")]
    public void Reports_what_does_not_begin_with_arn(string resource) => Check(
        $$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":[|"{{resource}}"|]}""",
        message: $"\"{resource}\" is neither an ARN nor \"*\"");

    [TestCase("aws:s3:::reports/*", "arn:aws:s3:::reports/*")]
    [TestCase("aws-cn:s3:::reports/*", "arn:aws-cn:s3:::reports/*")]
    [TestCase("ARN:aws:s3:::reports/*", "arn:aws:s3:::reports/*")]
    [TestCase(" arn:aws:s3:::reports/* ", "arn:aws:s3:::reports/*")]
    public void Repairs_the_prefix(string resource, string repaired) => Check(
        $$"""{"Effect":"Allow","Action":"s3:GetObject","NotResource":["*",[|"{{resource}}"|]]}""",
        fixedTo: $$"""{"Effect":"Allow","Action":"s3:GetObject","NotResource":["*","{{repaired}}"]}""");

    [TestCase("*")]
    [TestCase("**")]
    [TestCase("arn:aws:s3:::reports")]
    [TestCase("arn:")]
    [TestCase("${aws:PrincipalTag/bucketArn}")]
    [TestCase("${bucket_arn}/*")]
    [TestCase("{{ bucket_arn }}/*")]
    [TestCase("*:s3:::reports")]
    [TestCase("*/reports")]
    [TestCase("a*:aws:s3:::reports")]
    [TestCase("ar?:aws:s3:::reports")]
    [TestCase("a*")]
    public void Leaves_what_is_or_may_stand_for_an_ARN(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_the_shorthand_of_API_Gateway_in_resource_policies() => Check(
        """{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":["execute-api:/*",[|"execute"|]]}""",
        kind: PolicyKind.Resource);

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Resource":"reports"}""",
        kind: PolicyKind.Trust);

    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.Session)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_in_every_other_kind(PolicyKind kind)
        => Check("""{"Effect":"Deny","Action":"s3:GetObject","Resource":[|"reports"|]}""", kind: kind);
}
