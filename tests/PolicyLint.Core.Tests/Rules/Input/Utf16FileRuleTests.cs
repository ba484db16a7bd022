using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Rules.Input;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class Utf16FileRuleTests : RuleFixture<Utf16FileRule>
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    [Test]
    public void Reports_the_file_in_either_byte_order_and_reads_on([Values] bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Policy)];
        LintResult result = new Linter([new Utf16FileRule(), new ByteOrderMarkRule(), new WildcardActionRule()]).Lint(SourceText.FromBytes(bytes));
        result.Diagnostics.Select(d => (d.Descriptor.Id, d.Origin.Span.Start)).Should().Equal(
            ("PL0011", 0),
            ("PL3001", Policy.IndexOf("\"*\"", StringComparison.Ordinal)));
        result.Diagnostics[0].Message.Should().Be("The file is UTF-16, and JSON is UTF-8");
    }

    [Test]
    public void Leaves_UTF_8_and_files_that_hold_no_policy()
    {
        Check(Policy);
        RuleVerifier.Check(new Utf16FileRule(), """{"name":"x"}""", encoding: "utf-16");
    }
}
