using PolicyLint.Rules.Input;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class UndefinedMappingRuleTests : RuleFixture<UndefinedMappingRule>
{
    private const string Sections = """
        "Mappings": { "Buckets": { "production": { "Reports": "arn:aws:s3:::a/*" } } },
        """;

    [TestCase("[|\"bucket\"|], \"production\", \"Reports\"", "bucket", "Buckets", "\"Buckets\", \"production\", \"Reports\"")]
    [TestCase("\"Buckets\", [|\"prodction\"|], \"Reports\"", "prodction", "production", "\"Buckets\", \"production\", \"Reports\"")]
    [TestCase("\"Buckets\", \"production\", [|\"reports\"|]", "reports", "Reports", "\"Buckets\", \"production\", \"Reports\"")]
    public void Says_and_writes_which_name_is_meant(string arguments, string written, string meant, string repaired) => Check(
        Policy($$"""{ "Fn::FindInMap": [{{arguments}}] }""", Sections),
        message: $"The template's mappings have no \"{written}\" there; did you mean \"{meant}\"?",
        fixedTo: Policy($$"""{ "Fn::FindInMap": [{{repaired}}] }""", Sections));

    [Test]
    public void Reports_one_that_is_like_none() => CheckUnfixable(
        Policy("""{ "Fn::FindInMap": [[|"Accounts"|], "production", "Reports"] }""", Sections),
        message: "The template's mappings have no \"Accounts\" there");

    [TestCase("""{ "Fn::FindInMap": ["Buckets", "production", "Reports"] }""")]
    [TestCase("""{ "Fn::FindInMap": ["Buckets", { "Ref": "AWS::Region" }, "Reports"] }""")]
    [TestCase("""{ "Fn::FindInMap": ["Buckets", "test", "Reports", { "DefaultValue": "arn:aws:s3:::b/*" }] }""")]
    public void Leaves_what_the_template_has_or_may_have(string resource) => Check(Policy(resource, Sections));
}
