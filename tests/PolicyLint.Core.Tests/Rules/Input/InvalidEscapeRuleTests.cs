using PolicyLint.Rules.Input;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class InvalidEscapeRuleTests : RuleFixture<InvalidEscapeRule>
{
    [TestCase(@"[|\x|]41", @"Found '\x' where one of \"" \\ \/ \b \f \n \r \t, or \u and four hexadecimal digits is expected")]
    [TestCase(@"[|\'|]s3", @"Found '\'' where one of \"" \\ \/ \b \f \n \r \t, or \u and four hexadecimal digits is expected")]
    [TestCase(@"[|\u00g|]0", @"Found '\u00g' where \u and four hexadecimal digits is expected")]
    [TestCase(@"\\\u0041[|\u4|]", @"Found '\u4' where \u and four hexadecimal digits is expected")]
    public void Reports_the_escape(string sid, string message)
        => Check($$"""{"Version":"2012-10-17","Statement":{"Sid":"{{sid}}"} }""", message: message);

    [TestCase(@"\""\\\/\b\f\n\r\t\u00e4")]
    [TestCase(@"a\\x")]
    public void Leaves_the_nine_escapes(string sid)
        => Check($$"""{"Version":"2012-10-17","Statement":{"Sid":"{{sid}}"} }""");
}
