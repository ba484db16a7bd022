using PolicyLint.Authorization;

namespace PolicyLint.Core.Tests.Authorization;

/// <summary>What a lookup allocates: nothing.</summary>
internal sealed class ReferenceAllocationTests
{
    private static readonly ServiceReference Reference = ServiceReference.Default;

    private static readonly Func<int>[] Lookups =
    [
        () => Reference.TryGetService("S3", out AwsService service) ? service.Actions.Count : 0,
        () => Reference.TryGetAction("s3:getobject", out AwsAction action) ? (int)action.Level + action.Service.Index : 0,
        () => Reference.TryGetAction("s3:getobjec", out _) ? 0 : 1,
        () => Walk("ec2:RunInstances"),
        () => Reference.TryGetConditionKey("AWS:sourceip", out AwsConditionKey key) ? (int)key.Type : 0,
        () => Reference.TryGetConditionKey("aws:ResourceTag/team", out AwsConditionKey key) ? key.Index : 0,
        () => Reference.TryGetConditionKey("codebuild:secondarySources/x.auth.typo", out _) ? 0 : 1,
        () => Reference.TryGetAction("ec2:RunInstances", out AwsAction action) && action.TryGetConditionKey("ec2:nokey", out _) ? 0 : 1,
        () => Reference.IsRetired("deepracer:GetTrack", out DateTime date) ? date.Year : 0,
        () => Reference.TryGetManagedPolicy("readonlyaccess", out _) ? 1 : 0,
        () => Reference.MatchActions("s3:Get*").Count,
        () => Reference.MatchActions("*:*Policy").Count,
        () => Services(),
        () => Reference.DataDate.Year,
    ];

    [TestCaseSource(nameof(Lookups))]
    public void It_is_nothing(Func<int> lookup)
    {
        int expected = lookup();
        long before = GC.GetAllocatedBytesForCurrentThread();
        int found = lookup();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.Should().Be(0);
        found.Should().Be(expected);
    }

    [Test]
    public void A_set_of_patterns_is_filled_without_allocation()
    {
        var set = new ActionSet(Reference);
        set.AddMatches("ec2:Describe*");
        long before = GC.GetAllocatedBytesForCurrentThread();
        set.AddMatches("ec2:Describe*");
        int count = 0;
        foreach (AwsAction action in set)
        {
            count += action.SupportsResources ? 1 : 0;
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        count.Should().BePositive();
    }

    private static int Walk(string name)
    {
        int count = 0;
        Reference.TryGetAction(name, out AwsAction action);
        foreach (AwsActionResource resource in action.Resources)
        {
            count += resource.IsRequired ? 1 : 0;
            foreach (AwsConditionKey key in resource.ConditionKeys)
            {
                count += key.IsMultivalued ? 1 : 0;
            }

            foreach (AwsArnPattern pattern in resource.Type.ArnPatterns)
            {
                count += pattern.Length;
            }
        }

        foreach (AwsAction dependent in action.DependentActions)
        {
            count += dependent.Index;
        }

        return count;
    }

    private static int Services()
    {
        int count = 0;
        foreach (AwsService service in Reference.Services)
        {
            count += service.ResourceTypes.Count;
        }

        return count;
    }
}
