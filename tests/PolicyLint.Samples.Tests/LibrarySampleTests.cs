using PolicyLint.Samples.Library;

namespace PolicyLint.Samples.Tests;

/// <summary>The library sample runs and does what it shows: the engine, and a rule from outside the repository's assemblies.</summary>
[NonParallelizable]
internal sealed class LibrarySampleTests
{
    [Test]
    public void Lints_with_the_catalog_and_a_rule_of_its_own()
    {
        string policy = Path.Combine(Repository.Root, "samples/policies/bad/administrator.json");
        string[] lines = Run(policy).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        string shown = policy.Replace('\\', '/');
        lines.Should().Contain(
            $"{shown}:5:14: warning PL7901: statement 'TemporaryFixForAccessDenied' does not begin its Sid with \"Team\"",
            $"{shown}:7:17: error PL3001: Action \"*\" allows every action of every AWS service");
    }

    /// <summary>Runs the sample's own entry point and gives what it writes to the console.</summary>
    private static string Run(string path)
    {
        TextWriter before = Console.Out;
        using var output = new StringWriter { NewLine = "\n" };
        Console.SetOut(output);
        try
        {
            typeof(UnownedStatementRule).Assembly.EntryPoint!.Invoke(null, [new[] { path }]);
        }
        finally
        {
            Console.SetOut(before);
        }

        return output.ToString();
    }
}
