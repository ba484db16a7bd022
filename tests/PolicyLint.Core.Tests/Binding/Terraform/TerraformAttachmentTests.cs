using PolicyLint.Analysis;
using PolicyLint.Binding;
using PolicyLint.Model;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Binding.Terraform;

/// <summary>Roles, users and permission sets in plans, and what is attached to them.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class TerraformAttachmentTests
{
    private const string Policy = """{\"Version\":\"2012-10-17\",\"Statement\":[]}""";

    [TestCase("aws_iam_role", """{ "managed_policy_arns": [[|"arn:x"|]] }""", PolicyAttachmentForm.Managed, IamEntityType.Role, "aws_iam_role.x")]
    [TestCase("aws_iam_role_policy_attachments_exclusive", """{ "role_name": "r", "policy_arns": [[|"arn:x"|]] }""", PolicyAttachmentForm.Managed, IamEntityType.Role, "r")]
    [TestCase("aws_iam_user_policy_attachments_exclusive", """{ "user_name": "u", "policy_arns": [[|"arn:x"|]] }""", PolicyAttachmentForm.Managed, IamEntityType.User, "u")]
    [TestCase("aws_iam_group_policy_attachments_exclusive", """{ "group_name": "g", "policy_arns": [[|"arn:x"|]] }""", PolicyAttachmentForm.Managed, IamEntityType.Group, "g")]
    [TestCase("aws_ssoadmin_managed_policy_attachment", """{ "permission_set_arn": "p", "managed_policy_arn": [|"arn:x"|] }""", PolicyAttachmentForm.Managed, IamEntityType.PermissionSet, "p")]
    [TestCase("aws_ssoadmin_customer_managed_policy_attachment", """{ "permission_set_arn": "p", "customer_managed_policy_reference": [{ "name": [|"arn:x"|] }] }""", PolicyAttachmentForm.Managed, IamEntityType.PermissionSet, "p")]
    [TestCase("aws_iam_role", """{ "permissions_boundary": [|"arn:x"|] }""", PolicyAttachmentForm.Boundary, IamEntityType.Role, "aws_iam_role.x")]
    [TestCase("aws_iam_user", """{ "permissions_boundary": [|"arn:x"|] }""", PolicyAttachmentForm.Boundary, IamEntityType.User, "aws_iam_user.x")]
    [TestCase("aws_ssoadmin_permissions_boundary_attachment", """{ "permission_set_arn": "p", "permissions_boundary": [{ "managed_policy_arn": [|"arn:x"|] }] }""", PolicyAttachmentForm.Boundary, IamEntityType.PermissionSet, "p")]
    [TestCase("aws_iam_role", $$"""{ "inline_policy": [{ "name": [|"arn:x"|], "policy": "{{Policy}}" }] }""", PolicyAttachmentForm.Inline, IamEntityType.Role, "aws_iam_role.x")]
    [TestCase("aws_iam_user_policy", $$"""{ "name": [|"arn:x"|], "user": "u", "policy": "{{Policy}}" }""", PolicyAttachmentForm.Inline, IamEntityType.User, "u")]
    public void Finds_what_is_attached(string type, string values, PolicyAttachmentForm form, IamEntityType entityType, string entity)
    {
        MarkedText plan = MarkedText.Parse(Plan(Resource(type, values)));
        PolicyAttachment attachment = Bind(plan.Text).Attachments.Should().ContainSingle().Subject;
        (attachment.Form, attachment.EntityType, attachment.Entity.ToDisplayString(), attachment.Policy.ToDisplayString())
            .Should().Be((form, entityType, entity, "arn:x"));
        attachment.Origin.Span.Should().Be(plan.Spans[0]);
        attachment.DeclaringResource!.LogicalId.Should().Be($"{type}.x");
    }

    [Test]
    public void One_resource_attaches_to_many()
        => Bind(Plan(Resource("aws_iam_policy_attachment", """{ "policy_arn": "arn:x", "users": ["u", "v"], "roles": ["r"], "groups": null }""")))
            .Attachments.Select(attachment => (attachment.EntityType, attachment.Entity.ToDisplayString()))
            .Should().BeEquivalentTo([(IamEntityType.User, "u"), (IamEntityType.User, "v"), (IamEntityType.Role, "r")]);

    [Test]
    public void What_is_attached_may_be_unknown_and_so_may_be_to_whom()
    {
        PolicyAttachment attachment = Bind(Plan(
            Resource("aws_iam_user_policy_attachment", "{}"), Change("aws_iam_user_policy_attachment", "{}", """{ "policy_arn": true, "user": true }""")))
            .Attachments.Should().ContainSingle().Subject;
        attachment.EntityType.Should().Be(IamEntityType.User);
        attachment.Policy.IsKnown.Should().BeFalse();
        attachment.Entity.IsKnown.Should().BeFalse();
    }

    [Test]
    public void A_list_that_the_provider_fills_in_attaches_nothing()
        => Bind(Plan(Resource("aws_iam_role", """{ "name": "r" }"""), Change("aws_iam_role", """{ "name": "r" }""", """{ "managed_policy_arns": true, "inline_policy": true }""")))
            .Attachments.Should().BeEmpty();

    [Test]
    public void An_empty_inline_policy_attaches_nothing()
        => Bind(Plan(Resource("aws_iam_role", """{ "inline_policy": [{ "name": "", "policy": "" }] }"""))).Attachments.Should().BeEmpty();

    [Test]
    public void An_inline_policy_without_a_known_name_is_called_by_its_address()
        => Bind(Plan(Resource("aws_iam_user_policy", $$"""{ "user": "u", "policy": "{{Policy}}" }"""), Change("aws_iam_user_policy", "{}", """{ "name": true }""")))
            .Attachments.Should().ContainSingle().Which.Policy.ToDisplayString().Should().Be("aws_iam_user_policy.x");

    [Test]
    public void An_inline_policy_of_a_role_has_its_name()
        => Bind(Plan(Resource("aws_iam_role", $$"""{ "assume_role_policy": "{{Policy}}", "inline_policy": [{ "name": "logs", "policy": "{{Policy}}" }] }""")))
            .Policies.Select(policy => (policy.Kind, policy.Name, policy.Pointer)).Should().Equal(
                (PolicyKind.Trust, "", "/planned_values/root_module/resources/0/values/assume_role_policy"),
                (PolicyKind.Identity, "policy logs", "/planned_values/root_module/resources/0/values/inline_policy/0/policy"));

    [Test]
    public void A_role_is_called_by_its_address()
    {
        MarkedText plan = MarkedText.Parse(Plan(Resource("aws_iam_role", """{ "name": "r", "path": "/app/" }""").Replace("\"aws_iam_role.x\"", "[|\"aws_iam_role.x\"|]", StringComparison.Ordinal)));
        IamEntity entity = Bind(plan.Text).Entities.Should().ContainSingle().Subject;
        entity.Name.Origin.Span.Should().Be(plan.Spans[0]);
        entity.Path.Should().Be("/app/");
        entity.Boundary.Should().BeNull();
    }

    [Test]
    public void A_boundary_that_is_known_after_apply_is_given()
        => Bind(Plan(Resource("aws_iam_role", """{ "permissions_boundary": null }"""), Change("aws_iam_role", "{}", """{ "permissions_boundary": true }""")))
            .Entities.Should().ContainSingle().Which.Boundary!.Value.Text.Should().Be("true");

    [Test]
    public void A_permission_set_is_without_a_boundary_only_where_no_resource_gives_one()
    {
        string set = Resource("aws_ssoadmin_permission_set", """{ "name": "Ops" }""");
        Bind(Plan(set)).Entities.Should().ContainSingle().Which.Type.Should().Be(IamEntityType.PermissionSet);
        Bind(Plan(set + "," + Resource("aws_ssoadmin_permissions_boundary_attachment", """{ "permissions_boundary": [{ "managed_policy_arn": "arn:x" }] }"""))).Entities.Should().BeEmpty();
    }

    private static BoundFile Bind(string plan) => new Linter([]).Lint(SourceText.From(plan)).File;

    private static string Plan(string resources, string changes = "") => $$"""
        {
          "format_version": "1.2", "terraform_version": "1.9.8",
          "planned_values": { "root_module": { "resources": [{{resources}}] } },
          "resource_changes": [{{changes}}]
        }
        """;

    private static string Resource(string type, string values) => $$"""{ "address": "{{type}}.x", "mode": "managed", "type": "{{type}}", "name": "x", "values": {{values}} }""";

    private static string Change(string type, string after, string unknown)
        => $$"""{ "address": "{{type}}.x", "mode": "managed", "type": "{{type}}", "name": "x", "change": { "actions": ["create"], "after": {{after}}, "after_unknown": {{unknown}} } }""";
}
