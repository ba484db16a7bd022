using PolicyLint.Authorization;
using PolicyLint.Binding.Templates;
using PolicyLint.Core.Tests.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Core.Tests.Binding.Templates;

/// <summary>The tables of CloudFormation's properties say the same as AWS's resource specification: all of it is explained, and nothing is made up.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class PolicyPropertiesTests
{
    /// <summary>What the specification that the facts are from does not have, and where it is documented.</summary>
    private static readonly Dictionary<string, string> BeyondTheSpecification = new()
    {
        ["AWS::Backup::BackupAccessPoint AccessPointPolicy"] = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-backup-backupaccesspoint.html",
        ["AWS::Serverless::Api Auth/ResourcePolicy/CustomStatements"] = "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html",
        ["AWS::Serverless::StateMachine Events/*/Properties/Auth/ResourcePolicy/CustomStatements"] = "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-statemachine-resourcepolicystatement.html",
        ["AWS::Serverless::StateMachine PermissionsBoundary"] = "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html",
    };

    private static readonly Fact[] Facts = [.. ReferenceFacts.Rows("policy-properties.txt").Select(f => new Fact(f[0], f[1], f[2]))];

    [Test]
    public void Nothing_in_the_specification_is_unexplained()
    {
        Facts.Should().HaveCountGreaterThan(500);
        Lines(Facts.Where(f => Explanations(f).Count == 0)).Should().BeEmpty("each belongs into one of the four tables");
    }

    [Test]
    public void A_look_alike_is_in_no_other_table()
        => Lines(Facts.Where(f => Explanations(f) is [_, .., nameof(LookAlikeProperties)]

            // Two are both: what is part of a flattened statement, and the name of an inline policy, are labels elsewhere.
            && f.Path is not ("StatementId" or "Policies/*/PolicyName"))).Should().BeEmpty();

    // Names as AWS gives them, on types that do not exist, and on those that rows with an asterisk are about.
    [TestCase("AWS::New::Thing", "PolicyDocument", "json")]
    [TestCase("AWS::New::Thing", "Policy", "json|string")]
    [TestCase("AWS::New::Thing", "Policy", "string")]
    [TestCase("AWS::New::Thing", "ResourcePolicy", "json")]
    [TestCase("AWS::New::Thing", "AccessPolicy", "string")]
    [TestCase("AWS::New::Thing", "PolicyText", "string")]
    [TestCase("AWS::New::Thing", "AccessPolicies", "json")]
    [TestCase("AWS::New::Thing", "ThingPolicy", "json")]
    [TestCase("AWS::New::Thing", "DataProtectionPolicy", "json")]
    [TestCase("AWS::New::Thing", "LifecyclePolicy", "json")]
    [TestCase("AWS::New::Thing", "SecurityPolicy", "string")]
    [TestCase("AWS::New::Thing", "Policies/*/PolicyDocument", "json")]
    [TestCase("AWS::New::Thing", "Options/*/Deep/ResourcePolicy/PolicyDocument", "json")]
    [TestCase("AWS::New::Thing", "Statement", "json")]
    [TestCase("AWS::New::Thing", "Statements/*", "json")]
    [TestCase("AWS::New::Thing", "Principal", "string")]
    [TestCase("AWS::New::Thing", "Actions/*", "string")]
    [TestCase("AWS::New::Thing", "Permissions/*/Principal", "string")]
    [TestCase("AWS::New::Thing", "PermissionsBoundary", "string")]
    [TestCase("AWS::New::Thing", "ManagedPolicyArns/*", "string")]
    [TestCase("AWS::New::Thing", "PolicyArn", "string")]
    [TestCase("AWS::New::Thing", "Body", "json")]
    [TestCase("AWS::IAM::Policy", "SecondDocument", "json")]
    [TestCase("AWS::IAM::Role", "Policies/*/Statement", "json")]
    [TestCase("AWS::S3::Bucket", "Policy", "json")]
    [TestCase("AWS::SNS::Topic", "AccessPolicy", "json")]
    [TestCase("AWS::SQS::Queue", "Policy", "json|string")]
    [TestCase("AWS::QuickSight::Dashboard", "Policy", "json")]
    [TestCase("AWS::QuickSight::Dashboard", "Permissions/*/PolicyDocument", "json")]
    [TestCase("AWS::GameLift::Fleet", "ResourcePolicy", "json")]
    [TestCase("AWS::Greengrass::Group", "PolicyDocument", "json")]
    [TestCase("AWS::EC2::VerifiedAccessEndpoint", "ResourcePolicy", "json")]
    [TestCase("AWS::EC2::TransitGateway", "PolicyDocument", "json")]
    [TestCase("AWS::SSO::Assignment", "InlinePolicy", "json")]
    [TestCase("AWS::VerifiedPermissions::PolicyStore", "ResourcePolicy", "json")]
    [TestCase("AWS::Serverless::Function", "PoliciesToo", "json")]
    public void A_new_property_would_be_named(string type, string path, string specificationType)
        => Explanations(new Fact(type, path, specificationType)).Should().BeEmpty();

    [Test]
    public void Every_row_is_in_the_specification_or_says_where_it_is_from()
    {
        string[] unknown = [.. Rows().Where(r => !IsInSpecification(r.Type, r.Path)).Select(r => $"{r.Type} {r.Path}")];
        unknown.Should().BeEquivalentTo(BeyondTheSpecification.Keys, "a row that the specification has by now needs no source");
        BeyondTheSpecification.Values.Should().OnlyContain(source => source.StartsWith("https://docs.aws.amazon.com/", StringComparison.Ordinal));
    }

    [Test]
    public void Every_look_alike_looks_like_a_policy_in_the_specification()
    {
        var unused = new List<string>();
        foreach (LookAlikeProperty row in LookAlikeProperties.All)
        {
            if (!Facts.Any(f => row.Covers(f.Type, f.Segments)))
            {
                unused.Add($"{row.ResourceType} {row.Path}");
            }

            row.Path.Split("**").Should().HaveCountLessThanOrEqualTo(2);
            row.Reason.Should().NotBeEmpty();
        }

        Lines(unused).Should().BeEmpty();
    }

    [Test]
    public void Text_is_where_the_specification_knows_no_object()
    {
        foreach (PolicyProperty row in PolicyProperties.All)
        {
            if (row.Form is not PolicyPropertyForm.ServerlessPolicies && Array.Find(Facts, f => f.Type == row.ResourceType && f.Path == row.Path) is { } fact)
            {
                (row.Form == PolicyPropertyForm.Text).Should().Be(fact.SpecificationType == "string", fact.ToString());
            }
        }
    }

    [Test]
    public void Rows_are_in_order_and_each_is_there_once()
    {
        PolicyProperty[] properties = PolicyProperties.All.ToArray();
        FlattenedStatement[] statements = FlattenedStatements.All.ToArray();
        PolicyReference[] references = PolicyReferences.All.ToArray();
        properties.Select(r => r.ResourceType).Should().BeInAscendingOrder(StringComparer.Ordinal);
        properties.Select(r => $"{r.ResourceType} {r.Path}").Should().OnlyHaveUniqueItems();
        statements.Select(r => r.ResourceType).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
        references.Select(r => r.ResourceType).Should().BeInAscendingOrder(StringComparer.Ordinal);
        references.Select(r => $"{r.ResourceType} {r.Path}").Should().OnlyHaveUniqueItems();
    }

    [Test]
    public void Every_row_is_found_by_its_type_and_by_nothing_like_it()
    {
        foreach (string type in Rows().Select(r => r.Type).Distinct())
        {
            PolicyProperties.Of(type).ToArray().Select(r => r.Path).Should().Equal(PolicyProperties.All.ToArray().Where(r => r.ResourceType == type).Select(r => r.Path));
            PolicyReferences.Of(type).ToArray().Select(r => r.Path).Should().Equal(PolicyReferences.All.ToArray().Where(r => r.ResourceType == type).Select(r => r.Path));
            FlattenedStatements.TryGet(type, out FlattenedStatement statement).Should().Be(FlattenedStatements.All.ToArray().Any(r => r.ResourceType == type));
            (statement.ResourceType ?? type).Should().Be(type);
            IsKnown(type + " ").Should().BeFalse();
            IsKnown(type[..^1]).Should().BeFalse(type);
            IsKnown(type.ToLowerInvariant()).Should().BeFalse("CloudFormation's types are case-sensitive");
        }

        foreach (string type in new[] { "", "A", "AWS::S3::Bucket", "AWS::Lambda::Function", "Custom::Policy", "zzz" })
        {
            IsKnown(type).Should().BeFalse(type);
        }

        static bool IsKnown(string type) => !PolicyProperties.Of(type).IsEmpty || !PolicyReferences.Of(type).IsEmpty || FlattenedStatements.TryGet(type, out _);
    }

    [Test]
    public void A_role_holds_its_trust_policy_its_inline_policies_its_managed_policies_and_its_boundary()
    {
        PolicyProperties.Of("AWS::IAM::Role").ToArray().Select(r => (r.Path, r.Form, r.Kind)).Should().Equal(
            ("AssumeRolePolicyDocument", PolicyPropertyForm.Document, PolicyKind.Trust),
            ("Policies/*/PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Identity));
        PolicyProperties.Of("AWS::IAM::Role")[1].Segments.Should().Equal("Policies", "*", "PolicyDocument");
        PolicyReferences.Of("AWS::IAM::Role").ToArray().Select(r => (r.Path, r.Value, r.Form, r.EntityType)).Should().Equal(
            ("ManagedPolicyArns/*", PolicyReferenceValue.PolicyArn, PolicyAttachmentForm.Managed, IamEntityType.Role),
            ("PermissionsBoundary", PolicyReferenceValue.PolicyArn, PolicyAttachmentForm.Boundary, IamEntityType.Role),
            ("Policies/*/PolicyName", PolicyReferenceValue.PolicyName, PolicyAttachmentForm.Inline, IamEntityType.Role));
    }

    [TestCase("AWS::S3::BucketPolicy", "PolicyDocument", nameof(PolicyPropertyForm.Document), PolicyKind.Resource)]
    [TestCase("AWS::KMS::Key", "KeyPolicy", nameof(PolicyPropertyForm.Document), PolicyKind.Resource)]
    [TestCase("AWS::IAM::ManagedPolicy", "PolicyDocument", nameof(PolicyPropertyForm.Document), PolicyKind.Identity)]
    [TestCase("AWS::SSO::PermissionSet", "InlinePolicy", nameof(PolicyPropertyForm.Document), PolicyKind.Identity)]
    [TestCase("AWS::EC2::VPCEndpoint", "PolicyDocument", nameof(PolicyPropertyForm.Document), PolicyKind.Endpoint)]
    [TestCase("AWS::RolesAnywhere::Profile", "SessionPolicy", nameof(PolicyPropertyForm.Text), PolicyKind.Session)]
    [TestCase("AWS::Transfer::User", "Policy", nameof(PolicyPropertyForm.Text), PolicyKind.Session)]
    [TestCase("AWS::EKS::PodIdentityAssociation", "Policy", nameof(PolicyPropertyForm.Text), PolicyKind.Session)]
    [TestCase("AWS::DynamoDB::GlobalTable", "Replicas/*/ResourcePolicy/PolicyDocument", nameof(PolicyPropertyForm.Document), PolicyKind.Resource)]
    [TestCase("AWS::Events::EventBusPolicy", "Statement", nameof(PolicyPropertyForm.Statement), PolicyKind.Resource)]
    [TestCase("AWS::RAM::Permission", "PolicyTemplate", nameof(PolicyPropertyForm.StatementFragment), PolicyKind.Resource)]
    [TestCase("AWS::IoT::Policy", "PolicyDocument", nameof(PolicyPropertyForm.Document), PolicyKind.Identity)]
    [TestCase("AWS::ApiGateway::RestApi", "Body/x-amazon-apigateway-policy", nameof(PolicyPropertyForm.Document), PolicyKind.Resource)]
    [TestCase("AWS::Serverless::Function", "AssumeRolePolicyDocument", nameof(PolicyPropertyForm.Document), PolicyKind.Trust)]
    [TestCase("AWS::Organizations::Policy", "Content", nameof(PolicyPropertyForm.Document), null)]
    public void A_property_has_the_form_and_kind_of_its_documentation(string type, string path, string form, PolicyKind? kind)
        => PolicyProperties.Of(type).ToArray().Should().ContainSingle(r => r.Path == path).Which.Should().Match<PolicyProperty>(r => r.Form.ToString() == form && r.Kind == kind);

    [Test]
    public void Only_the_policy_of_an_organization_leaves_its_kind_to_another_property()
        => PolicyProperties.All.ToArray().Where(r => r.Kind is null).Select(r => r.ResourceType).Should().Equal("AWS::Organizations::Policy");

    [TestCase("SERVICE_CONTROL_POLICY", PolicyKind.ServiceControl)]
    [TestCase("RESOURCE_CONTROL_POLICY", PolicyKind.ResourceControl)]
    [TestCase("TAG_POLICY", null)]
    [TestCase("BACKUP_POLICY", null)]
    [TestCase("AISERVICES_OPT_OUT_POLICY", null)]
    [TestCase("DECLARATIVE_POLICY_EC2", null)]
    [TestCase("service_control_policy", null)]
    [TestCase("", null)]
    public void The_type_of_an_organizations_policy_is_its_kind(string type, PolicyKind? kind)
        => PolicyProperties.OrganizationsKind(type).Should().Be(kind);

    [Test]
    public void A_permission_of_a_function_has_the_conditions_that_Lambda_writes()
    {
        FlattenedStatements.TryGet("AWS::Lambda::Permission", out FlattenedStatement permission).Should().BeTrue();
        permission.IsShare.Should().BeFalse();
        permission.Principals.Should().Be(
            FlattenedPrincipals.Service | FlattenedPrincipals.Account | FlattenedPrincipals.Arn | FlattenedPrincipals.Everyone);
        permission.Properties.Where(p => p.Element != FlattenedElement.ConditionValue).Select(p => (p.Path, p.Element)).Should().Equal(
            ("Principal", FlattenedElement.Principal), ("Action", FlattenedElement.Action), ("FunctionName", FlattenedElement.Resource));
        permission.Properties.Where(p => p.Element == FlattenedElement.ConditionValue).Select(p => (p.Path, p.Operator, p.Key)).Should().Equal(
            ("SourceArn", "ArnLike", "aws:SourceArn"),
            ("SourceAccount", "StringEquals", "aws:SourceAccount"),
            ("PrincipalOrgID", "StringEquals", "aws:PrincipalOrgID"),
            ("EventSourceToken", "StringEquals", "lambda:EventSourceToken"),
            ("FunctionUrlAuthType", "StringEquals", "lambda:FunctionUrlAuthType"),
            ("InvokedViaFunctionUrl", "Bool", "lambda:InvokedViaFunctionUrl"));
    }

    [Test]
    public void Flattened_statements_name_conditions_and_actions_that_AWS_has()
    {
        foreach (FlattenedStatement row in FlattenedStatements.All)
        {
            row.Principals.Should().NotBe(FlattenedPrincipals.None);
            row.Properties.Should().ContainSingle(p => p.Element == FlattenedElement.Principal, row.ResourceType);
            foreach (FlattenedProperty property in row.Properties)
            {
                (property.Operator is null).Should().Be(property.Key is null, property.Path);
                if (property.Key is { } key)
                {
                    property.Element.Should().Be(FlattenedElement.ConditionValue, property.Path);
                    ServiceReference.Default.TryGetConditionKey(key, out _).Should().BeTrue(key);
                    ConditionOperator.Parse(property.Operator).CanonicalName.Should().Be(property.Operator);
                }
            }

            foreach (string action in row.ImpliedActions)
            {
                ServiceReference.Default.TryGetAction(action, out _).Should().BeTrue(action);
            }

            if (row.ActionPrefix.Length > 0)
            {
                ServiceReference.Default.TryGetService(row.ActionPrefix.TrimEnd(':'), out _).Should().BeTrue(row.ActionPrefix);
            }
        }

        FlattenedStatements.All.ToArray().Where(r => r.IsShare).Select(r => r.ResourceType).Should().Equal(
            "AWS::EC2::VPCEndpointServicePermissions", "AWS::GlobalAccelerator::CrossAccountAttachment", "AWS::RAM::ResourceShare");
    }

    /// <summary>All of them, for a failure that names each: of a list that should be empty it would show the first.</summary>
    private static string Lines<T>(IEnumerable<T> items) => string.Join('\n', items);

    /// <summary>The tables that a property is in, look-alikes last.</summary>
    private static List<string> Explanations(Fact fact)
    {
        var tables = new List<string>();
        foreach (PolicyProperty row in PolicyProperties.Of(fact.Type))
        {
            // The parts of what is a list or a document of the transform's own are explained with it.
            if (row.Path == fact.Path || row.Form is PolicyPropertyForm.ServerlessPolicies or PolicyPropertyForm.Statements && IsUnder(fact.Path, row.Path))
            {
                tables.Add(nameof(PolicyProperties));
            }
        }

        if (FlattenedStatements.TryGet(fact.Type, out FlattenedStatement statement) && statement.Properties.Any(p => p.Path == fact.Path))
        {
            tables.Add(nameof(FlattenedStatements));
        }

        foreach (PolicyReference row in PolicyReferences.Of(fact.Type))
        {
            if (row.Path == fact.Path || row.Value == PolicyReferenceValue.PolicyNameAndPath && IsUnder(fact.Path, row.Path))
            {
                tables.Add(nameof(PolicyReferences));
            }
        }

        foreach (LookAlikeProperty row in LookAlikeProperties.All)
        {
            if (row.Covers(fact.Type, fact.Segments))
            {
                tables.Add(nameof(LookAlikeProperties));
                break;
            }
        }

        return tables;
    }

    private static IEnumerable<(string Type, string Path)> Rows() =>
    [
        .. PolicyProperties.All.ToArray().Select(r => (r.ResourceType, r.Path)),
        .. FlattenedStatements.All.ToArray().SelectMany(r => r.Properties, (r, p) => (r.ResourceType, p.Path)),
        .. PolicyReferences.All.ToArray().Select(r => (r.ResourceType, r.Path)),
    ];

    /// <summary>True if the specification has the property, parts of it, or JSON of any kind in which it stands (an OpenAPI definition).</summary>
    private static bool IsInSpecification(string type, string path) => Facts.Any(f => f.Type == type
        && (f.Path == path || IsUnder(f.Path, path) || f.SpecificationType.Contains("json", StringComparison.Ordinal) && IsUnder(path, f.Path)));

    private static bool IsUnder(string path, string parent) => path.StartsWith(parent + "/", StringComparison.Ordinal);

    /// <summary>A line of the facts.</summary>
    private sealed record Fact(string Type, string Path, string SpecificationType)
    {
        public string[] Segments { get; } = Path.Split('/');

        public override string ToString() => $"{Type} {Path} {SpecificationType}";
    }
}
