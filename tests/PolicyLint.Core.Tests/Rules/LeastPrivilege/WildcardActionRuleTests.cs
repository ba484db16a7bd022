using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class WildcardActionRuleTests : RuleFixture<WildcardActionRule>
{
    [Test]
    public void Reports_the_star_alone_and_in_a_list() => Check(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": [|"*"|], "Resource": "*" },
            { "Effect": "Allow", "Action": ["s3:GetObject", [|"*"|]], "Resource": "*" }
          ]
        }
        """,
        message: "Action \"*\" allows every action of every AWS service");

    [TestCase("*:*")]
    [TestCase("**")]
    [TestCase("*:**")]
    public void Reports_other_spellings_of_everything(string action)
        => Check($$"""{"Effect":"Allow","Action":[|"{{action}}"|],"Resource":"*"}""");

    [TestCase("s3:*")]
    [TestCase("*:GetObject")]
    [TestCase("?")]
    [TestCase("")]
    public void Leaves_what_is_less_than_everything(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [Test]
    public void Leaves_a_Deny() => Check("""{"Effect":"Deny","Action":"*","Resource":"*"}""");

    [Test]
    public void Leaves_NotAction() => Check("""{"Effect":"Allow","NotAction":"*","Resource":"*"}""");

    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_policies_that_only_limit(PolicyKind kind)
        => Check("""{"Effect":"Allow","Action":"*","Resource":"*"}""", kind: kind);
}
