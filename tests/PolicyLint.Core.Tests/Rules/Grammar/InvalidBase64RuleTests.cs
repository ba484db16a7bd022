using CsCheck;
using PolicyLint.Analysis;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class InvalidBase64RuleTests : RuleFixture<InvalidBase64Rule>
{
    [Test]
    public void Reports_each_value() => Check(
        ConditionSource.Of("""{"BinaryEquals":{"a:b":["QUJD",[|"plain text"|],[|"A"|]]}}"""),
        message: "\"plain text\" is not Base64, as BinaryEquals takes it");

    [TestCase("BinaryEqualsIfExists", "QUJD=", Description = "filling where none belongs")]
    [TestCase("ForAnyValue:BinaryEquals", "QQ=")]
    [TestCase("binaryequals", "QQ===")]
    [TestCase("BinaryEquals", "=")]
    [TestCase("BinaryEquals", "====")]
    [TestCase("BinaryEquals", "QQ==QQ==")]
    [TestCase("BinaryEquals", "QUJDR")]
    [TestCase("BinaryEquals", "QUI-")]
    [TestCase("BinaryEquals", "QUI_")]
    [TestCase("BinaryEquals", "QU*D")]
    [TestCase("BinaryEquals", "QUJé")]
    public void Reports(string name, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"a:b":[|"{{{value}}}"|]}}"""));

    [TestCase("BinaryEquals", "")]
    [TestCase("BinaryEquals", "QQ==")]
    [TestCase("BinaryEquals", "QUI=")]
    [TestCase("BinaryEquals", "+/+/")]
    [TestCase("BinaryEquals", "QQ", Description = "without filling")]
    [TestCase("BinaryEquals", "QUI")]
    [TestCase("BinaryEquals", "${aws:PrincipalTag/b}")]
    [TestCase("StringEquals", "plain text")]
    [TestCase("BinaryIs", "plain text", Description = "unknown-condition-operator")]
    public void Leaves(string name, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"a:b":"{{{value}}}"}}"""));

    [Test]
    public void Accepts_whatever_the_runtime_encodes()
    {
        Linter linter = RuleVerifier.LinterFor(new InvalidBase64Rule());
        Gen.Byte.Array[0, 40].Select(Convert.ToBase64String).Sample(text =>
            linter.Lint(SourceText.From(ConditionSource.Of($$$"""{"BinaryEquals":{"a:b":"{{{text}}}"}}"""))).Diagnostics.IsEmpty);
    }
}
