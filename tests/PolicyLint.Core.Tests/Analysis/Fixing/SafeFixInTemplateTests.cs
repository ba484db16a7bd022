using System.Text.Json;
using CsCheck;
using PolicyLint.Analysis;
using PolicyLint.Analysis.Fixing;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Testing.Decisions;
using PolicyLint.Text;
using PolicyLint.Yaml;

namespace PolicyLint.Core.Tests.Analysis.Fixing;

/// <summary>
/// A safe fix changes no decision in whatever a policy is written: YAML, a string, a template, with conditions either way. Read by
/// <see cref="DeployedPolicies"/> and decided by <see cref="PolicyDecision"/>, which know nothing of ours.
/// </summary>
internal sealed class SafeFixInTemplateTests
{
    private const int Requests = 30;

    private static readonly LinterOptions Everything = new() { Select = ["PL"], Now = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero) };

    [Test]
    public void Policies_in_all_renderings_decide_as_before() => FixablePolicies.Identity.Sample(
        policy => YamlRendering.Of(policy).All(rendering => DecidesAsBefore(rendering.Text, YamlLanguage.Instance))
            && TemplateRendering.Of(policy, PolicyKind.Identity).All(rendering => DecidesAsBefore(rendering.Text, rendering.Language)),
        iter: 25);

    [Test]
    public void Policies_with_conditions_of_a_template_decide_as_before_either_way()
        => FixablePolicies.Templates.Sample(template => DecidesAsBefore(template, SourceLanguage.Json), iter: 150);

    [Test]
    public void Values_that_an_alias_stands_for_are_changed_for_all_policies_at_once()
    {
        const string Template = """
            Resources:
              A:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement: &statements
                      - {Effect: Allow, Action: ['s3:GetObject', 's3:Get*', 's3:getobject'], Resource: 'arn:aws:s3:::b/*'}
                      - {Effect: Allow, Action: ['s3:Get*'], Resource: 'arn:aws:s3:::b/*'}
              B:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument: {Version: '2012-10-17', Statement: *statements}

            """;
        DecidesAsBefore(Template, YamlLanguage.Instance).Should().BeTrue();
        Fix(Template, YamlLanguage.Instance).Fixed.Text.Should().Contain("['s3:Get*']").And.NotContain("getobject").And.Contain("*statements");
    }

    private static FixResult Fix(string text, SourceLanguage language)
        => new Fixer(new Linter(RuleCatalog.All, Everything), FixSafety.Safe).FixAll(SourceText.From(text, "file"), language);

    private static bool DecidesAsBefore(string text, SourceLanguage language)
    {
        FixResult result = Fix(text, language);
        bool isYaml = language == YamlLanguage.Instance;
        foreach (bool condition in new[] { false, true })
        {
            IReadOnlyList<JsonElement> before = DeployedPolicies.Of(text, isYaml, condition);
            IReadOnlyList<JsonElement> after = DeployedPolicies.Of(result.Fixed.Text, isYaml, condition);
            before.Should().NotBeEmpty();
            after.Should().HaveSameCount(before);
            foreach ((JsonElement then, JsonElement now) in before.Zip(after))
            {
                foreach (AccessRequest request in RequestSamples.Of(then, Requests, seed: 1).Concat(RequestSamples.Of(now, Requests, seed: 2)))
                {
                    if (PolicyDecision.Decide(then, request) != PolicyDecision.Decide(now, request))
                    {
                        TestContext.Out.WriteLine($"{condition}: {request}\n{string.Join('\n', result.Applied)}\n{text}\n{result.Fixed.Text}");
                        return false;
                    }
                }
            }
        }

        if (!result.Rejected.IsEmpty || Fix(result.Fixed.Text, language).IsChanged)
        {
            TestContext.Out.WriteLine($"not done: {string.Join('\n', result.Rejected)}\n{text}\n{result.Fixed.Text}");
            return false;
        }

        return true;
    }
}
