namespace PolicyLint.Samples.Tests;

/// <summary>What the README shows is what the tool writes.</summary>
internal sealed class ReadmeTests
{
    private const string Mark = "<!-- output: ";

    private static IEnumerable<TestCaseData> Outputs()
    {
        string[] lines = Repository.Read("README.md").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Mark, StringComparison.Ordinal))
            {
                string command = lines[i][Mark.Length..].Replace(" -->", "", StringComparison.Ordinal);
                IEnumerable<string> block = lines.Skip(i + 2).TakeWhile(line => line != "```");
                yield return new TestCaseData(command, string.Join('\n', block) + "\n").SetName($"The README shows the output of policylint {command}");
            }
        }
    }

    [TestCaseSource(nameof(Outputs))]
    public void Shows_real_output(string command, string shown)
        => Repository.Run(command.Split(' ')).Output.Should().Be(shown);

    [Test]
    public void Names_only_options_that_exist()
    {
        string help = Repository.Run("check", "--help").Output;
        IEnumerable<string> options = Repository.Read("README.md").Split('\n')
            .SkipWhile(line => line != "| option | |")
            .TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => line.Split('|')[1].Split('`', ' ', ','))
            .Where(word => word.StartsWith("--", StringComparison.Ordinal) && word != "---");
        options.Should().NotBeEmpty().And.OnlyContain(option => help.Contains(option));
    }

    [Test]
    public void Counts_what_the_reference_has()
    {
        string[] counts = [.. Repository.Run("version").Output.Split('\n').Where(line => line.StartsWith(' ')).Select(line => line.Trim())];
        string readme = Repository.Read("README.md").ReplaceLineEndings(" ");
        counts.Should().HaveCount(5).And.OnlyContain(count => readme.Contains(count));
    }

    [Test]
    public void Shows_configurations_that_are_one()
    {
        string[] lines = Repository.Read("README.md").Split('\n');
        int[] marks = [.. Enumerable.Range(0, lines.Length).Where(i => lines[i] == "<!-- configuration -->")];
        marks.Should().HaveCount(2);
        foreach (int mark in marks)
        {
            string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + "." + lines[mark + 1].TrimStart('`'));
            try
            {
                File.WriteAllLines(file, lines.Skip(mark + 2).TakeWhile(line => line != "```"));
                Repository.Run("check", "--config", file, "samples/policies/good").Should().Be((0, "No problems in 6 files.\n", ""));
            }
            finally
            {
                File.Delete(file);
            }
        }
    }
}
