using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MissingVersionRuleTests : RuleFixture<MissingVersionRule>
{
    [Test]
    public void Adds_the_version_as_the_first_member() => Check(
        """
        [|{
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }
          ]
        }|]
        """,
        fixedTo: """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }
          ]
        }
        """,
        message: "Policy has no Version");

    [TestCase(""" "Resource":"arn:aws:s3:::a/${aws:username}" """)]
    [TestCase(""" "NotResource":["*","arn:aws:s3:::a/${*}"] """)]
    [TestCase(""" "Resource":"*","Condition":{"StringLike":{"s3:prefix":["a","${aws:userid}/*"]}} """)]
    [TestCase(""" "Resource":"*","Condition":{"StringLike":{"aws:PrincipalTag/${x}":"a"}} """)]
    [TestCase(""" "Resource":"*","Principal":{"AWS":"arn:aws:iam::111122223333:user/${aws:username}"} """)]
    [TestCase(""" "Resource":"*","NotAction":"s3:${aws:username}" """)]
    public void Holds_the_fix_for_unsafe_where_text_would_become_a_variable(string members)
        => SafetyFor(members).Should().Be(FixSafety.Unsafe);

    [TestCase(""" "Resource":"arn:aws:s3:::a/$aws" """)]
    [TestCase(""" "Resource":"arn:aws:s3:::a/{aws:username}","Sid":"a" """)]
    public void Holds_it_for_safe_elsewhere(string members)
        => SafetyFor(members).Should().Be(FixSafety.Safe);

    [TestCase("""{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")]
    [TestCase("""{"Version":2,"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")]
    public void Leaves_a_policy_with_any_version(string source) => Check(source);

    [TestCase("version")]
    [TestCase("Versoin")]
    public void Leaves_a_misspelt_one_to_its_rule(string name)
        => Check($$"""{"{{name}}":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");

    [Test]
    public void Leaves_bare_statements_and_text_that_breaks_off()
    {
        Check("""{"Effect":"Allow","Action":"*","Resource":"*"}""");
        Check("""[{"Effect":"Allow","Action":"*","Resource":"*"}]""");
        Check("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]""");
    }

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Concerns_every_kind(PolicyKind kind)
        => Check("""[|{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"}]}|]""", kind: kind);

    private static FixSafety SafetyFor(string members)
    {
        string source = $$"""{"Statement":[{"Effect":"Allow","Action":"s3:*",{{members}} }]}""";
        return RuleVerifier.LinterFor(new MissingVersionRule()).Lint(SourceText.From(source)).Diagnostics.Single().Fixes.Single().Safety;
    }
}
