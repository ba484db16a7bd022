using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class UnknownElementRuleTests : RuleFixture<UnknownElementRule>
{
    [Test]
    public void Renames_a_statement_element_that_is_nearly_right() => Check(
        """{"Effect":"Allow","Action":"s3:*",[|"resource"|]:"*"}""",
        fixedTo: """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""",
        message: "\"resource\" is not an element of a statement; did you mean \"Resource\"?");

    [Test]
    public void Renames_a_policy_element_that_is_nearly_right() => Check(
        """{"Version":"2012-10-17",[|"Statements"|]:[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""",
        fixedTo: """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""",
        message: "\"Statements\" is not an element of a policy; did you mean \"Statement\"?");

    [TestCase("Conditions", "Condition")]
    [TestCase("Principle", "Principal")]
    [TestCase("NOTRESOURCE", "NotResource")]
    [TestCase("Id", "Sid")]
    [TestCase("sid", "Sid")]
    public void Knows_what_was_meant(string name, string meant) => Check(
        $$"""{"Effect":"Allow","Action":"s3:*",[|"{{name}}"|]:"*"}""",
        fixedTo: $$"""{"Effect":"Allow","Action":"s3:*","{{meant}}":"*"}""");

    [Test]
    public void Says_nothing_more_where_nothing_is_near() => Check(
        """{"Version":"2012-10-17",[|"Description"|]:"x","Statement":[{"Effect":"Allow","Action":"*",[|"Comment"|]:"y"}]}""",
        message: "\"Description\" is not an element of a policy");

    [Test]
    public void Says_where_a_misplaced_element_belongs()
    {
        Check(
            """{"Version":"2012-10-17",[|"Sid"|]:"x","Statement":[{"Effect":"Allow","Action":"*"}]}""",
            message: "\"Sid\" is not an element of a policy; it belongs to the statement");
        Check(
            """{"Effect":"Allow","Action":"*",[|"Version"|]:"2012-10-17"}""",
            message: "\"Version\" is not an element of a statement; it belongs to the policy");
    }

    [Test]
    public void Offers_no_name_that_is_taken()
    {
        Check("""{"Effect":"Allow","Action":"s3:*",[|"action"|]:"s3:*"}""", fixedTo: null);
        RuleVerifier.LinterFor(new UnknownElementRule())
            .Lint(SourceText.From("""{"Effect":"Allow","Action":"s3:*","action":"s3:*","resource":"*","RESOURCE":"*"}"""))
            .Diagnostics.Should().HaveCount(3).And.OnlyContain(d => d.Fixes.IsEmpty);
    }

    [Test]
    public void Leaves_every_element_that_there_is() => Check(
        """
        {
          "Version": "2012-10-17", "Id": "a",
          "Statement": {
            "Sid": "a", "Effect": "Allow", "Principal": "*", "NotPrincipal": "*", "Action": "*", "NotAction": "*",
            "Resource": "*", "NotResource": "*", "Condition": { "StringEquals": { "Comment": "x" } }
          }
        }
        """);

    [Test]
    public void Reads_names_through_their_escapes()
        => Check("""{"Effect":"Allow","\u0041ction":"s3:*",[|"\u0061ction"|]:"*"}""");
}
