using System.Text;
using System.Text.Json;
using PolicyLint.Analysis;
using PolicyLint.Binding;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;
using PolicyLint.Yaml;
using YamlDotNet.Core;

namespace PolicyLint.Benchmarks;

/// <summary>CloudFormation templates against bare readers of the same bytes, and large ones against small ones.</summary>
internal static class TemplateBenchmark
{
    private const int PoliciesOfTemplate = 10;
    private const int PoliciesOfLarge = 20_000;

    /// <summary>Other resources in a template for each policy: most resources hold none.</summary>
    private const int ResourcesOfPolicy = 5;

    /// <summary>So many bytes for each policy make 50 MB of the large template.</summary>
    private const int BytesOfLarge = 50_000_000;

    public static void Run(byte[][] files)
    {
        string[] policies = Array.ConvertAll(files, file => Encoding.UTF8.GetString(file));
        string[] texts = [.. policies.Chunk(PoliciesOfTemplate).Select(chunk => Write(chunk, ResourcesOfPolicy, chunk.Length))];
        byte[][] json = Array.ConvertAll(texts, Encoding.UTF8.GetBytes);
        byte[][] yaml = Array.ConvertAll(texts, text => Encoding.UTF8.GetBytes(YamlRendering.Of(text).First().Text));
        var linter = new Linter(RuleCatalog.All);

        Tell($"JSON templates, one core, {Size(json)}", "Utf8JsonReader over the bytes", 5, 15, json, bytes => CountTokens(bytes), bytes => JsonReader.Read(SourceText.FromBytes(bytes)), null);
        Tell($"YAML templates, one core, {Size(yaml)}", "YamlDotNet's parser over the text", 2, 7, yaml, bytes => CountEvents(bytes), bytes => YamlReader.Read(SourceText.FromBytes(bytes)), YamlLanguage.Instance);

        byte[] small = Encoding.UTF8.GetBytes(Write([Small], Padding, PoliciesOfLarge / 10));
        byte[] large = Encoding.UTF8.GetBytes(Write([Small], Padding, PoliciesOfLarge));
        double smallTime = Tell($"{PoliciesOfLarge / 10:N0} policies, {Size([small])}", "Utf8JsonReader over the bytes", 2, 7, [small], bytes => CountTokens(bytes), bytes => JsonReader.Read(SourceText.FromBytes(bytes)), null);
        double largeTime = Tell($"{PoliciesOfLarge:N0} policies, {Size([large])}", "Utf8JsonReader over the bytes", 1, 5, [large], bytes => CountTokens(bytes), bytes => JsonReader.Read(SourceText.FromBytes(bytes)), null);
        Console.WriteLine($"a byte of the large template against one of the small: {largeTime / large.Length / (smallTime / small.Length):F2}");

        double Tell(string title, string unit, int warmUps, int rounds, byte[][] templates, Action<byte[]> bare, Func<byte[], SyntaxTree> read, SourceLanguage? language)
        {
            int findings = templates.Sum(bytes => Lint(linter, bytes, language).Diagnostics.Length);
            double[] times = Measure.Medians(
                warmUps,
                rounds,
                () => Array.ForEach(templates, bare),
                () => Array.ForEach(templates, bytes => read(bytes)),
                () => Array.ForEach(templates, bytes => FileBinder.Bind(read(bytes), null)),
                () => Array.ForEach(templates, bytes => Lint(linter, bytes, language)));
            Console.WriteLine($"{title,-48}      ms   ratio");
            string[] names = [unit, "… our tree", "… and the policies bound", $"… and linted ({findings:N0} findings)"];
            for (int i = 0; i < names.Length; i++)
            {
                Console.WriteLine($"{names[i],-48} {times[i],7:F1}  {times[i] / times[0],5:F2}");
            }

            return times[^1];
        }
    }

    private const string Small = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Read",
              "Effect": "Allow",
              "Action": ["s3:GetObject", "s3:GetObjectVersion"],
              "Resource": { "Fn::Sub": "arn:${AWS::Partition}:s3:::reports-${AWS::AccountId}/*" }
            },
            {
              "Sid": "List",
              "Effect": "Allow",
              "Action": "s3:ListBucket",
              "Resource": { "Fn::GetAtt": ["Bucket", "Arn"] }
            }
          ]
        }
        """;

    /// <summary>How many other resources of about 250 bytes bring each policy of the large template to its share of bytes.</summary>
    private static int Padding => (BytesOfLarge / PoliciesOfLarge - 500) / 250;

    private static LintResult Lint(Linter linter, byte[] bytes, SourceLanguage? language)
        => language is null ? linter.Lint(SourceText.FromBytes(bytes)) : linter.Lint(SourceText.FromBytes(bytes), language);

    private static string Size(byte[][] templates) => $"{templates.Sum(bytes => (long)bytes.Length):N0} bytes";

    /// <summary>A template with managed policies, and other resources around each.</summary>
    private static string Write(string[] policies, int others, int count)
    {
        var text = new StringBuilder("{\n  \"AWSTemplateFormatVersion\": \"2010-09-09\",\n  \"Resources\": {\n    \"Bucket\": { \"Type\": \"AWS::S3::Bucket\" }");
        for (int i = 0; i < count; i++)
        {
            text.Append(",\n    \"Policy").Append(i).Append("\": {\n      \"Type\": \"AWS::IAM::ManagedPolicy\",\n      \"Properties\": {\n        \"PolicyDocument\": ");
            text.Append(policies[i % policies.Length].Replace("\n", "\n        ", StringComparison.Ordinal)).Append("\n      }\n    }");
            for (int other = 0; other < others; other++)
            {
                text.Append(",\n    \"Alarm").Append(i).Append('x').Append(other).Append("""
                    ": {
                          "Type": "AWS::CloudWatch::Alarm",
                          "Properties": {
                            "MetricName": "Errors",
                            "Threshold": 1,
                            "Dimensions": [{ "Name": "QueueName", "Value": { "Fn::GetAtt": ["Queue", "QueueName"] } }]
                          }
                        }
                    """);
            }
        }

        return text.Append("\n  }\n}\n").ToString();
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

    private static int CountEvents(byte[] bytes)
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
