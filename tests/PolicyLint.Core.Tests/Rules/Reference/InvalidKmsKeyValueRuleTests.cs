using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class InvalidKmsKeyValueRuleTests : RuleFixture<InvalidKmsKeyValueRule>
{
    private const string S3 = "s3:x-amz-server-side-encryption-aws-kms-key-id";
    private const string Arn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static string Of(string key, string values, string name = "StringEquals")
        => $$"""{"Effect":"Deny","Action":"s3:PutObject","Resource":"arn:aws:s3:::reports/*","Condition":{"{{name}}":{"{{key}}":{{values}} } } }""";

    [Test]
    public void Names_value_and_key() => CheckUnfixable(
        Of(S3, $"[\"{Arn}\",[|\"alias/reports\"|]]"),
        message: $"\"alias/reports\" is not the ARN of a KMS key, and \"{S3}\" holds nothing else: the comparison is never true");

    [TestCase("1234abcd-12ab-34cd-56ef-1234567890ab")]
    [TestCase("arn:aws:kms:eu-central-1:111122223333:alias/reports")]
    [TestCase("arn:aws:kms:eu-central-1:111122223333:key/")]
    [TestCase("arn:aws:kms:eu-central-1::key/1234abcd")]
    [TestCase("arn:aws:kms:::key/1234abcd")]
    [TestCase("arn:aws:s3:::key/1234abcd")]
    [TestCase("key/1234abcd")]
    [TestCase("")]
    public void Reports(string value) => CheckUnfixable(Of(S3, $"[|\"{value}\"|]"));

    [TestCase("S3:X-Amz-Server-Side-Encryption-Aws-Kms-Key-Id")]
    [TestCase("s3express:x-amz-server-side-encryption-aws-kms-key-id")]
    [TestCase("s3tables:KMSKeyArn")]
    [TestCase("s3vectors:kmsKeyArn")]
    [TestCase("secretsmanager:KmsKeyArn")]
    public void Reports_the_key(string key) => CheckUnfixable(Of(key, "[|\"alias/reports\"|]"));

    [TestCase("StringNotEqualsIfExists", "alias/reports")]
    [TestCase("StringLike", "alias/*")]
    [TestCase("StringLike", "arn:aws:kms:*:*:alias/*")]
    [TestCase("ArnEquals", "arn:aws:kms:*:*:alias/reports")]
    [TestCase("ArnNotLikeIfExists", "arn:aws:s3:*:*:key/*")]
    public void Reports_under(string name, string value) => CheckUnfixable(Of(S3, $"[|\"{value}\"|]", name));

    [TestCase("StringEquals", Arn)]
    [TestCase("StringEquals", "arn:aws-cn:kms:cn-north-1:111122223333:key/mrk-1234abcd")]
    [TestCase("StringLike", "arn:aws:kms:*:111122223333:key/*")]
    [TestCase("StringLike", "*")]
    [TestCase("StringLike", "*/1234abcd*")]
    [TestCase("ArnLike", "arn:aws:kms:*:*:*")]
    [TestCase("StringLike", "arn:aws:kms:*")]
    [TestCase("StringEquals", "alias/*", Description = "wildcard-without-like")]
    [TestCase("StringEquals", "${aws:PrincipalTag/key}")]
    [TestCase("StringEquals", "{{key}}")]
    [TestCase("Null", "true")]
    [TestCase("Bool", "alias/reports")]
    public void Leaves(string name, string value) => Check(Of(S3, $"\"{value}\"", name));

    [TestCase("s3:x-amz-server-side-encryption")]
    [TestCase("secretsmanager:KmsKeyId")]
    [TestCase("sagemaker:VolumeKmsKey")]
    [TestCase("kms:RequestAlias")]
    [TestCase("ec2:KmsKeyId")]
    public void Leaves_other_keys(string key) => Check(Of(key, "\"alias/reports\""));

    [Test]
    public void Leaves_a_number() => Check(Of(S3, "12"));
}
