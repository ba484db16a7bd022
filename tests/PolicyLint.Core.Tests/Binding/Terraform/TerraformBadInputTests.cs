using CsCheck;
using PolicyLint.Analysis;
using PolicyLint.Binding;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Binding.Terraform;

/// <summary>Plans that no Terraform writes.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class TerraformBadInputTests
{
    /// <summary>Everything that the binder looks at, in one plan.</summary>
    private const string Plan = """
        {
          "format_version": "1.2", "terraform_version": "1.9.8",
          "planned_values": { "root_module": {
            "resources": [
              { "address": "aws_iam_role.r", "mode": "managed", "type": "aws_iam_role", "values": { "name": "r", "permissions_boundary": "arn:aws:iam::111122223333:policy/B", "assume_role_policy": "{\"Version\":\"2012-10-17\",\"Statement\":[]}", "inline_policy": [{ "name": "a", "policy": "{\"Statement\":[]}" }], "managed_policy_arns": ["arn:x"] } },
              { "address": "aws_iam_role.later", "mode": "managed", "type": "aws_iam_role", "values": { "name": "l" } },
              { "address": "aws_organizations_policy.o", "mode": "managed", "type": "aws_organizations_policy", "values": { "type": "SERVICE_CONTROL_POLICY", "content": "{\"Statement\":[]}" } }
            ],
            "child_modules": [{ "address": "module.m", "resources": [{ "address": "module.m.aws_iam_policy_attachment.a", "mode": "managed", "type": "aws_iam_policy_attachment", "values": { "users": ["u"], "policy_arn": "arn:x" } }] }]
          } },
          "resource_changes": [
            { "address": "aws_iam_role.later", "mode": "managed", "type": "aws_iam_role", "change": { "actions": ["create"], "after": { "name": "l" }, "after_unknown": { "permissions_boundary": true } } },
            { "address": "data.aws_iam_policy_document.d", "mode": "data", "type": "aws_iam_policy_document", "change": { "actions": ["read"], "after": {
              "version": "2012-10-17", "policy_id": "i", "statement": [{ "sid": "s", "effect": "Deny", "actions": ["a:b"], "not_actions": [], "resources": ["*"], "not_resources": null,
              "principals": [{ "type": "AWS", "identifiers": ["*", "&{x}"] }], "condition": [{ "test": "Bool", "variable": "aws:SecureTransport", "values": ["false", null] }] }] },
              "after_unknown": { "json": true, "statement": [{ "condition": [{ "values": [false, true] }] }] } } },
            { "address": "aws_iam_user.u", "mode": "managed", "type": "aws_iam_user", "deposed": "00000000", "change": { "actions": ["delete"], "after": { "name": "u" } } }
          ],
          "prior_state": { "values": { "root_module": { "resources": [{ "address": "data.aws_iam_policy_document.e", "mode": "data", "type": "aws_iam_policy_document", "values": { "json": "{\"Statement\":[]}" } }] } } },
          "configuration": { "root_module": { "resources": [{ "type": "aws_organizations_policy", "expressions": { "type": { "constant_value": "TAG_POLICY" }, "content": { "references": ["data.aws_iam_policy_document.e.json"] } } }], "module_calls": { "m": { "module": {} } } } }
        }
        """;

    private static readonly Linter Linter = new(RuleCatalog.All, new LinterOptions { Select = ["PL"] });

    [Test]
    public void The_plan_is_read_as_meant()
    {
        LintResult result = Linter.Lint(SourceText.From(Plan));
        result.Policies.Should().HaveCount(5);
        result.File.Entities.Should().HaveCount(2, "a deposed user is gone");
        result.File.Entities.Should().OnlyContain(entity => entity.Boundary != null);
        result.File.Attachments.Should().HaveCount(5, "a managed policy, an inline one, two boundaries, one of them unknown, and what the module attaches");
    }

    [Test]
    public void Cut_off_anywhere_it_never_says_that_a_boundary_is_missing()
    {
        for (int length = 0; length < Plan.Length; length++)
        {
            string text = Plan[..length];
            LintResult result = Linter.Lint(SourceText.From(text));
            result.Diagnostics.Should().NotContain(d => d.Descriptor.Id == "PL6001" || d.Descriptor == RuleFailure.Descriptor, "of {0}", text);
            result.Diagnostics.Should().OnlyContain(d => d.Origin.Span.End <= length);
        }
    }

    /// <summary>Each value of the plan in turn is replaced by one of another shape.</summary>
    [Test]
    public void Values_of_any_shape_in_any_place_never_throw()
    {
        int[] starts = [.. Enumerable.Range(0, Plan.Length).Where(at => Plan[at] is '"' or '{' or '[' && (at < 2 || Plan[at - 1] != '\\'))];
        Gen.Select(Gen.OneOf(starts), Gen.OneOf("null", "true", "1", "\"\"", "\"x\"", "\"{\"", "[]", "[null]", "[[]]", "{}", "{\"a\":1}")).Sample((at, other) =>
        {
            string text = Plan[..at] + other + Plan[EndOf(at)..];
            return Linter.Lint(SourceText.From(text)).Diagnostics.All(d => d.Descriptor != RuleFailure.Descriptor && d.Origin.Span.End <= text.Length);
        }, iter: 3_000);
    }

    [TestCase(60)]
    [TestCase(100_000)]
    public void Modules_in_modules_end(int depth)
    {
        string text = """{ "format_version": "1.2", "planned_values": { "root_module": """
            + string.Concat(Enumerable.Repeat("""{ "child_modules": [""", depth))
            + """{ "resources": [{ "address": "aws_iam_policy.p", "type": "aws_iam_policy", "values": { "policy": "{\"Statement\":[]}" } }] }"""
            + string.Concat(Enumerable.Repeat("]}", depth)) + "}}";
        BoundFile file = Linter.Lint(SourceText.From(text)).File;
        file.Policies.Should().HaveCount(depth == 60 ? 1 : 0, "the reader follows 256 brackets");
    }

    [TestCase("42")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("\"\"")]
    [TestCase("\"42\"")]
    [TestCase("\"not JSON\"")]
    public void What_is_no_policy_where_one_should_be_is_passed_over(string policy)
    {
        LintResult result = Linter.Lint(SourceText.From(
            $$"""{ "format_version": "1.2", "planned_values": { "root_module": { "resources": [{ "address": "aws_iam_policy.p", "type": "aws_iam_policy", "values": { "policy": {{policy}} } }] } } }"""));
        result.Kind.Should().Be(FileKind.Template);
        result.Diagnostics.Should().BeEmpty();
    }

    /// <summary>The end of the value that begins at a place.</summary>
    private static int EndOf(int at)
    {
        int depth = 0;
        bool isText = false;
        for (int i = at; i < Plan.Length; i++)
        {
            if (isText)
            {
                i += Plan[i] == '\\' ? 1 : 0;
                isText = Plan[i] != '"' || Plan[i - 1] == '\\';
            }
            else
            {
                isText = Plan[i] == '"';
                depth += Plan[i] is '{' or '[' ? 1 : Plan[i] is '}' or ']' ? -1 : 0;
            }

            if (!isText && depth <= 0)
            {
                return i + 1;
            }
        }

        return Plan.Length;
    }
}
