using PolicyLint.Rules.Input;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class EmptyFileRuleTests : RuleFixture<EmptyFileRule>
{
    [TestCase("[||]")]
    [TestCase(" \r\n\t[||]")]
    [TestCase("// nothing yet\n[||]")]
    public void Reports_a_file_without_a_value(string source) => Check(source, message: "The file holds no JSON value");

    [TestCase("{")]
    [TestCase("null")]
    [TestCase("{}")]
    public void Leaves_a_file_with_the_beginning_of_one(string source) => Check(source);
}
