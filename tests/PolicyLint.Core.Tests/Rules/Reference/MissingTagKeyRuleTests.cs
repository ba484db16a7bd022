using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class MissingTagKeyRuleTests : RuleFixture<MissingTagKeyRule>
{
    [Test]
    public void Reports_the_key_and_says_what_is_missing() => CheckUnfixable(
        ConditionSource.Of("""{"StringEquals":{[|"aws:ResourceTag"|]:"a"}}"""),
        message: "Condition key \"aws:ResourceTag\" does not say which: AWS's key is \"aws:ResourceTag/${TagKey}\"");

    [TestCase("aws:ResourceTag/")]
    [TestCase("aws:requesttag")]
    [TestCase("AWS:PrincipalTag/")]
    [TestCase("ec2:ResourceTag")]
    [TestCase("secretsmanager:ResourceTag/")]
    [TestCase("sagemaker:ResourceTag/")]
    [TestCase("glacier:ResourceTag/")]
    [TestCase("s3:ExistingObjectTag")]
    [TestCase("kms:EncryptionContext")]
    [TestCase("kms:EncryptionContext:")]
    [TestCase("rds:cluster-tag")]
    public void Reports(string key) => CheckUnfixable(ConditionSource.Of($$$"""{"Null":{[|"{{{key}}}"|]:"true"}}"""));

    [TestCase("aws:ResourceTag/team")]
    [TestCase("aws:ResourceTag//")]
    [TestCase("aws:TagKeys")]
    [TestCase("aws:ResourceTags")]
    [TestCase("aws:Resource")]
    [TestCase("kms:EncryptionContextKeys")]
    [TestCase("kms:EncryptionContext:app")]
    [TestCase("codebuild:secondarySources", Description = "its template does not end there")]
    [TestCase("lambda:ResourceTag", Description = "the service has no such key")]
    [TestCase("ResourceTag")]
    [TestCase("aws:")]
    public void Leaves(string key) => Check(ConditionSource.Of($$$"""{"Null":{"{{{key}}}":"true"}}"""));
}
