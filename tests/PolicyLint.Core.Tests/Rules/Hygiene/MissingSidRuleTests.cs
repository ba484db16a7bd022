using PolicyLint.Analysis;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class MissingSidRuleTests : RuleFixture<MissingSidRule>
{
    private const string Named = """{"Sid":"A","Effect":"Allow","Action":"s3:*","Resource":"*"}""";

    [Test]
    public void Reports() => Check(
        $$"""[{{Named}},[|{"Effect":"Allow","Action":"s3:*","Resource":"*"}|]]""",
        message: "Statement 2 has no Sid");

    [TestCase($$"""[{{Named}},{"Sid":"","Effect":"Allow","Action":"s3:*","Resource":"*"}]""", Description = "empty-sid")]
    [TestCase($$"""[{{Named}},{"Sid":7,"Effect":"Allow","Action":"s3:*","Resource":"*"}]""", Description = "wrong-value-type")]
    [TestCase("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""", Description = "the only one")]
    [TestCase($$"""[{{Named}},{"Effect":"Allow","Action":"s3:*" """, Description = "it may stand in what was not read")]
    public void Leaves(string statements) => Check(statements);

    [Test]
    public void Is_off_unless_it_is_asked_for()
        => new Linter([new MissingSidRule()]).Lint(SourceText.From($$"""[{{Named}},{"Effect":"Allow","Action":"s3:*","Resource":"*"}]""")).Diagnostics.Should().BeEmpty();
}
