using System.Globalization;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Tests;

public sealed class DeterminismTests : CliFixture
{
    private static readonly string[] Formats = [.. ReportFormat.All.Select(format => format.Name)];

    [TestCaseSource(nameof(Formats))]
    public void The_number_of_jobs_changes_no_byte(string format)
    {
        for (int i = 0; i < 60; i++)
        {
            string policy = (i % 4) switch { 0 => TestRules.StarPolicy, 1 => TestRules.BadSidPolicy, 2 => TestRules.LonePolicy, _ => "{" };
            Folder.Write(string.Create(CultureInfo.InvariantCulture, $"d{i % 7}/p{i}.json"), policy);
        }

        string one = Run("--format", format, "--jobs", "1").Output;
        one.Should().NotBeEmpty();
        for (int i = 0; i < 5; i++)
        {
            Run("--format", format, "--jobs", "8").Output.Should().Be(one);
        }
    }

    [Test]
    public void Findings_of_a_file_are_ordered_by_line_column_and_rule()
    {
        Folder.Write("a.json", """
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Action":"s3:*","Resource":"*","Sid":"bad"}
            ]}
            """);
        Run("--select", "PL").Findings.Select(line => string.Join(' ', line.Split(' ')[0], line.Split(' ')[2])).Should().Equal(
            "a.json:1:1: PL7902", "a.json:2:2: PL7901", "a.json:2:29: PL3901", "a.json:2:57: PL1901");
    }

    [Test]
    public void At_one_place_the_rule_decides_and_not_the_length_of_the_span()
    {
        Folder.Write("a.json", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""");
        Run("--select", "PL7").Findings.Select(line => string.Join(' ', line.Split(' ')[0], line.Split(' ')[2])).Should().Equal(
            "a.json:1:1: PL7901", "a.json:1:1: PL7902");
    }
}
