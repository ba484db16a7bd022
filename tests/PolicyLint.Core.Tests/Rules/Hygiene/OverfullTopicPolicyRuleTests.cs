using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class OverfullTopicPolicyRuleTests : RuleFixture<OverfullTopicPolicyRule>
{
    private static string Statement(string resource, string principal = "\"*\"") => $$"""{"Effect":"Allow","Principal":{{principal}},"Action":"sns:Publish","Resource":{{resource}}}""";

    private static string Topic(string statements) => Resource("AWS::SNS::TopicPolicy", $$""" "PolicyDocument":{"Version":"2012-10-17","Statement":[{{statements}}]} """);

    [Test]
    public void Counts_resources()
    {
        Check(Topic(Statement("\"arn:aws:sns:eu-central-1:111122223333:a\"")));
        Check(Topic(Statement("[\"arn:aws:sns:eu-central-1:111122223333:a\"]")));
        Check(
            Topic(Statement("[\"arn:aws:sns:eu-central-1:111122223333:a\",[|\"arn:aws:sns:eu-central-1:111122223333:b\"|]]")),
            message: "2 resources in statement 1, more than the 1 that Amazon SNS takes");
    }

    [TestCase(100, 0)]
    [TestCase(101, 1)]
    public void Counts_statements(int count, int expected)
        => Sizes.Find<OverfullTopicPolicyRule>(Topic(string.Join(",", Enumerable.Repeat(Statement("\"*\""), count)))).Should().HaveCount(expected);

    [TestCase(200, 0)]
    [TestCase(201, 1)]
    public void Counts_principals(int count, int expected)
    {
        string principals = "{\"AWS\":[" + string.Join(",", Enumerable.Range(100, count).Select(i => $"\"111122223{i}\"")) + "]}";
        Sizes.Find<OverfullTopicPolicyRule>(Topic(Statement("\"*\"", principals))).Should().HaveCount(expected);
        Sizes.Find<OverfullTopicPolicyRule>(Statement("\"*\"", principals)).Should().HaveCount(expected, "all of its actions are of SNS");
    }

    [Test]
    public void Leaves_other_services()
        => Check(Resource("AWS::SQS::QueuePolicy", $$""" "PolicyDocument":{"Version":"2012-10-17","Statement":{{Statement("[\"a\",\"b\"]")}} } """));
}
