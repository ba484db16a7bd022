using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class S3PrefixInNegativeContextRuleTests : RuleFixture<S3PrefixInNegativeContextRule>
{
    private static string Of(string effect, string name, string key)
        => $$"""{"Effect":"{{effect}}","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports","Condition":{"{{name}}":{ {{key}}:["secret/*"]} } }""";

    [Test]
    public void Says_what_is_not_hidden() => CheckUnfixable(
        Of("Deny", "StringLike", "[|\"s3:prefix\"|]"),
        message: "\"s3:prefix\" does not hide what is below the prefix: a list of a shorter prefix, or of none, has it too");

    [TestCase("Deny", "StringEquals", "s3:prefix")]
    [TestCase("Deny", "StringLikeIfExists", "S3:Prefix")]
    [TestCase("Deny", "ForAnyValue:StringLike", "s3:prefix")]
    [TestCase("Allow", "StringNotLike", "s3:prefix")]
    [TestCase("Allow", "stringnotequals", "s3:prefix")]
    [TestCase("Allow", "StringNotEqualsIgnoreCase", "s3:prefix")]
    public void Reports(string effect, string name, string key) => CheckUnfixable(Of(effect, name, $"[|\"{key}\"|]"));

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    [TestCase(PolicyKind.Resource)]
    public void Reports_in_every_kind(PolicyKind kind) => CheckUnfixable(Of("Deny", "StringLike", "[|\"s3:prefix\"|]"), kind: kind);

    [TestCase("Allow", "StringLike", "s3:prefix")]
    [TestCase("Allow", "StringEquals", "s3:prefix")]
    [TestCase("Deny", "StringNotLike", "s3:prefix")]
    [TestCase("Deny", "StringNotEqualsIfExists", "s3:prefix")]
    [TestCase("Deny", "Null", "s3:prefix")]
    [TestCase("Deny", "StringLike", "s3:delimiter")]
    [TestCase("Deny", "StringLike", "s3:prefixes")]
    [TestCase("Deny", "NumericEquals", "s3:prefix", Description = "a type that does not fit")]
    [TestCase("allowed", "StringNotLike", "s3:prefix")]
    public void Leaves(string effect, string name, string key) => Check(Of(effect, name, $"\"{key}\""));
}
