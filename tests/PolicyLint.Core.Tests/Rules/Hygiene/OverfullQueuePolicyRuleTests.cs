using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class OverfullQueuePolicyRuleTests : RuleFixture<OverfullQueuePolicyRule>
{
    private const string Seven = """ "sqs:A","sqs:B","sqs:C","sqs:D","sqs:E","sqs:F","sqs:G" """;

    private static string Statement(string actions, string principal = "\"*\"") => $$"""{"Effect":"Allow","Principal":{{principal}},"Action":[{{actions}}],"Resource":"*"}""";

    private static string Queue(string statements) => Resource("AWS::SQS::QueuePolicy", $$""" "PolicyDocument":{"Version":"2012-10-17","Statement":[{{statements}}]} """);

    [Test]
    public void Counts_actions()
    {
        Check(Queue(Statement(Seven)));
        Check(Queue(Statement(Seven + ",[|\"sqs:H\"|],\"sqs:I\"")), message: "9 actions in statement 1, more than the 7 that Amazon SQS takes");
        Check(Queue(Statement(Seven) + "," + Statement(Seven)));
    }

    [Test]
    public void Counts_statements()
    {
        string twenty = string.Join(",", Enumerable.Repeat(Statement("\"sqs:*\""), 20));
        Check(Queue(twenty));
        Check(Queue($"{twenty},[|{Statement("\"sqs:*\"")}|]"), message: "21 statements, more than the 20 that Amazon SQS takes");
    }

    [Test]
    public void Counts_different_principals()
    {
        string Principals(int first, int count) => "{\"AWS\":[" + string.Join(",", Enumerable.Range(first, count).Select(i => $"\"1111222233{i}\"")) + "]}";
        Check(Queue(Statement("\"sqs:*\"", Principals(10, 50))));
        Check(Queue(Statement("\"sqs:*\"", Principals(10, 50)) + "," + Statement("\"sqs:*\"", Principals(20, 40))));
        Check(
            Queue(Statement("\"sqs:*\"", Principals(10, 50)) + "," + Statement("\"sqs:*\"", "{\"AWS\":[|\"111122223399\"|]}")),
            message: "51 principals, more than the 50 that Amazon SQS takes");
    }

    [Test]
    public void Knows_a_queue_by_its_actions()
    {
        string eight = Seven + ",\"sqs:H\"";
        Sizes.Find<OverfullQueuePolicyRule>(Statement(eight)).Should().ContainSingle();
        Sizes.Find<OverfullQueuePolicyRule>(Statement(eight), PolicyKind.Identity).Should().BeEmpty();
        Sizes.Find<OverfullQueuePolicyRule>(Statement(Seven + ",\"sns:H\"")).Should().BeEmpty();
        Sizes.Find<OverfullQueuePolicyRule>(Resource("AWS::SNS::TopicPolicy", $$""" "PolicyDocument":{{Statement(eight)}} """)).Should().BeEmpty();
        Sizes.Find<OverfullQueuePolicyRule>($$"""{"Policy":{"Version":"2012-10-17","Statement":{{Statement(eight)}} } }""").Should().BeEmpty("AWS took it");
    }
}
