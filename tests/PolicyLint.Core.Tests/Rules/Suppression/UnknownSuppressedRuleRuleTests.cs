using PolicyLint.Rules.Suppression;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Suppression;

internal sealed class UnknownSuppressedRuleRuleTests : RuleFixture<UnknownSuppressedRuleRule>
{
    [TestCase("wildcard-resorce", "\"wildcard-resorce\" is no rule; did you mean wildcard-resource?")]
    [TestCase("PL3", "\"PL3\" is no rule: name each one, such as PL3001")]
    [TestCase("PL0000", "\"PL0000\" is no rule")]
    [TestCase("*", "\"*\" is no rule")]
    [TestCase("PL0999", "\"PL0999\" is no rule")]
    public void Says_what_was_meant(string name, string message) => CheckYaml(
        $"""
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: '*' # policylint: ignore[[|{name}|]] -- read by the auditors
        """,
        message: message);

    [Test]
    public void Rules_about_suppressions_cannot_be_suppressed()
        => RuleVerifier.LinterFor(new UnknownSuppressedRuleRule()).Lint(SourceText.From(
            """
            { // policylint: ignore[unknown-suppressed-rule] -- quiet
              "Version": "2012-10-17", "Statement": [] }
            """)).Diagnostics.Where(d => d.Descriptor.Id == "PL9004").Should().ContainSingle()
            .Which.Message.Should().Be("\"unknown-suppressed-rule\" is about suppressions and cannot be suppressed");

    [TestCase("pl3002")]
    [TestCase("Wildcard-Resource")]
    public void Ids_and_names_are_known_in_any_case(string name) => CheckYaml(
        $"""
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: '*' # policylint: ignore[{name}] -- read by the auditors
        """);
}
