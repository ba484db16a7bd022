using PolicyLint.Rules.Input;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class MalformedFunctionRuleTests : RuleFixture<MalformedFunctionRule>
{
    [TestCase("""{ "Fn::Join": [|"arn"|] }""")]
    [TestCase("""{ "Fn::Join": [|["", ["arn:aws:s3:::a"], "/*"]|] }""")]
    [TestCase("""{ "Fn::Sub": [|["${Name}"]|] }""")]
    [TestCase("""{ "Fn::GetAtt": [|["Bucket"]|] }""")]
    [TestCase("""{ "Fn::Select": [|["0"]|] }""")]
    public void Reports_what_a_function_cannot_take(string resource) => Check(Policy(resource));

    [TestCase("""{ "Fn::Join": ["", ["arn:aws:s3:::a", "/*"]] }""")]
    [TestCase("""{ "Fn::Sub": ["${A}/*", { "A": "arn:aws:s3:::a" }] }""")]
    [TestCase("""{ "Fn::GetAtt": "Bucket.Arn" }""")]
    [TestCase("""{ "Fn::Select": ["0", ["arn:aws:s3:::a", "b"]] }""")]
    [TestCase("""{ "Fn::Select": [0, { "Fn::Split": [",", "arn:aws:s3:::a,b"] }] }""")]
    public void Leaves_what_it_can(string resource) => Check(Policy(resource));
}
