using PolicyLint.Rules.Input;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class DeepNestingRuleTests : RuleFixture<DeepNestingRule>
{
    [TestCase("[|{|]")]
    [TestCase("[|{|]\"Version\":1}")]
    public void Reports_the_bracket_that_is_one_too_deep(string rest) => Check(
        new string('[', 256) + rest,
        message: "There are more than 256 brackets inside one another");

    [Test]
    public void Leaves_what_is_just_deep_enough() => Check(new string('[', 256) + new string(']', 256));
}
