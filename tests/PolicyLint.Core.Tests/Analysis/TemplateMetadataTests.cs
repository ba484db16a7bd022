using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Analysis;

/// <summary>What a tool writes beside a template it generates.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class TemplateMetadataTests
{
    private static readonly Linter Linter = new(RuleCatalog.All, new LinterOptions { Select = ["PL3001", "PL6001"] });

    [Test]
    public void Names_the_construct_of_policies_and_roles()
    {
        LintResult result = Lint("", new Dictionary<string, string> { ["Role1"] = "Main/Role/Resource", ["Other"] = "Main/Other" });

        result.Diagnostics.Select(d => (d.Descriptor.Id, d.DeclaringResource?.ConstructPath)).Should().BeEquivalentTo(
            [("PL3001", "Main/Role/Resource"), ("PL6001", "Main/Role/Resource")]);
        result.Policies.Should().ContainSingle().Which.DeclaringResource!.Address.Should().Be("Main/Role/Resource");
    }

    [Test]
    public void Does_not_go_before_what_the_template_says()
        => Lint(""" "Metadata": { "aws:cdk:path": "Main/Inside" }, """, new Dictionary<string, string> { ["Role1"] = "Main/Beside" })
            .Policies[0].DeclaringResource!.ConstructPath.Should().Be("Main/Inside");

    [TestCase("", 1)]
    [TestCase(""" "Metadata": { "aws:cdk:path": "Main/Inside" }, """, 0, Description = "The next synthesis would undo it.")]
    public void A_template_that_was_synthesized_is_not_to_be_fixed(string metadata, int fixes)
    {
        var linter = new Linter(RuleCatalog.All, new LinterOptions { Select = ["PL7019"] });
        LintResult result = linter.Lint(
            SourceText.From("""{"Resources":{"Policy":{"Type":"AWS::IAM::ManagedPolicy",""" + metadata + """
                "Properties":{"PolicyDocument":{"Version":"2012-10-17","Statement":[
                {"Sid":"","Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}}}}}
                """),
            SourceLanguage.Json);
        result.Diagnostics.Should().ContainSingle().Which.Fixes.Should().HaveCount(fixes);
    }

    [Test]
    public void Says_nothing_of_other_resources()
        => Lint("", new Dictionary<string, string> { ["role1"] = "Main/Role" }).Policies[0].DeclaringResource!.ConstructPath.Should().BeNull("logical ids have upper and lower case");

    [Test]
    public void A_finding_shown_at_its_source_keeps_its_words_and_its_place_in_the_file()
    {
        LintResult result = Lint("", new Dictionary<string, string>());
        var source = new Origin(SourceText.From("make();", "app.js"), new TextSpan(0, 6));

        LintResult shown = result.ShownAtSource(d => d.Descriptor.Id == "PL3001" ? source : null, "there");

        PolicyDiagnostic before = result.Diagnostics.Single(d => d.Descriptor.Id == "PL3001");
        PolicyDiagnostic after = shown.Diagnostics.Single(d => d.Descriptor.Id == "PL3001");
        after.Message.Should().Be(before.Message);
        after.Origin.Should().Be(source);
        after.RelatedLocations.Should().Equal(before.RelatedLocations.Add(new RelatedLocation(before.Origin, "there")));
        shown.Diagnostics.Single(d => d.Descriptor.Id == "PL6001").Origin.Should().Be(result.Diagnostics.Single(d => d.Descriptor.Id == "PL6001").Origin);
        DiagnosticFingerprints.Compute(shown).Should().Equal(DiagnosticFingerprints.Compute(result));
    }

    private static LintResult Lint(string metadata, Dictionary<string, string> paths) => Linter.Lint(
        SourceText.From("""{"Resources":{"Role1":{"Type":"AWS::IAM::Role",""" + metadata + """
            "Properties":{"Policies":[{"PolicyName":"p",
            "PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}]}}}}
            """),
        SourceLanguage.Json,
        new TemplateMetadata(paths, []));
}
