using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using PolicyLint.Analysis;
using PolicyLint.Binding;
using PolicyLint.Binding.Terraform;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Binding.Terraform;

/// <summary>What is found in the output of <c>terraform show -json</c>.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class TerraformPlanBinderTests
{
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/*"}]}""";

    private static IEnumerable<TestCaseData> Documents => TerraformPolicyProperties.Documents
        .Select(row => new TestCaseData(row).SetName($"Finds the policy of {row.ResourceType}.{string.Join('.', row.Block)}.{row.Name}"));

    [TestCaseSource(nameof(Documents))]
    public void Finds_the_policies_of_the_table(TerraformPolicyProperties.Document row)
    {
        JsonNode values = new JsonObject { [row.Name] = Document };
        foreach (string segment in row.Block.Reverse())
        {
            values = segment == "[]" ? new JsonArray(values) : new JsonObject { [segment] = values };
        }

        Policy policy = Bind(Plan(Resource($"{row.ResourceType}.x", (JsonObject)values))).Policies.Should().ContainSingle().Subject;
        policy.Kind.Should().Be(row.Kind ?? PolicyKind.ServiceControl);
        policy.DeclaringResource!.LogicalId.Should().Be($"{row.ResourceType}.x");
        policy.DeclaringResource.Type.Should().Be(row.ResourceType);
        policy.Statements.Should().ContainSingle();
    }

    [Test]
    public void Points_into_the_text_of_the_policy()
    {
        string plan = Plan(Resource("aws_iam_policy.a", new JsonObject { ["policy"] = Document.Replace("s3:GetObject", "*", StringComparison.Ordinal) }));
        PolicyDiagnostic finding = new Linter(RuleCatalog.All, new LinterOptions { Select = ["PL3001"] }).Lint(SourceText.From(plan)).Diagnostics.Should().ContainSingle().Subject;
        finding.Origin.Text.Should().Be(@"\u0022*\u0022");
        finding.Fixes.Should().BeEmpty("a plan is made anew");
        finding.DeclaringResource!.ToString().Should().Be("aws_iam_policy.a");
    }

    [Test]
    public void Finds_what_modules_hold()
    {
        JsonObject deep = new() { ["address"] = "module.a.module.b[\"x\"]", ["resources"] = new JsonArray(Resource("module.a.module.b[\"x\"].aws_iam_policy.p[0]", Policy())) };
        JsonObject plan = Parse(Plan());
        plan["planned_values"]!["root_module"]!["child_modules"] = new JsonArray(new JsonObject { ["child_modules"] = new JsonArray(deep) });

        Policy policy = Bind(plan.ToJsonString()).Policies.Should().ContainSingle().Subject;
        policy.DeclaringResource!.LogicalId.Should().Be("module.a.module.b[\"x\"].aws_iam_policy.p[0]");
        policy.Pointer.Should().Be("/planned_values/root_module/child_modules/0/child_modules/0/resources/0/values/policy");
    }

    [Test]
    public void A_resource_that_stands_in_two_lists_is_one()
    {
        JsonObject plan = Parse(Plan(Resource("aws_iam_policy.p", Policy())));
        plan["resource_changes"] = new JsonArray(Change("aws_iam_policy.p", Policy(), new JsonObject()), Change("aws_iam_policy.q", Policy(), new JsonObject()));

        Bind(plan.ToJsonString()).Policies.Select(policy => policy.DeclaringResource!.LogicalId).Should().Equal("aws_iam_policy.p", "aws_iam_policy.q");
    }

    [Test]
    public void What_is_only_deleted_is_not_linted()
    {
        JsonObject plan = Parse(Plan());
        JsonObject change = Change("aws_iam_policy.p", null, new JsonObject());
        change["change"]!["before"] = Policy();
        plan["resource_changes"] = new JsonArray(change);

        BoundFile file = Bind(plan.ToJsonString());
        file.Policies.Should().BeEmpty();
        file.Kind.Should().Be(FileKind.Template);
    }

    [Test]
    public void What_is_known_after_apply_only_is_no_finding()
    {
        JsonObject plan = Parse(Plan(Resource("aws_iam_role.r", new JsonObject { ["name"] = "r" }), Resource("aws_iam_policy.p", new JsonObject())));
        plan["resource_changes"] = new JsonArray(
            Change("aws_iam_role.r", new JsonObject { ["name"] = "r" }, new JsonObject { ["permissions_boundary"] = true, ["assume_role_policy"] = true }),
            Change("aws_iam_policy.p", new JsonObject(), new JsonObject { ["policy"] = true }));

        new Linter(RuleCatalog.All).Lint(SourceText.From(plan.ToJsonString())).Diagnostics.Should().BeEmpty();
    }

    [TestCase(null, 1)]
    [TestCase("", 1)]
    [TestCase("arn:aws:iam::111122223333:policy/Boundary", 0)]
    public void A_role_or_user_without_a_boundary_is_told(string? boundary, int findings)
    {
        foreach (string type in new[] { "aws_iam_role", "aws_iam_user" })
        {
            string plan = Plan(Resource($"{type}.r", new JsonObject { ["name"] = "r", ["permissions_boundary"] = boundary }));
            new Linter(RuleCatalog.All).Lint(SourceText.From(plan)).Diagnostics.Select(d => d.Descriptor.Id).Should().Equal(Enumerable.Repeat("PL6001", findings));
        }
    }

    [TestCase("aws_iam_role_policy_attachment", "role", IamEntityType.Role)]
    [TestCase("aws_iam_user_policy_attachment", "user", IamEntityType.User)]
    [TestCase("aws_iam_group_policy_attachment", "group", IamEntityType.Group)]
    public void Finds_attachments(string type, string entity, IamEntityType entityType)
    {
        PolicyAttachment attachment = Bind(Plan(Resource($"{type}.a", new JsonObject { [entity] = "ann", ["policy_arn"] = "arn:aws:iam::aws:policy/AdministratorAccess" })))
            .Attachments.Should().ContainSingle().Subject;
        attachment.EntityType.Should().Be(entityType);
        attachment.Form.Should().Be(PolicyAttachmentForm.Managed);
        attachment.Entity.ToDisplayString().Should().Be("ann");
        attachment.Policy.ToDisplayString().Should().Be("arn:aws:iam::aws:policy/AdministratorAccess");
    }

    [Test]
    public void Reads_a_state_like_a_plan()
    {
        JsonObject plan = Parse(Plan(Resource("aws_iam_policy.p", Policy())));
        JsonNode values = plan["planned_values"]!.DeepClone();
        Bind(new JsonObject { ["format_version"] = "1.0", ["terraform_version"] = "1.9.8", ["values"] = values }.ToJsonString()).Policies.Should().ContainSingle();
    }

    [Test]
    public void Reads_data_sources_that_write_policies()
    {
        JsonObject plan = Parse(Plan());
        plan["prior_state"] = new JsonObject
        {
            ["values"] = new JsonObject { ["root_module"] = new JsonObject { ["resources"] = new JsonArray(Resource("data.aws_iam_policy_document.d", new JsonObject { ["json"] = Document })) } },
        };
        Bind(plan.ToJsonString()).Policies.Should().ContainSingle().Which.DeclaringResource!.LogicalId.Should().Be("data.aws_iam_policy_document.d");
    }

    [Test]
    public void Reads_the_blocks_of_a_data_source_whose_policy_is_not_written_yet()
    {
        JsonObject values = Parse("""
            { "version": null, "statement": [ { "sid": "A", "effect": null, "actions": ["*"], "resources": ["*"], "condition": [ { "test": "StringEquals", "variable": "aws:PrincipalTag/team", "values": ["a"] } ],
              "principals": [ { "type": "AWS", "identifiers": ["111122223333"] } ] } ] }
            """);
        JsonObject plan = Parse(Plan());
        plan["resource_changes"] = new JsonArray(Change("data.aws_iam_policy_document.d", values, new JsonObject { ["json"] = true }));

        Policy policy = Bind(plan.ToJsonString()).Policies.Should().ContainSingle().Subject;
        Statement statement = policy.Statements.Should().ContainSingle().Subject;
        statement.Effect.Should().Be(Effect.Allow, "the provider's default");
        statement.Action!.Values.Should().ContainSingle().Which.ToDisplayString().Should().Be("*");
        statement.Resource!.Values[0].Origin.Text.Should().Be("\"*\"");
        statement.Principal!.Entries.Should().ContainSingle().Which.Type.Should().Be(PrincipalType.Aws);
        statement.Condition!.HasKey("aws:PrincipalTag/team").Should().BeTrue();
    }

    [TestCase("SERVICE_CONTROL_POLICY", PolicyKind.ServiceControl)]
    [TestCase("RESOURCE_CONTROL_POLICY", PolicyKind.ResourceControl)]
    [TestCase("TAG_POLICY", null)]
    public void The_type_of_an_organization_s_policy_says_its_kind(string type, PolicyKind? kind)
        => Bind(Plan(Resource("aws_organizations_policy.p", new JsonObject { ["content"] = Document, ["type"] = type })))
            .Policies.Select(policy => (PolicyKind?)policy.Kind).Should().Equal(kind is null ? [] : [kind]);

    [TestCase("{")]
    [TestCase("{\"Version\":")]
    public void A_broken_policy_is_a_finding(string policy)
        => new Linter(RuleCatalog.All).Lint(SourceText.From(Plan(Resource("aws_iam_policy.p", new JsonObject { ["policy"] = policy })))).Diagnostics
            .Should().ContainSingle().Which.Descriptor.Id.Should().StartWith("PL0");

    [Test]
    public void A_plan_cut_off_or_broken_anywhere_never_throws_and_never_says_that_something_is_missing()
    {
        string plan = Plan(
            Resource("aws_iam_role.r", new JsonObject { ["name"] = "r", ["assume_role_policy"] = Document, ["permissions_boundary"] = "arn:aws:iam::111122223333:policy/B" }),
            Resource("aws_iam_policy.p", Policy()));
        var linter = new Linter(RuleCatalog.All);
        for (int length = 0; length < plan.Length; length++)
        {
            linter.Lint(SourceText.From(plan[..length])).Diagnostics.Should().NotContain(d => d.Descriptor.Id == "PL6001", plan[..length]);
        }

        Gen.Select(Gen.Int[0, plan.Length - 1], Gen.OneOf("{", "}", "[", "]", "\"", ",", "null", "1", "true", "\\"), Gen.Int[0, 40]).Sample((at, debris, removed) =>
        {
            string broken = plan[..at] + debris + plan[Math.Min(plan.Length, at + removed)..];
            LintResult result = linter.Lint(SourceText.From(broken));
            return result.Diagnostics.All(d => d.Origin.Span.End <= broken.Length && d.Descriptor.Id != "PL0999");
        }, iter: 2_000);
    }

    private static BoundFile Bind(string plan) => new Linter([]).Lint(SourceText.From(plan)).File;

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;

    private static JsonObject Policy() => new() { ["policy"] = Document };

    private static string Plan(params JsonNode[] resources) => new JsonObject
    {
        ["format_version"] = "1.2",
        ["terraform_version"] = "1.9.8",
        ["planned_values"] = new JsonObject { ["root_module"] = new JsonObject { ["resources"] = new JsonArray(resources) } },
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    private static JsonObject Resource(string address, JsonObject values)
    {
        JsonObject resource = Named(address);
        resource["values"] = values;
        return resource;
    }

    private static JsonObject Change(string address, JsonObject? after, JsonObject unknown)
    {
        JsonObject change = Named(address);
        change["change"] = new JsonObject { ["actions"] = new JsonArray(after is null ? "delete" : "create"), ["after"] = after, ["after_unknown"] = unknown };
        return change;
    }

    private static JsonObject Named(string address)
    {
        string[] parts = address.Split('.');
        return new JsonObject { ["address"] = address, ["mode"] = parts.Contains("data") ? "data" : "managed", ["type"] = parts[^2], ["name"] = parts[^1] };
    }
}
