using System.Text.Json;
using PolicyLint.Analysis;
using PolicyLint.Binding;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Benchmarks;

/// <summary>A folder of policies against reading the same bytes once through <see cref="Utf8JsonReader"/>, files included.</summary>
internal static class FolderBenchmark
{
    private const int WarmUps = 5;
    private const int Rounds = 21;

    /// <summary>The rules that compare with what AWS has.</summary>
    private const string ReferenceRules = "PL2";

    public static void Run(string folder, byte[][] files)
    {
        string[] paths = [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)];
        var linter = new Linter(RuleCatalog.All);
        var unaware = new Linter(RuleCatalog.All, new LinterOptions { Ignore = [ReferenceRules] });
        var grammar = new Linter(RuleCatalog.All, new LinterOptions { Select = ["PL0", "PL1"] });
        long tokens = files.Sum(CountTokens);
        int findings = files.Sum(f => linter.Lint(SourceText.FromBytes(f)).Diagnostics.Length);

        double[] times = Measure.Medians(
            WarmUps,
            Rounds,
            () => Each(paths, bytes => CountTokens(bytes)),
            () => Each(paths, bytes => JsonReader.Read(SourceText.FromBytes(bytes))),
            () => Each(paths, bytes => FileBinder.Bind(JsonReader.Read(SourceText.FromBytes(bytes)), null)),
            () => Each(paths, bytes => grammar.Lint(SourceText.FromBytes(bytes))),
            () => Each(paths, bytes => unaware.Lint(SourceText.FromBytes(bytes))),
            () => Each(paths, bytes => linter.Lint(SourceText.FromBytes(bytes))),
            () => Parallel.ForEach(paths, path => linter.Lint(SourceText.FromBytes(File.ReadAllBytes(path)))));
        double bare = times[0];

        Console.WriteLine("Folder, one core, files read from disk each time    ms   ratio");
        Tell("Utf8JsonReader over the bytes", times[0], bare);
        Tell("… our tree", times[1], bare);
        Tell("… and the policies bound", times[2], bare);
        Tell($"… and linted for grammar ({grammar.ActiveRules.Count()} rules)", times[3], bare);
        Tell($"… and linted without {ReferenceRules} ({unaware.ActiveRules.Count()} rules)", times[4], bare);
        Tell($"… and linted ({linter.ActiveRules.Count()} rules, {findings:N0} findings)", times[5], bare);
        Tell($"the same on {Environment.ProcessorCount} cores", times[6], bare);
        Console.WriteLine($"scaling on {Environment.ProcessorCount} cores: {times[5] / times[6]:F2} times as fast");
        Console.WriteLine($"{ReferenceRules} on against off: {times[5] / times[4]:F2}");
        Console.WriteLine($"all rules against grammar alone: {times[5] / times[3]:F2}");
        Console.WriteLine();

        Console.WriteLine($"Allocation a policy, of {tokens / files.Length:N0} tokens on average        bytes");
        TellBytes("source text and tree", files, f => JsonReader.Read(SourceText.FromBytes(f)));
        TellBytes("… and the policy bound", files, f => FileBinder.Bind(JsonReader.Read(SourceText.FromBytes(f)), null));
        TellBytes("… and linted, form only: hardly a finding", files, f => grammar.Lint(SourceText.FromBytes(f)));
        TellBytes($"… and linted, all but {ReferenceRules}", files, f => unaware.Lint(SourceText.FromBytes(f)));
        TellBytes($"… and linted, all rules", files, f => linter.Lint(SourceText.FromBytes(f)));
    }

    private static void Each(string[] paths, Action<byte[]> action)
    {
        foreach (string path in paths)
        {
            action(File.ReadAllBytes(path));
        }
    }

    private static int CountTokens(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        int count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }

    private static void Tell(string what, double milliseconds, double unit)
        => Console.WriteLine($"{what,-48} {milliseconds,7:F1}  {milliseconds / unit,5:F2}");

    private static void TellBytes(string what, byte[][] files, Action<byte[]> action)
    {
        long bytes = Measure.Allocation(() => Array.ForEach(files, f => action(f)));
        Console.WriteLine($"{what,-48} {bytes / files.Length,10:N0}");
    }
}
