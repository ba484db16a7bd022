using Microsoft.CodeAnalysis.Sarif;
using PolicyLint.Analysis;
using PolicyLint.Text;

namespace PolicyLint.Sarif.Tests;

/// <summary>Findings in generated templates that are shown at the line of the program which made the resource.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SourceFindingsTests
{
    private static readonly SourceText App = SourceText.From("first();\nmake();\n", "lib/app.js");

    [Test]
    public void Stand_at_the_source_and_name_the_place_in_the_template()
    {
        Result result = Log.Read(Generated("cdk.out/Main.template.json", "Main/Role")).Results.Should().ContainSingle().Subject;

        PhysicalLocation place = result.Locations.Should().ContainSingle().Which.PhysicalLocation;
        place.ArtifactLocation.Uri.OriginalString.Should().Be("lib/app.js");
        place.Region.Tell().Should().Be("2:1-2:8");
        Location related = result.RelatedLocations.Should().ContainSingle().Subject;
        related.PhysicalLocation.ArtifactLocation.Uri.OriginalString.Should().Be("cdk.out/Main.template.json");
        related.PhysicalLocation.Region.Tell().Should().Be("1:65-1:68");
        related.Message.Text.Should().Be("in the template");
    }

    [Test]
    public void Are_known_by_the_sources_line_and_by_what_is_wrong_in_the_template()
    {
        LintResult file = Generated("cdk.out/Main.template.json", "Main/Role");
        LintResult unmoved = Lint("cdk.out/Main.template.json", "Main/Role");

        Log.Read(file).Results[0].PartialFingerprints.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["primaryLocationLineHash"] = LineHashes.Compute(App.Text, hasByteOrderMark: false)[1],
            ["policylint/v1"] = DiagnosticFingerprints.Compute(unmoved)[0],
        });
    }

    [Test]
    public void Of_several_templates_on_one_line_are_one_result()
    {
        LintResult[] files = [Generated("cdk.out/Main.template.json", "Main/Role"), Generated("cdk.out/Prod.template.json", "Prod/Role"), Log.Lint(Log.Admin, "a.json"), Log.Lint(Log.Admin, "z.json")];

        IList<Result> results = Log.Read(files).Results;

        results.Select(r => r.Locations[0].PhysicalLocation.ArtifactLocation.Uri.OriginalString).Should().Equal("a.json", "lib/app.js", "z.json");
        results[1].Message.Text.Should().Be("Action \"*\" allows every action of every AWS service (construct Main/Role); also [Prod/Role](2)");
        Log.Write(files).Should().Equal(Log.Write([.. files.Reverse()]));
    }

    private static LintResult Lint(string path, string construct) => Log.Lint(Log.Admin, path).DeclaredBy("Role", "AWS::IAM::Role", construct);

    private static LintResult Generated(string path, string construct)
        => Lint(path, construct).ShownAtSource(_ => new Origin(App, App.GetLineSpan(2)), "in the template");
}
