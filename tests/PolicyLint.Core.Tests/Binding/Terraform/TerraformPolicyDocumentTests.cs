using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Symbolic;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Binding.Terraform;

/// <summary>
/// Data sources <c>aws_iam_policy_document</c>: their blocks where Terraform has not written the policy yet, and what tells
/// the kind of their policies.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class TerraformPolicyDocumentTests
{
    [Test]
    public void Points_at_the_values_in_the_blocks()
    {
        MarkedText plan = MarkedText.Parse(Deferred("""{ "sid": "All", "effect": "Allow", "actions": [[|"*"|]], "resources": ["arn:aws:s3:::a"] }"""));
        PolicyDiagnostic finding = new Linter(RuleCatalog.All, new LinterOptions { Select = ["PL3001"] }).Lint(SourceText.From(plan.Text))
            .Diagnostics.Should().ContainSingle().Subject;
        finding.Origin.Span.Should().Be(plan.Spans[0]);
        finding.Statement!.Sid!.Value.Value.ToDisplayString().Should().Be("All");
        finding.Policy!.Pointer.Should().Be("/resource_changes/0/change/after/statement");
    }

    [Test]
    public void What_a_block_leaves_out_is_not_reported_where_the_provider_fills_it_in()
        => Lint(Deferred("""{ "sid": null, "effect": null, "actions": ["s3:GetObject"], "not_actions": null, "resources": ["arn:aws:s3:::a/*"], "principals": [], "condition": [] }"""))
            .Diagnostics.Should().BeEmpty();

    [Test]
    public void An_ampersand_before_a_brace_is_a_policy_variable()
    {
        MarkedText plan = MarkedText.Parse(Deferred("""{ "actions": ["s3:GetObject"], "resources": ["arn:aws:s3:::a/[|&{aws:username}|]/*"] }"""));
        SymbolicString resource = Single(plan.Text).Statements[0].Resource!.Values[0];
        resource.ToDisplayString().Should().Be("arn:aws:s3:::a/${aws:username}/*");
        resource.GetOrigin("arn:aws:s3:::a/".Length, "${aws:username}".Length).Span.Should().Be(plan.Spans[0]);
    }

    [Test]
    public void A_null_in_a_list_is_unknown_and_the_others_keep_their_places()
    {
        Statement statement = Single(Deferred(
            """{ "actions": ["s3:GetObject"], "resources": [null, "arn:aws:s3:::a/*"] }""", """{ "resources": [true, false] }""")).Statements[0];
        statement.Resource!.Values.Select(value => value.IsKnown).Should().Equal(false, true);
        statement.Resource.Values[0].Is("*").Should().Be(Certainty.Maybe);
    }

    [Test]
    public void A_list_that_is_unknown_as_a_whole_is_there()
    {
        string plan = Deferred("""{ "actions": ["s3:GetObject"] }""", """{ "resources": true }""");
        Single(plan).Statements[0].Resource!.Values.Should().ContainSingle().Which.IsKnown.Should().BeFalse();
        Lint(plan).Diagnostics.Should().BeEmpty();
    }

    [TestCase("condition")]
    [TestCase("principals")]
    public void Nothing_is_missing_where_a_block_is_unknown(string block)
        => Lint(Deferred("""{ "actions": ["s3:PutObject"], "resources": ["*"] }""", $$"""{ "{{block}}": true }""")).Diagnostics.Should().BeEmpty();

    [Test]
    public void Blocks_of_the_same_type_or_test_are_one()
    {
        Statement statement = Single(Deferred("""
            {
              "actions": ["sts:AssumeRole"],
              "principals": [
                { "type": "Service", "identifiers": ["ec2.amazonaws.com"] }, { "type": "AWS", "identifiers": ["111122223333"] },
                { "type": "Service", "identifiers": ["lambda.amazonaws.com"] }
              ],
              "condition": [
                { "test": "StringEquals", "variable": "aws:PrincipalTag/a", "values": ["1"] },
                { "test": "StringEquals", "variable": "aws:PrincipalTag/b", "values": ["2"] },
                { "test": "StringEquals", "variable": "aws:PrincipalTag/a", "values": ["3"] },
                { "test": "Bool", "variable": "aws:SecureTransport", "values": ["true"] }
              ]
            }
            """)).Statements[0];
        statement.Principal!.Entries.Select(entry => (entry.Type, string.Join(' ', entry.Values))).Should().Equal(
            (PrincipalType.Service, "ec2.amazonaws.com lambda.amazonaws.com"), (PrincipalType.Aws, "111122223333"));
        statement.Condition!.Operators.Select(block => block.Name.ToDisplayString()).Should().Equal("StringEquals", "Bool");
        statement.Condition.Operators[0].Conditions.Select(condition => $"{condition.Key}={string.Join(',', condition.Values.Select(value => value.Text))}")
            .Should().Equal("aws:PrincipalTag/a=1,3", "aws:PrincipalTag/b=2");
    }

    [Test]
    public void A_principal_of_type_star_is_everyone()
        => Single(Deferred("""{ "actions": ["s3:GetObject"], "resources": ["arn:aws:s3:::a/*"], "principals": [{ "type": "*", "identifiers": ["*"] }] }"""))
            .Statements[0].Principal!.IsEveryone.Should().BeTrue();

    [TestCase("""{ "override_policy_documents": ["{}"],""")]
    [TestCase("""{ "override_json": "{}",""")]
    public void Statements_that_another_document_may_replace_are_passed_over(string members)
        => Lint(Deferred("""{ "actions": ["*"], "resources": ["*"] }""").Replace("""{ "version": null,""", members, StringComparison.Ordinal)).Policies.Should().BeEmpty();

    [Test]
    public void The_resource_with_the_same_text_says_the_kind()
    {
        const string Document = """{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"iam:CreateUser\",\"Resource\":\"*\"}]}""";
        LintResult result = Lint($$$"""
            {
              "format_version": "1.2",
              "planned_values": { "root_module": { "resources": [
                { "address": "aws_organizations_policy.p", "type": "aws_organizations_policy", "values": { "content": "{{{Document}}}", "type": "SERVICE_CONTROL_POLICY" } }
              ] } },
              "prior_state": { "values": { "root_module": { "resources": [
                { "address": "data.aws_iam_policy_document.d", "mode": "data", "type": "aws_iam_policy_document", "values": { "json": "{{{Document}}}" } }
              ] } } }
            }
            """);
        result.Policies.Select(policy => policy.Kind).Should().Equal(PolicyKind.ServiceControl, PolicyKind.ServiceControl);
    }

    [TestCase("", "data.aws_iam_policy_document.d", PolicyKind.Endpoint)]
    [TestCase("", "data.aws_iam_policy_document.d[0]", PolicyKind.Endpoint)]
    [TestCase("", "data.aws_iam_policy_document.d[\"a]\\\"b\"]", PolicyKind.Endpoint)]
    [TestCase("m", "module.m[\"x.y\"].data.aws_iam_policy_document.d", PolicyKind.Endpoint)]
    [TestCase("m", "module.other.data.aws_iam_policy_document.d", PolicyKind.Resource)]
    [TestCase("", "data.aws_iam_policy_document.e", PolicyKind.Resource)]
    public void The_configuration_says_which_resource_uses_it(string module, string address, PolicyKind kind)
    {
        const string Resources = """
            { "resources": [{ "address": "aws_vpc_endpoint.s3", "type": "aws_vpc_endpoint", "expressions": {
              "policy": { "references": ["data.aws_iam_policy_document.d[0].json", "data.aws_iam_policy_document.d[0]", "data.aws_iam_policy_document.d"] } } }] }
            """;
        string root = module.Length == 0 ? Resources : $$"""{ "module_calls": { "{{module}}": { "module": {{Resources}} } } }""";
        string plan = Deferred("""{ "actions": ["s3:GetObject"], "resources": ["*"], "principals": [{ "type": "AWS", "identifiers": ["*"] }] }""", "{}", address)
            .Replace("\"format_version\"", $"\"configuration\": {{ \"root_module\": {root} }}, \"format_version\"", StringComparison.Ordinal);
        Single(plan).Kind.Should().Be(kind);
    }

    private static LintResult Lint(string plan) => new Linter(RuleCatalog.All).Lint(SourceText.From(plan));

    private static Policy Single(string plan) => Lint(plan).Policies.Should().ContainSingle().Subject;

    /// <summary>A plan with one data source that can be read at apply only.</summary>
    private static string Deferred(string statement, string unknown = "{}", string address = "data.aws_iam_policy_document.d") => $$"""
        {
          "format_version": "1.2", "terraform_version": "1.9.8", "planned_values": { "root_module": {} },
          "resource_changes": [{
            "address": {{System.Text.Json.JsonSerializer.Serialize(address)}}, "mode": "data", "type": "aws_iam_policy_document", "name": "d",
            "change": {
              "actions": ["read"], "before": null,
              "after": { "version": null, "statement": [{{statement}}] },
              "after_unknown": { "id": true, "json": true, "statement": [{{unknown}}] }
            }
          }]
        }
        """;
}
