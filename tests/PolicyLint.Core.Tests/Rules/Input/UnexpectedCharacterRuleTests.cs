using PolicyLint.Rules.Input;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class UnexpectedCharacterRuleTests : RuleFixture<UnexpectedCharacterRule>
{
    [Test]
    public void Says_what_is_found_and_what_is_expected() => Check(
        """{"Version":"2012-10-17","Statement":[{"Effect" [|"|]Allow"}]}""",
        message: "Found '\"' where ':' is expected");

    [Test]
    public void Says_how_a_literal_is_written() => Check(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Condition":{"Bool":{"aws:SecureTransport":[|True|]}}}]}""",
        message: "Found 'True' where 'true' is expected");

    [Test]
    public void Points_to_a_typographic_quote() => Check(
        """{"Version":[|“|]2012-10-17”,"Statement":[]}""",
        message: "Found a typographic quote (U+201C) where a value in double quotes is expected");

    [Test]
    public void Leaves_the_other_ways_to_be_broken_to_their_rules()
    {
        Check("""{"Version":"2012-10-17","Statement":[""");
        Check("");
        Check("""{"Version":"2012-10-17","Statement":["\q"]}""");
        Check("""{"Version":"2012-10-17","Statement":[]} x""");
    }
}
