using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class IrrelevantConditionKeyRuleTests : RuleFixture<IrrelevantConditionKeyRule>
{
    private static string Of(string condition)
        => $$"""{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"*","Condition":{{condition}}}""";

    private const string Bad = """{"StringNotEquals":{[|"s3:ResourceAccount"|]:"111122223333"}}""";
    private const string Unmarked = """{"StringNotEquals":{"s3:ResourceAccount":"111122223333"}}""";

    [Test]
    public void Names_key_and_resource() => CheckUnfixable(
        PolicyTemplate.Of("AWS::S3::BucketPolicy", Of(Bad)),
        message: "\"s3:ResourceAccount\" is the account that owns the resource, and an AWS::S3::BucketPolicy is the policy of one resource: the condition holds always or never");

    [TestCase("AWS::S3::AccessPoint", "Policy")]
    [TestCase("AWS::S3::MultiRegionAccessPointPolicy", "Policy")]
    [TestCase("AWS::S3ObjectLambda::AccessPointPolicy", "PolicyDocument")]
    public void Reports_in(string type, string property) => CheckUnfixable(PolicyTemplate.Of(type, Of(Bad), property));

    [TestCase("StringEquals", "S3:resourceaccount")]
    [TestCase("Null", "s3:ResourceAccount")]
    [TestCase("ForAnyValue:StringLike", "s3:ResourceAccount")]
    public void Reports(string name, string key) => CheckUnfixable(
        PolicyTemplate.Of("AWS::S3::BucketPolicy", Of($$$"""{"{{{name}}}":{[|"{{{key}}}"|]:"true"}}""")));

    [TestCase("s3:DataAccessPointAccount")]
    [TestCase("aws:ResourceAccount", Description = "not named by the check")]
    [TestCase("aws:SourceAccount")]
    [TestCase("s3:ResourceAccounts")]
    public void Leaves(string key) => Check(PolicyTemplate.Of("AWS::S3::BucketPolicy", Of($$$"""{"StringEquals":{"{{{key}}}":"111122223333"}}""")));

    [Test]
    public void Leaves_where_it_has_a_use()
    {
        Check(PolicyTemplate.Of("AWS::EC2::VPCEndpoint", Of(Unmarked)));
        Check(PolicyTemplate.Of("AWS::SQS::QueuePolicy", Of(Unmarked)));
        Check(PolicyTemplate.Of("AWS::IAM::ManagedPolicy", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"s3:ResourceAccount":"111122223333"}}}"""));
        Check(Of(Unmarked), kind: PolicyKind.ResourceControl);
    }

    [Test]
    public void Leaves_what_may_be_the_policy_of_an_endpoint() => Check(Of(Unmarked), kind: PolicyKind.Resource);
}
