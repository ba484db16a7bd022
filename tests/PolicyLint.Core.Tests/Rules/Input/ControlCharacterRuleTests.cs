using PolicyLint.Rules.Input;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class ControlCharacterRuleTests : RuleFixture<ControlCharacterRule>
{
    [Test]
    public void Reports_a_line_break_in_a_string() => Check(
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow,[|\n|]\"Action\":\"*\"}}",
        message: "Found a line break where '\"' to end the string, or an escape such as \\n is expected");

    [TestCase("{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"a[|\t|]b\"}}", "Found a tab where '\"' to end the string, or an escape such as \\n is expected")]
    [TestCase("{\"Version\":\"2012-10-17\",[|\0|]\"Statement\":{}}", "Found a NUL character (U+0000) where a member name in double quotes is expected")]
    [TestCase("[|\0|]{", "Found a NUL character (U+0000) where a JSON object is expected")]
    public void Reports_tabs_and_NUL(string source, string message) => Check(source, message: message);

    [TestCase("{\"Version\":\"2012-10-17\",\t\"Statement\":\r\n[]}")]
    [TestCase("{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"a\\t\\u0000\"}}")]
    public void Leaves_white_space_between_tokens_and_escapes(string source) => Check(source);
}
