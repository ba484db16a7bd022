using System.Globalization;
using System.Text.Json;

namespace PolicyLint.Samples.Tests;

/// <summary>The sample policies give the findings that <c>samples/policies/expected.txt</c> lists, and no others.</summary>
internal sealed class PolicySampleTests
{
    [Test]
    public void Give_exactly_the_expected_findings()
    {
        string[] expected = [.. Repository.Read("samples/policies/expected.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
        Found().Should().Equal(expected);
    }

    [Test]
    public void Good_ones_are_clean()
        => Repository.Run("check", "samples/policies/good").Should().Be((0, "No problems in 6 files.\n", ""));

    [Test]
    public void Every_bad_one_has_a_finding()
        => Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples/policies/bad"))
            .Should().OnlyContain(file => Repository.Run("check", file).Status == 1);

    private static IEnumerable<string> Found()
    {
        using var report = JsonDocument.Parse(Repository.Run("check", "samples/policies", "--format", "json").Output);
        return
        [
            .. report.RootElement.GetProperty("diagnostics").EnumerateArray().Select(d => string.Create(
                CultureInfo.InvariantCulture,
                $"{d.GetProperty("path").GetString()}:{d.GetProperty("line").GetInt32()}:{d.GetProperty("column").GetInt32()} {d.GetProperty("ruleId").GetString()} {d.GetProperty("name").GetString()}")),
        ];
    }
}
