using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class SubWithoutVariablesRuleTests : RuleFixture<SubWithoutVariablesRule>
{
    [TestCase("""{ "Fn::Sub": [|"arn:aws:s3:::$Bucket/{Bucket}"|] }""")]
    [TestCase("""[{ "Fn::Sub": "arn:aws:s3:::${Bucket}" }, { "Fn::Sub": [|"*"|] }]""")]
    public void Reports_a_text_without_variables(string resource) => Check(Policy(resource), message: "Fn::Sub has nothing to substitute here");

    [TestCase("""{ "Fn::Sub": "arn:aws:s3:::${Bucket}" }""")]
    [TestCase("""{ "Fn::Sub": "arn:aws:s3:::reports/${!aws:username}" }""")]
    [TestCase("\"arn:aws:s3:::reports\"")]
    public void Leaves_texts_that_need_it(string resource) => Check(Policy(resource));
}
