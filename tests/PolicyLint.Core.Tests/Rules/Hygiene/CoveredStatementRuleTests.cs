using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class CoveredStatementRuleTests : RuleFixture<CoveredStatementRule>
{
    [TestCase("Allow", "allows")]
    [TestCase("Deny", "denies")]
    public void Reports_and_removes(string effect, string verb)
    {
        string wide = $$"""{"Sid":"All","Effect":"{{effect}}","Action":"s3:*","Resource":"*"}""";
        string narrow = $$"""{"Effect":"{{effect}}","Action":["s3:GetObject","S3:Put*"],"Resource":["arn:aws:s3:::b/*","*"]}""";
        Check($"[{wide},[|{narrow}|]]", fixedTo: $"[{wide}]", message: $"Statement 2 changes nothing: statement 'All' {verb} all that it {verb}");
        Check($"[[|{narrow}|],{wide}]", fixedTo: $"[{wide}]", message: $"Statement 1 changes nothing: statement 'All' {verb} all that it {verb}");
    }

    // The wide statement's elements, then the narrow one's.
    [TestCase(""" "Action":"*","Resource":"*" """, """ "NotAction":"iam:*","Resource":"*" """)]
    [TestCase(""" "NotAction":"iam:*","Resource":"*" """, """ "Action":["s3:*","ec2:RunInstances"],"Resource":"*" """)]
    [TestCase(""" "NotAction":"iam:Get*","Resource":"*" """, """ "NotAction":["iam:*","s3:*"],"Resource":"*" """)]
    [TestCase(""" "Action":"s3:*","NotResource":"arn:aws:s3:::b/*" """, """ "Action":"s3:*","Resource":"arn:aws:s3:::c/*" """)]
    [TestCase(""" "Action":"s3:*","NotResource":"arn:aws:s3:::b/x" """, """ "Action":"s3:*","NotResource":"arn:aws:s3:::b/*" """)]
    [TestCase(""" "NotAction":"iam:*","Resource":"*" """, """ "NotAction":["iam:*","s3:*"],"Resource":"*" """)]
    [TestCase(""" "NotAction":"iam:*","Resource":"*" """, """ "Action":"s3:*","Resource":"*" """)]
    [TestCase(""" "Action":"s3:*","NotResource":"arn:aws:s3:::c/*" """, """ "Action":"s3:*","Resource":"arn:aws:s3:::b/*" """)]
    [TestCase(""" "Action":"s3:*","Resource":"*" """, """ "Action":"s3:*","NotResource":"arn:aws:s3:::b/*" """)]
    [TestCase(""" "Action":"s3:*","Resource":"*" """, """ "Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}} """)]
    [TestCase(
        """ "Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}} """,
        """ "Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/x":"1"},"bool":{"AWS:securetransport":true}} """,
        Description = "one test more")]
    [TestCase(
        """ "Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/x":["1","2"]}} """,
        """ "Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/x":"2"}} """,
        Description = "a value less")]
    [TestCase(
        """ "Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalTag/x":"2"}} """,
        """ "Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalTag/x":["1","2"]}} """,
        Description = "a value more")]
    [TestCase(""" "Action":"s3:*","Resource":"*","Condition":{} """, """ "Action":"s3:GetObject","Resource":"*" """)]
    public void Knows_what_covers(string wide, string narrow)
    {
        Check($$"""[{"Effect":"Allow",{{wide}}},[|{"Effect":"Allow",{{narrow}}}|]]""", fixedTo: $$"""[{"Effect":"Allow",{{wide}}}]""");
        Check($$"""[[|{"Effect":"Allow",{{narrow}}}|],{"Effect":"Allow",{{wide}}}]""", fixedTo: $$"""[{"Effect":"Allow",{{wide}}}]""");
    }

    [TestCase(""" "Action":"s3:Get*","Resource":"*" """, """ "Action":["s3:GetObject","s3:PutObject"],"Resource":"*" """, Description = "one action is left")]
    [TestCase(""" "Action":"s3:*","Resource":"arn:aws:s3:::b/*" """, """ "Action":"s3:GetObject","Resource":["arn:aws:s3:::b/x","arn:aws:s3:::b"] """, Description = "one resource is left")]
    [TestCase(""" "Action":"s3:*","Resource":"arn:aws:s3:::b/*" """, """ "Action":"s3:GetObject","Resource":"*" """)]
    [TestCase(""" "NotAction":"iam:*","Resource":"*" """, """ "Action":["s3:*","iam:GetRole"],"Resource":"*" """)]
    [TestCase(""" "Action":"s3:*","NotResource":"arn:aws:s3:::b/*" """, """ "Action":"s3:*","Resource":"arn:aws:s3:::*" """)]
    [TestCase(""" "Action":"s3:*","NotResource":"arn:aws:s3:::b/*" """, """ "Action":"s3:*","Resource":"arn:aws:s3:::${aws:username}/*" """)]
    [TestCase(""" "Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}} """, """ "Action":"s3:GetObject","Resource":"*" """)]
    [TestCase(
        """ "Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/x":"1"}} """,
        """ "Action":"s3:*","Resource":"*","Condition":{"StringEqualsIfExists":{"aws:PrincipalTag/x":"1"}} """,
        Description = "another operator")]
    [TestCase(
        """ "Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/x":"2"}} """,
        """ "Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/x":["1","2"]}} """,
        Description = "a value more")]
    [TestCase(
        """ "Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalTag/x":["1","2"]}} """,
        """ "Action":"s3:GetObject","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalTag/x":"1"}} """,
        Description = "a value less")]
    [TestCase(
        """ "Action":"s3:*","Resource":"*","Condition":{"Null":{"aws:PrincipalTag/x":["true","false"]}} """,
        """ "Action":"s3:GetObject","Resource":"*","Condition":{"Null":{"aws:PrincipalTag/x":"true"}} """,
        Description = "Null with two values has no meaning")]
    [TestCase(""" "Action":"*","Resource":"*" """, """ "Action":"s3:Get Object","Resource":"*" """, Description = "space-in-action")]
    [TestCase(""" "Action":"*","Resource":"*" """, """ "Action":[],"Resource":"*" """, Description = "empty-action-list")]
    [TestCase(""" "Action":"*","Resource":"*" """, """ "Action":"s3:*" """, Description = "missing-resource")]
    [TestCase(""" "Action":"*","Resource":"*" """, """ "Action":"s3:*","Resource":"*","actions":"s3:*" """, Description = "unknown-element")]
    [TestCase(""" "Action":"*","Resource":"*" """, """ "Action":"s3:*","NotAction":"s3:*","Resource":"*" """, Description = "conflicting-elements")]
    public void Leaves(string wide, string narrow) => Check($$"""[{"Effect":"Allow",{{wide}}},{"Effect":"Allow",{{narrow}}}]""");

    [Test]
    public void Leaves_other_effects()
        => Check("""[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","Resource":"*"},{"Effect":"permit","Action":"s3:*","Resource":"*"}]""");

    [Test]
    public void Leaves_what_is_the_same()
        => Check("""[{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Allow","Action":["s3:*"],"Resource":["*"]}]""");

    [Test]
    public void Of_those_that_cover_each_other_the_later_one_goes() => Check(
        """[{"Effect":"Allow","Action":["s3:Get*","s3:GetObject"],"Resource":"*"},[|{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}|]]""",
        fixedTo: """[{"Effect":"Allow","Action":["s3:Get*","s3:GetObject"],"Resource":"*"}]""");

    [TestCase("Deny", true)]
    [TestCase("Allow", false)]
    public void To_allow_everyone_does_not_cover_to_allow_one(string effect, bool isCovered)
    {
        string narrow = $$"""{"Effect":"{{effect}}","Principal":{"AWS":"arn:aws:iam::111122223333:user/ann"},"Action":"s3:GetObject","Resource":"*"}""";
        foreach (string everyone in (string[])["\"*\"", """{"AWS":"*"}"""])
        {
            Check($$"""[{"Effect":"{{effect}}","Principal":{{everyone}},"Action":"s3:*","Resource":"*"},{{(isCovered ? $"[|{narrow}|]" : narrow)}}]""", kind: PolicyKind.Resource);
        }
    }

    [Test]
    public void Compares_principals()
    {
        const string Wide = """{"Effect":"Allow","Principal":{"AWS":["111122223333","444455556666"],"Service":"sns.amazonaws.com"},"Action":"sqs:*","Resource":"*"}""";
        Check($$"""[{{Wide}},[|{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"sqs:SendMessage","Resource":"*"}|]]""", kind: PolicyKind.Resource);
        Check($$"""[{{Wide}},[|{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}|]]""", kind: PolicyKind.Resource);
        Check($$"""[{{Wide}},{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}]""", kind: PolicyKind.Resource);
        Check($$"""[{{Wide}},{"Effect":"Allow","Principal":{"Federated":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}]""", kind: PolicyKind.Resource);
        Check($$"""[{{Wide}},{"Effect":"Allow","NotPrincipal":{"AWS":"444455556666"},"Action":"sqs:SendMessage","Resource":"*"}]""", kind: PolicyKind.Resource);
    }

    [Test]
    public void Compares_trust_policies() => Check(
        """
        [
          {"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["sts:AssumeRole","sts:TagSession"]},
          [|{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"x"}}}|]
        ]
        """);

    [TestCase(62, 1)]
    [TestCase(63, 0)]
    [TestCase(20_000, 0)]
    public void Compares_the_first_64(int between, int expected)
    {
        string others = string.Concat(Enumerable.Range(0, between).Select(i => $$"""{"Effect":"Allow","Action":"ec2:Get{{i}}","Resource":"*"},"""));
        LintResult result = new Linter([new CoveredStatementRule()])
            .Lint(SourceText.From($$"""[{"Effect":"Allow","Action":"s3:*","Resource":"*"},{{others}}{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]"""));
        result.Diagnostics.Should().HaveCount(expected);
    }

    [Test]
    public void Leaves_long_lists()
    {
        string actions = string.Join(",", Enumerable.Range(0, 257).Select(i => $"\"s3:Get{i}\""));
        LintResult result = new Linter([new CoveredStatementRule()])
            .Lint(SourceText.From($$"""[{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Allow","Action":[{{actions}}],"Resource":"*"}]"""));
        result.Diagnostics.Should().BeEmpty();
    }
}
