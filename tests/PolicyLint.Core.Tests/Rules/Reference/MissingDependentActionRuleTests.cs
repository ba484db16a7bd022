using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class MissingDependentActionRuleTests : RuleFixture<MissingDependentActionRule>
{
    private const string Grant = """{"Effect":"Allow","Action":["dms:CreateEndpoint"],"Resource":"*"}""";

    [Test]
    public void Names_what_is_missing() => Check(
        """{"Effect":"Allow","Action":["s3:GetObject",[|"DMS:CreateEndpoint"|]],"Resource":"*"}""",
        message: "\"DMS:CreateEndpoint\" can also need \"iam:PassRole\", which this policy does not allow (dependent actions of 2025-12-06)",
        kind: PolicyKind.Identity);

    [TestCase("""{"Effect":"Allow","Action":"iam:passrole","Resource":"arn:aws:iam::111122223333:role/r"}""")]
    [TestCase("""{"Effect":"Allow","Action":["iam:Pass*"],"Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}""")]
    public void Takes_what_any_statement_allows(string other) => Check($"[{Grant},{other}]", kind: PolicyKind.Identity);

    [TestCase("""{"Effect":"Deny","Action":"iam:PassRole","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""")]
    public void Does_not_take_what_is_not_allowed(string other)
        => Check($$"""[{"Effect":"Allow","Action":[[|"dms:CreateEndpoint"|]],"Resource":"*"},{{other}}]""", kind: PolicyKind.Identity);

    [Test]
    public void Leaves_patterns_denials_and_policies_that_only_limit()
    {
        Check("""{"Effect":"Allow","Action":"dms:Create*","Resource":"*"}""", kind: PolicyKind.Identity);
        Check("""{"Effect":"Deny","Action":"dms:CreateEndpoint","Resource":"*"}""", kind: PolicyKind.Identity);
        Check("""{"Effect":"Allow","NotAction":"dms:CreateEndpoint","Resource":"*"}""", kind: PolicyKind.Identity);
        Check(Grant, kind: PolicyKind.Boundary);
        Check("""{"Effect":"Allow","Action":"dms:DescribeEndpoints","Resource":"*"}""", kind: PolicyKind.Identity);
    }
}
