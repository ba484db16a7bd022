using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Rules.Input;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class InvalidUtf8RuleTests : RuleFixture<InvalidUtf8Rule>
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Sid":"Zugriffslöschung","Effect":"Allow","Action":"*","Resource":"é*"}]}""";

    [Test]
    public void Reports_the_first_place_and_reads_on()
    {
        LintResult result = new Linter([new InvalidUtf8Rule(), new WildcardActionRule()]).Lint(SourceText.FromBytes(Encoding.Latin1.GetBytes(Policy)));
        result.Diagnostics.Select(d => (d.Descriptor.Id, d.Origin.Span.Start)).Should().Equal(
            ("PL0010", Policy.IndexOf('ö', StringComparison.Ordinal)),
            ("PL3001", Policy.IndexOf("\"*\"", StringComparison.Ordinal)));
        result.Diagnostics[0].Message.Should().Be("Found bytes that are not UTF-8");
    }

    [Test]
    public void Leaves_UTF_8_and_files_that_hold_no_policy()
    {
        Check(Policy);
        RuleVerifier.Check(new InvalidUtf8Rule(), """{"name":"é"}""", encoding: "latin-1");
    }
}
