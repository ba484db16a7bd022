using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class DuplicateStatementRuleTests : RuleFixture<DuplicateStatementRule>
{
    private const string First = """{"Sid":"A","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalTag/x":["1","2"]}}}""";

    [TestCase("""{"Sid":"A","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalTag/x":["1","2"]}}}""")]
    [TestCase("""{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalTag/x":["1","2"]}}}""", Description = "no Sid")]
    [TestCase("""{"Sid":"B","Resource":["arn:aws:s3:::b/*"],"Action":["s3:PutObject","s3:getobject"],"Effect":"Allow","Condition":{"stringequals":{"AWS:principaltag/x":["2","1"]}}}""", Description = "order, case and form")]
    [TestCase("""{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:GetObject"],"Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalTag/x":["1","2"]}}}""", Description = "a value twice")]
    public void Reports_and_removes(string second)
        => Check($"[{First},[|{second}|]]", fixedTo: $"[{First}]", message: "This statement says the same as an earlier one");

    [TestCase("""{"Effect":"Deny","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalTag/x":["1","2"]}}}""", Description = "effect")]
    [TestCase("""{"Effect":"Allow","NotAction":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalTag/x":["1","2"]}}}""", Description = "NotAction")]
    [TestCase("""{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalTag/x":["1","2"]}}}""", Description = "fewer actions")]
    [TestCase("""{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"NotResource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalTag/x":["1","2"]}}}""", Description = "NotResource")]
    [TestCase("""{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::B/*","Condition":{"StringEquals":{"aws:PrincipalTag/x":["1","2"]}}}""", Description = "the case of a resource")]
    [TestCase("""{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/*"}""", Description = "no condition")]
    [TestCase("""{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/*","Condition":{"StringLike":{"aws:PrincipalTag/x":["1","2"]}}}""", Description = "another operator")]
    [TestCase("""{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalTag/y":["1","2"]}}}""", Description = "another key")]
    [TestCase("""{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalTag/x":["1","3"]}}}""", Description = "another value")]
    [TestCase("""{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalTag/x":["1","2"]},"Bool":{"aws:SecureTransport":"true"}}}""", Description = "one more test")]
    [TestCase("""{"Effect":"Allow","Action":["s3:GetObject",7],"Resource":"arn:aws:s3:::b/*"}""", Description = "wrong-value-type")]
    public void Leaves(string second) => Check($"[{First},{second}]");

    [Test]
    public void Keeps_the_first_of_three() => Check(
        """[{"Effect":"Allow","Action":"s3:*","Resource":"*"},[|{"Effect":"Allow","Action":"s3:*","Resource":"*"}|],[|{"Effect":"Allow","Action":"s3:*","Resource":"*"}|]]""",
        fixedTo: """[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]""");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    public void Compares_principals(PolicyKind kind)
    {
        const string Statement = """{"Effect":"Deny","Principal":{"AWS":["111122223333","444455556666"],"Service":"s3.amazonaws.com"},"Action":"s3:*","Resource":"*"}""";
        Check($$"""[{{Statement}},[|{"Effect":"Deny","Principal":{"Service":["s3.amazonaws.com"],"AWS":["444455556666","111122223333"]},"Action":"s3:*","Resource":"*"}|]]""", kind: kind);
        Check($$"""[{{Statement}},{"Effect":"Deny","NotPrincipal":{"Service":["s3.amazonaws.com"],"AWS":["444455556666","111122223333"]},"Action":"s3:*","Resource":"*"}]""", kind: kind);
        Check($$"""[{{Statement}},{"Effect":"Deny","Principal":{"AWS":["111122223333","444455556666","s3.amazonaws.com"]},"Action":"s3:*","Resource":"*"}]""", kind: kind);
        Check($$"""[{{Statement}},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]""", kind: kind);
    }

    [Test]
    public void Compares_trust_policies() => Check(
        """[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"},[|{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}|]]""");

    [Test]
    public void Leaves_what_was_not_read_whole()
        => Check("""[{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Allow","Action":"s3:*","Resource":"*" """);

    [Test]
    public void Leaves_one_statement_that_an_alias_uses_twice() => CheckYaml(
        """
        Version: "2012-10-17"
        Statement:
          - &read
            Effect: Allow
            Action: s3:GetObject
            Resource: "*"
          - *read
        """);

    [TestCase(60)]
    [TestCase(20_000)]
    public void Works_on_many_statements(int count)
    {
        string others = string.Concat(Enumerable.Range(0, count).Select(i => $$"""{"Effect":"Allow","Action":"s3:Get{{i}}","Resource":"arn:aws:s3:::a-very-long-name-{{i}}-for-a-bucket"},"""));
        const string Statement = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""";
        LintResult result = new Linter([new DuplicateStatementRule()]).Lint(SourceText.From($"[{Statement},{others}{Statement}]"));
        result.Diagnostics.Should().ContainSingle().Which.Origin.Span.End.Should().Be(result.Source.Length - 1);
    }
}
