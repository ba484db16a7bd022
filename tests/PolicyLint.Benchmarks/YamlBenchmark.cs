using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Binding;
using PolicyLint.Rules;
using PolicyLint.Testing;
using PolicyLint.Text;
using PolicyLint.Yaml;
using YamlDotNet.Core;

namespace PolicyLint.Benchmarks;

/// <summary>The policies written as YAML in block style, against YamlDotNet's bare parser on the same bytes.</summary>
internal static class YamlBenchmark
{
    private const int WarmUps = 3;
    private const int Rounds = 11;

    public static void Run(byte[][] files)
    {
        byte[][] yaml = [.. files.SelectMany(f => YamlRendering.Of(SourceText.FromBytes(f).Text).Take(1)).Select(r => Encoding.UTF8.GetBytes(r.Text))];
        var linter = new Linter(RuleCatalog.All);
        double[] times = Measure.Medians(
            WarmUps,
            Rounds,
            () => Array.ForEach(yaml, bytes => Parse(bytes)),
            () => Array.ForEach(yaml, bytes => YamlReader.Read(SourceText.FromBytes(bytes))),
            () => Array.ForEach(yaml, bytes => FileBinder.Bind(YamlReader.Read(SourceText.FromBytes(bytes)), null)),
            () => Array.ForEach(yaml, bytes => linter.Lint(SourceText.FromBytes(bytes), YamlLanguage.Instance)));
        Console.WriteLine($"YAML, one core, {yaml.Sum(f => (long)f.Length):N0} bytes in memory             ms   ratio");
        string[] names = ["YamlDotNet's parser over the text", "… our tree", "… and the policies bound", "… and linted"];
        for (int i = 0; i < names.Length; i++)
        {
            Console.WriteLine($"{names[i],-48} {times[i],7:F1}  {times[i] / times[0],5:F2}");
        }
    }

    private static int Parse(byte[] bytes)
    {
        var parser = new Parser(new Scanner(new StringReader(Encoding.UTF8.GetString(bytes))));
        int count = 0;
        while (parser.MoveNext())
        {
            count++;
        }

        return count;
    }
}
