using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class DuplicateElementRuleTests : RuleFixture<DuplicateElementRule>
{
    [Test]
    public void Reports_the_later_name_and_links_the_first()
    {
        const string Source = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*",[|"Action"|]:"s3:PutObject",[|"Action"|]:"s3:*"}""";
        Check(Source, message: "\"Action\" stands in the same object already, and JSON readers keep only the last");

        MarkedText text = MarkedText.Parse(Source);
        RuleVerifier.LinterFor(new DuplicateElementRule()).Lint(SourceText.From(text.Text)).Diagnostics
            .Select(d => d.RelatedLocations.Single().Origin.Span.Start)
            .Should().Equal(text.Text.IndexOf("\"Action\"", StringComparison.Ordinal), text.Text.IndexOf("\"Action\"", StringComparison.Ordinal));
    }

    [TestCase("""{"Version":"2012-10-17","Statement":[],[|"Statement"|]:[{"Effect":"Deny","Action":"*","Resource":"*"}]}""")]
    [TestCase("""{"Version":"2012-10-17",[|"Version"|]:"2012-10-17","Statement":[]}""")]
    [TestCase("""{"Effect":"Allow","Action":"*","Principal":{"AWS":"*","Service":"a",[|"AWS"|]:"*"}}""")]
    [TestCase("""{"Effect":"Deny","Action":"*","NotPrincipal":{"AWS":"*",[|"AWS"|]:"*"}}""")]
    [TestCase("""{"Effect":"Allow","Action":"*","Condition":{"Bool":{},[|"Bool"|]:{}}}""")]
    [TestCase("""{"Effect":"Allow","Action":"*","Condition":{"StringLike":{"a:b":"1","c:d":"2",[|"a:b"|]:"3"}}}""")]
    [TestCase("""{"Effect":"Allow",[|"\u0045ffect"|]:"Deny","Action":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"*","Comment":1,[|"Comment"|]:2}""")]
    public void Looks_into_every_object_of_a_policy(string source) => Check(source);

    [TestCase("""{"Effect":"Allow","Action":"*","action":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":["*","*"],"Condition":{"StringEquals":{"aws:a":"1"},"StringLike":{"aws:a":"1","AWS:A":"1"}}}""")]
    [TestCase("""[{"Effect":"Allow","Action":"*"},{"Effect":"Allow","Action":"*"}]""")]
    public void Leaves_names_that_differ_and_names_in_other_objects(string source) => Check(source);

    [Test]
    public void Finds_repeats_among_many_names()
    {
        string keys = string.Join(",", Enumerable.Range(0, 100).Select(i => $"\"aws:k{i}\":\"1\""));
        Check($$"""{"Effect":"Allow","Action":"*","Condition":{"StringEquals":{"aws:k100":"1",{{keys}},[|"aws:k100"|]:"2",[|"aws:k7"|]:"3"} } }""");
    }
}
