using PolicyLint.Rules.Input;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class UndefinedConditionRuleTests : RuleFixture<UndefinedConditionRule>
{
    private const string Sections = """
        "Parameters": { "Stage": { "Type": "String" } }, "Conditions": { "IsProduction": { "Fn::Equals": [{ "Ref": "Stage" }, "production"] } },
        """;

    [Test]
    public void Says_and_writes_which_condition_is_meant() => Check(
        Policy("""{ "Fn::If": [[|"isProduction"|], "arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] }""", Sections),
        message: "The template has no condition \"isProduction\"; did you mean \"IsProduction\"?",
        fixedTo: Policy("""{ "Fn::If": ["IsProduction", "arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] }""", Sections));

    [Test]
    public void Reports_one_that_is_like_none() => CheckUnfixable(
        Policy("""{ "Fn::If": [[|"UseReports"|], "arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] }"""),
        message: "The template has no condition \"UseReports\"");

    [Test]
    public void Leaves_what_the_template_has()
        => Check(Policy("""{ "Fn::If": ["IsProduction", "arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] }""", Sections));
}
