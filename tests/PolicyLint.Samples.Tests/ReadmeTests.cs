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
}
