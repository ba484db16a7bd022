using PolicyLint.Authorization;
using PolicyLint.Rules.Escalation;

namespace PolicyLint.Core.Tests.Rules.Escalation;

/// <summary>The lists of what actions give, held against the reference.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class GainsTests
{
    private static IEnumerable<(Gain Gain, string Action)> Listed
        => Gains.All.SelectMany(gain => gain.Actions[(gain.Actions.IndexOf(':') + 1)..].Split(' ').Select(name => (gain, $"{gain.Service}:{name}")));

    [Test]
    public void Every_listed_action_is_in_the_reference()
        => Listed.Select(row => row.Action).Where(action => !ServiceReference.Default.TryGetAction(action, out _)).Should().BeEmpty();

    [Test]
    public void Names_are_written_as_AWS_writes_them()
        => Listed.Select(row => row.Action).Should().OnlyContain(action => Find(action).ToString() == action);

    [Test]
    public void No_action_is_listed_twice()
        => Listed.Select(row => row.Action).Should().OnlyHaveUniqueItems();

    [Test]
    public void Each_gives_what_its_row_says()
    {
        foreach ((Gain gain, string action) in Listed)
        {
            Gains.KindOf(Find(action)).Should().Be(gain.Kind, action);
            (Gains.KindsOf(Find(action).Service) & (1 << (int)gain.Kind)).Should().NotBe(0, action);
        }
    }

    [Test]
    public void What_gives_something_has_words_and_what_gives_nothing_is_listed_only_against_its_level()
    {
        foreach ((Gain gain, string action) in Listed)
        {
            gain.Phrase.Should().Be(gain.Phrase.Trim());
            (gain.Phrase.Length == 0).Should().Be(gain.Kind == GainKind.None, action);
            if (gain.Kind == GainKind.None)
            {
                Find(action).Level.Should().Be(AccessLevel.PermissionsManagement, action);
                Gains.BeginsHarmlessly(Find(action).Name).Should().BeFalse(action);
            }
        }
    }

    [TestCase("lakeformation:GrantPermissions", "change who has access in AWS Lake Formation")]
    [TestCase("sqs:AddPermission", "give itself or anyone access to the resources of Amazon SQS")]
    [TestCase("secretsmanager:GetSecretValue", "read every secret")]
    public void Says_what_it_gives(string action, string words) => Gains.Describe(Find(action)).Should().Be(words);

    [TestCase("glue:GetQuery", TestName = "The level is that of managing permissions, and it reads")]
    [TestCase("lakeformation:RevokePermissions", TestName = "It takes access away")]
    [TestCase("ec2:AttachResourcesToPlacementGroup", TestName = "It is listed as harmless")]
    [TestCase("ecs:AllowVendedLogDeliveryForResource")]
    [TestCase("ec2:DescribeInstances")]
    [TestCase("s3:PutObject")]
    public void Others_give_nothing(string action) => Gains.KindOf(Find(action)).Should().Be(GainKind.None);

    private static AwsAction Find(string action) => ServiceReference.Default.TryGetAction(action, out AwsAction found) ? found : throw new AssertionException(action);
}
