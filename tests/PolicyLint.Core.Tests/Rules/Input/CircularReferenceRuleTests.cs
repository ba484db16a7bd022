using PolicyLint.Rules.Input;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class CircularReferenceRuleTests : RuleFixture<CircularReferenceRule>
{
    private const string Resource = """{ "Fn::If": ["A", "arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] }""";

    [Test]
    public void Reports_a_condition_that_asks_for_itself() => Check(
        Policy(Resource, """ "Conditions": { "A": [|{ "Fn::Not": [{ "Condition": "A" }] }|] }, """),
        message: "\"A\" leads back to itself");

    [Test]
    public void Leaves_conditions_that_only_share_another() => Check(Policy(Resource, """
        "Parameters": { "Stage": { "Type": "String" } },
        "Conditions": {
          "A": { "Fn::And": [{ "Condition": "B" }, { "Condition": "C" }] },
          "B": { "Condition": "D" }, "C": { "Fn::Not": [{ "Condition": "D" }] }, "D": { "Fn::Equals": [{ "Ref": "Stage" }, "test"] }
        },
        """));
}
