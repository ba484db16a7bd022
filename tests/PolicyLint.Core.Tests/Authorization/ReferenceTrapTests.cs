using PolicyLint.Authorization;

namespace PolicyLint.Core.Tests.Authorization;

/// <summary>Where AWS's data is not as one would think, one by one.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ReferenceTrapTests
{
    private static readonly ServiceReference Reference = ServiceReference.Default;

    [TestCase("s3:PutBucketPolicy", AccessLevel.PermissionsManagement)]
    [TestCase("sqs:SetQueueAttributes", AccessLevel.PermissionsManagement)]
    [TestCase("ec2:CreateTags", AccessLevel.Tagging)]
    [TestCase("s3:PutObject", AccessLevel.Write)]
    [TestCase("s3:GetObject", AccessLevel.Read)]
    [TestCase("s3:ListBucket", AccessLevel.List)]
    public void Of_a_compound_access_level_the_first_counts(string action, AccessLevel level) => Action(action).Level.Should().Be(level);

    [Test]
    public void Several_arns_in_one_text_are_several_patterns()
    {
        Type("apigateway", "Stage").ArnPatterns.Select(a => a.Text).Should().Equal(
            "arn:${Partition}:apigateway:${Region}::/apis/${ApiId}/stages/${StageName}",
            "arn:${Partition}:apigateway:${Region}::/restapis/${RestApiId}/stages/${StageName}");
        Reference.Services.SelectMany(s => s.ResourceTypes).Count(t => t.ArnPatterns.Count > 1).Should().Be(13);
    }

    [Test]
    public void Every_arn_pattern_is_one_arn()
    {
        foreach (string pattern in Reference.Services.SelectMany(s => s.ResourceTypes).SelectMany(t => t.ArnPatterns).Select(a => a.Text))
        {
            pattern.Should().StartWith("arn:${Partition}:").And.NotContain(" ").And.NotContain(",");
            pattern.Split(':').Length.Should().BeGreaterThanOrEqualTo(6);
        }
    }

    [TestCase("s3:ExistingObjectTag/team", "s3:ExistingObjectTag/${key}")]
    [TestCase("s3-outposts:RequestObjectTag/team", "s3-outposts:RequestObjectTag/${key}")]
    [TestCase("aws:RequestTag/team", "aws:RequestTag/${TagKey}")]
    [TestCase("aws:PrincipalTag/team", "aws:PrincipalTag/${TagKey}")]
    [TestCase("secretsmanager:ResourceTag/team", "secretsmanager:ResourceTag/${TagKey}")]
    [TestCase("ssm:resourceTag/team", "ssm:resourceTag/${TagKey}")]
    public void All_styles_of_placeholder_are_one(string written, string name) => Key(written).Name.Should().Be(name);

    [Test]
    public void No_placeholder_in_angle_brackets_is_left()
        => Reference.ConditionKeys.Should().NotContain(k => k.Name.Contains('<') || k.Name.Contains('>'));

    [Test]
    public void No_placeholder_without_brackets_is_left()
        => Reference.ConditionKeys.Should().NotContain(k => k.Name.EndsWith("/tag-key", StringComparison.OrdinalIgnoreCase));

    [TestCase("codebuild:secondarySources/app.auth.type", "codebuild:secondarySources/${sourceIdentifier}.auth.type")]
    [TestCase("codebuild:environment.environmentVariables/HOME.value", "codebuild:environment.environmentVariables/${name}.value")]
    [TestCase("token.actions.acme.ghe.com:actor", "token.actions.${Domain}.ghe.com:actor")]
    public void A_placeholder_can_stand_in_the_middle(string written, string name) => Key(written).Name.Should().Be(name);

    [TestCase("catalog:ChangeType", "aws-marketplace")]
    [TestCase("cognito-identity-unauth:AccountId", "cognito-identity")]
    [TestCase("token.actions.githubusercontent.com:repository", "sts")]
    [TestCase("saml:aud", "sts")]
    public void The_prefix_of_a_key_need_not_be_that_of_the_service(string key, string service)
    {
        Reference.TryGetService(key.AsSpan(0, key.IndexOf(':', StringComparison.Ordinal)), out _).Should().BeFalse();
        Service(service).ConditionKeys.Should().Contain(Key(key));
    }

    /// <summary>So an unknown key with the prefix of an issuer is no mistake.</summary>
    [TestCase("token.actions.githubusercontent.com:sub")]
    [TestCase("token.actions.githubusercontent.com:aud")]
    [TestCase("oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE:sub")]
    public void The_claims_that_every_issuer_has_are_not_listed(string key) => Reference.TryGetConditionKey(key, out _).Should().BeFalse();

    [Test]
    public void The_service_in_an_arn_need_not_be_the_prefix()
        => Type("es", "application").ArnPatterns[0].Text.Should().StartWith("arn:${Partition}:opensearch:");

    [Test]
    public void An_asterisk_in_an_arn_pattern_is_kept()
        => Reference.Services.Single(s => s.Prefix == "braket").ResourceTypes.SelectMany(t => t.ArnPatterns).Select(a => a.Text)
            .Should().Contain(a => a.StartsWith("arn:${Partition}:braket:*:*:device/", StringComparison.Ordinal));

    [TestCase("lex", "bot alias")]
    [TestCase("elasticloadbalancing", "loadbalancer/app/")]
    public void Names_of_resource_types_hold_blanks_and_slashes(string service, string type) => Type(service, type).Name.Should().Be(type);

    [TestCase("vpc-lattice:AssociateViaAWSService-EventsAndStates")]
    [TestCase("rds-db:connect")]
    public void Names_of_actions_hold_hyphens_and_start_in_lower_case(string action) => Action(action).ToString().Should().Be(action);

    [Test]
    public void A_key_with_two_types_has_that_of_its_own_service()
    {
        Key("identitystore:UserId").IsMultivalued.Should().BeFalse();
        Service("qbusiness").ConditionKeys.Single(k => k.Name == "identitystore:UserId").IsMultivalued.Should().BeTrue();
        Reference.ConditionKeys.GroupBy(k => k.Name.ToLowerInvariant()).Where(g => g.Count() > 1).Should().ContainSingle()
            .Which.Key.Should().Be("identitystore:userid");
    }

    [TestCase("aws:SourceVpcArn", ConditionKeyType.Arn, false)]
    [TestCase("aws:SignInSessionArn", ConditionKeyType.Arn, false)]
    [TestCase("aws:SourceIp", ConditionKeyType.IPAddress, false)]
    [TestCase("aws:PrincipalOrgPaths", ConditionKeyType.String, true)]
    [TestCase("aws:CalledVia", ConditionKeyType.String, true)]
    [TestCase("aws:CalledViaFirst", ConditionKeyType.String, false)]
    [TestCase("aws:SecureTransport", ConditionKeyType.Bool, false)]
    public void Global_keys_are_as_AWS_documents_them(string name, ConditionKeyType type, bool isMultivalued)
    {
        AwsConditionKey key = Key(name);
        (key.Type, key.IsMultivalued, key.IsGlobal).Should().Be((type, isMultivalued, true));
    }

    [Test]
    public void A_resource_type_that_an_action_names_twice_is_there_once()
    {
        Action("ec2-instance-connect:OpenTunnel").Resources.Select(r => r.ToString()).Should().Equal("instance-connect-endpoint*");
        Action("connect:StartOutboundChatContact").Resources.Select(r => r.ToString()).Should().Equal(
            "contact", "contact-flow*", "instance*", "phone-number");
    }

    [Test]
    public void An_action_without_resource_types_says_so()
    {
        Action("ec2:DescribeInstances").SupportsResources.Should().BeFalse();
        Action("s3:ListAllMyBuckets").SupportsResources.Should().BeFalse();
        Action("ec2:TerminateInstances").Resources.Select(r => r.ToString()).Should().Equal("instance*");
        Action("s3:PutObject").Resources.Should().OnlyContain(r => !r.IsRequired).And.HaveCount(2);
    }

    [Test]
    public void Dependent_actions_are_those_of_the_last_data_that_had_them()
        => Action("aiops:CreateInvestigation").DependentActions.Select(a => a.ToString()).Should().Equal("kms:Decrypt", "kms:GenerateDataKey", "sts:SetContext");

    [Test]
    public void A_service_that_is_no_more_is_retired_and_not_unknown()
    {
        Reference.IsRetiredService("deepracer", out DateTime service).Should().BeTrue();
        service.Should().Be(new DateTime(2025, 12, 6, 0, 0, 0, DateTimeKind.Utc));
        Reference.IsRetired("account:GetChallengeQuestions", out DateTime action).Should().BeTrue();
        action.Should().Be(new DateTime(2025, 2, 13, 0, 0, 0, DateTimeKind.Utc));
        Reference.IsRetiredService("s3", out _).Should().BeFalse();
        Reference.IsRetiredService("nosuchservice", out _).Should().BeFalse();
    }

    private static AwsService Service(string prefix) => Reference.TryGetService(prefix, out AwsService service) ? service : throw new AssertionException(prefix);

    private static AwsAction Action(string name) => Reference.TryGetAction(name, out AwsAction action) ? action : throw new AssertionException(name);

    private static AwsConditionKey Key(string name) => Reference.TryGetConditionKey(name, out AwsConditionKey key) ? key : throw new AssertionException(name);

    private static AwsResourceType Type(string service, string name)
        => Service(service).TryGetResourceType(name, out AwsResourceType type) ? type : throw new AssertionException(name);
}
