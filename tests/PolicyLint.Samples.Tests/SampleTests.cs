using System.Globalization;
using System.Text.Json;

namespace PolicyLint.Samples.Tests;

/// <summary>The samples of a folder give the findings that its <c>expected.txt</c> lists, and no others.</summary>
[TestFixture("policies", "")]
[TestFixture("cloudformation", "")]
[TestFixture("sam", "")]
[TestFixture("terraform", "")]
[TestFixture("suppressions", " 4 suppressed.")]
internal sealed class SampleTests(string folder, string suppressed)
{
    [Test]
    public void Give_exactly_the_expected_findings()
    {
        string[] expected = [.. Repository.Read($"samples/{folder}/expected.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
        Found().Should().Equal(expected);
    }

    [Test]
    public void Good_ones_are_clean()
    {
        // What is no policy does not count.
        int count = Files("good").Count(file => Path.GetFileName(file) is not ("package.json" or "policylint.yaml"));
        Repository.Run("check", $"samples/{folder}/good").Should().Be((0, $"No problems in {count} file{(count == 1 ? "" : "s")}.{suppressed}\n", ""));
    }

    [Test]
    public void Every_bad_one_has_a_finding()
        => Files("bad").Should().NotBeEmpty().And.OnlyContain(file => Repository.Run("check", file).Status == 1);

    private IEnumerable<string> Files(string verdict) => Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", folder, verdict));

    private IEnumerable<string> Found()
    {
        using var report = JsonDocument.Parse(Repository.Run("check", $"samples/{folder}", "--format", "json").Output);
        return
        [
            .. report.RootElement.GetProperty("diagnostics").EnumerateArray().Select(d => string.Create(
                CultureInfo.InvariantCulture,
                $"{d.GetProperty("path").GetString()}:{d.GetProperty("line").GetInt32()}:{d.GetProperty("column").GetInt32()} {d.GetProperty("ruleId").GetString()} {d.GetProperty("name").GetString()}")),
        ];
    }
}
