using System.Text.Json;

namespace PolicyLint.Samples.Tests;

/// <summary>The CDK app in C#, built and synthesized by the command that its README gives, has the findings of its <c>expected.txt</c>.</summary>
internal sealed class CdkSampleTests
{
    private const string Sample = "samples/cdk-csharp";

    [Test]
    public void Gives_exactly_the_expected_findings()
    {
        Repository.Read($"{Sample}/README.md").Should().Contain("\n(cd samples/cdk-csharp && dotnet run)\n");
        // A build server that starts in here would keep our end of its output open for as long as it lives.
        var variables = new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false", ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0" };
        Tool.Run(Path.Combine(Repository.Root, Sample), variables, "Synthesizing the CDK sample", "dotnet", "run");

        (int status, string output, string error) = Repository.Run("check", Sample, "--format", "json");

        error.Should().BeEmpty();
        status.Should().Be(1);
        using var report = JsonDocument.Parse(output);
        report.RootElement.GetProperty("diagnostics").EnumerateArray()
            .Select(d => $"{Path.GetFileName(d.GetProperty("path").GetString())} {d.GetProperty("ruleId").GetString()} {d.GetProperty("name").GetString()} {d.GetProperty("resource").GetProperty("constructPath").GetString()}")
            .Should().Equal(Repository.Read($"{Sample}/expected.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#'));
    }
}
