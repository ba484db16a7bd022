using System.Text.Json;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;
using PolicyLint.Yaml;
using Column = PolicyLint.Core.Tests.Rules.AccessAnalyzerMatrix.Column;

namespace PolicyLint.Core.Tests.Rules;

/// <summary>
/// The rules look at every type of policy at which Access Analyzer looks: a Bad example of the rule, or one that is given here, is put into
/// a policy of the type, and the rule must report in it.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class AccessAnalyzerPolicyTypeTests
{
    /// <summary>Statements or policies for types that the rule's own examples do not fit, by code.</summary>
    private static readonly Dictionary<string, string[]> Examples = new()
    {
        ["EMPTY_VARIABLE"] = [Assuming("${}")],
        ["MISSING_BRACE_IN_VARIABLE"] = [Assuming("${aws:username")],
        ["MISSING_QUOTE_IN_VARIABLE"] = [Assuming("${aws:username, anybody}")],
        ["MISSING_RESOURCE"] =
        [
            """
            [{ "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" },
             { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject" }]
            """,
        ],
        ["POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA"] = [Long("s3:GetObject"), Long("dynamodb:GetItem")],
        ["UNSUPPORTED_SPACE_IN_VARIABLE"] = [Assuming("${ aws:username }")],
        ["VARIABLE_UNSUPPORTED_IN_ELEMENT"] = ["""{ "Effect": "Allow", "Action": "s3:${aws:username}", "Resource": "*" }"""],
        ["VARIABLE_UNSUPPORTED_IN_VERSION"] = [$$"""{ "Statement": {{Assuming("${aws:username}")}} }"""],
    };

    /// <summary>Cells on which no rule reports, each with the reason.</summary>
    private static readonly Dictionary<(string Code, Column Column), string> Exceptions = new()
    {
        [("MISMATCHED_ACTION_FOR_PRINCIPAL", Column.Resource)] = "AWS means a trust policy that is sent without its type; here the kind of a policy is always known",
    };

    private static IEnumerable<string> Codes => AccessAnalyzerMatrix.Cells.Keys.Where(code => RulesOf(code).Length > 0);

    [Test]
    public void The_matrix_has_every_code_once()
    {
        AccessAnalyzerMatrix.Cells.Keys.Should().BeEquivalentTo(AccessAnalyzerCodes.All);
        AccessAnalyzerMatrix.Cells.Values.Should().OnlyContain(cells => cells.Length == Enum.GetValues<Column>().Length && cells.All(cell => "DG?-".Contains(cell)));
        AccessAnalyzerMatrix.Checked.Should().HaveCountGreaterThan(700, "the test must not pass for want of cells");
        Exceptions.Keys.Should().BeSubsetOf(AccessAnalyzerMatrix.Checked);
        Exceptions.Values.Should().NotContain("");
    }

    [TestCaseSource(nameof(Codes))]
    public void A_rule_reports_on_every_type_of(string code)
    {
        List<Column> silent = [];
        foreach (Column column in AccessAnalyzerMatrix.Checked.Where(cell => cell.Code == code).Select(cell => cell.Column))
        {
            if (!IsReported(code, column))
            {
                silent.Add(column);
            }
        }

        silent.Should().BeEquivalentTo(Exceptions.Keys.Where(cell => cell.Code == code).Select(cell => cell.Column), "these are the exceptions of {0}", code);
    }

    [Test]
    public void A_boundary_is_checked_as_an_identity_policy()
    {
        // Access Analyzer has no type for it. What a boundary allows is granted by another policy, if at all: its rules on grants are silent.
        IEnumerable<string> silent = Codes
            .Where(code => AccessAnalyzerMatrix.Cells[code][(int)Column.Identity] is 'D' or 'G' && !Exceptions.ContainsKey((code, Column.Identity)))
            .Where(code => !RulesOf(code).Any(rule => Sources(code, rule).Any(source => Reports(rule, source, PolicyKind.Boundary))));
        silent.Should().OnlyContain(code => code.StartsWith("CREATE_SLR_") || code.StartsWith("PASS_ROLE_"));
    }

    /// <summary>A statement of a trust policy, whose conditions can hold variables and which has no <c>Resource</c>.</summary>
    private static string Assuming(string value)
        => $$"""
            {
              "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole",
              "Condition": { "StringEquals": { "aws:PrincipalTag/name": "{{value}}" } }
            }
            """;

    /// <summary>A policy of a resource that is longer than most quotas.</summary>
    private static string Long(string action)
        => $$"""
            {
              "Version": "2012-10-17",
              "Statement": { "Sid": "{{new string('x', 30_000)}}", "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "{{action}}", "Resource": "*" }
            }
            """;

    private static Rule[] RulesOf(string code) => [.. RuleCatalog.All.Where(rule => rule.Descriptor.AccessAnalyzerCodes.Contains(code))];

    private static bool IsReported(string code, Column column)
        => RulesOf(code).Any(rule => Sources(code, rule).Any(source => column switch
        {
            Column.S3 => Reports(rule, source with { Text = InTemplate(source.Text, "AWS::S3::BucketPolicy", "") }, PolicyKind.Resource),
            Column.DynamoDB => Reports(rule, source with { Text = InTemplate(source.Text, "AWS::DynamoDB::Table", "ResourcePolicy") }, PolicyKind.Resource),
            Column.Trust => Reports(rule, source, PolicyKind.Trust),
            Column.Resource => Reports(rule, source, PolicyKind.Resource),
            Column.Scp => Reports(rule, source, PolicyKind.ServiceControl),
            Column.Rcp => Reports(rule, source, PolicyKind.ResourceControl),
            _ => Reports(rule, source, PolicyKind.Identity),
        }));

    private static IEnumerable<Source> Sources(string code, Rule rule)
        => RuleExample.Parse(rule.Descriptor).Where(example => example.IsBad)
            .Select(example => new Source(MarkedText.Parse(example.MarkedText).Text, example.IsYaml))
            .Concat(Examples.GetValueOrDefault(code, []).Select(text => new Source(text, IsYaml: false)));

    private static bool Reports(Rule rule, Source source, PolicyKind kind)
    {
        SourceLanguage language = source.IsYaml ? YamlLanguage.Instance : SourceLanguage.Json;
        LintResult result = RuleVerifier.LinterFor(rule, kind).Lint(SourceText.From(source.Text, source.IsYaml ? "p.yaml" : "p.json"), language);
        return result.Diagnostics.Any(diagnostic => diagnostic.Policy is { } policy ? policy.Kind == kind : rule.Descriptor.Category == RuleCategory.Input);
    }

    /// <summary>The policy in a resource of a template; a text that is a template already, or no JSON, as it is.</summary>
    private static string InTemplate(string text, string type, string property)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && (root.TryGetProperty("Resources", out _) || root.TryGetProperty("planned_values", out _)))
            {
                return text;
            }

            bool isDocument = root.ValueKind == JsonValueKind.Object && !root.TryGetProperty("Effect", out _) && !root.TryGetProperty("Action", out _);
            string policy = isDocument ? text : "{\"Version\":\"2012-10-17\",\"Statement\":" + text + "}";
            string properties = "{\"PolicyDocument\":" + policy + "}";
            properties = property.Length == 0 ? properties : "{\"" + property + "\":" + properties + "}";
            return "{\"Resources\":{\"P\":{\"Type\":\"" + type + "\",\"Properties\":" + properties + "}}}";
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private sealed record Source(string Text, bool IsYaml);
}
