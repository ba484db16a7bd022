using System.Text;
using PolicyLint.Rules.Input;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class ByteOrderMarkRuleTests : RuleFixture<ByteOrderMarkRule>
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[]}""";

    [Test]
    public void Reports_the_mark_whether_given_as_bytes_or_as_text()
    {
        RuleVerifier.Check(new ByteOrderMarkRule(), "[||]" + Policy, message: "The file begins with a byte-order mark", encoding: "utf-8-bom");
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Policy)];
        RuleVerifier.LinterFor(new ByteOrderMarkRule()).Lint(SourceText.FromBytes(bytes)).Diagnostics.Should().ContainSingle();
    }

    [Test]
    public void Leaves_files_without_it_and_files_that_hold_no_policy()
    {
        Check(Policy);
        RuleVerifier.Check(new ByteOrderMarkRule(), """{"name":"x"}""", encoding: "utf-8-bom");
    }
}
