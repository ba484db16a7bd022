using System.Text;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PolicyLint.Samples.Tests;

/// <summary>
/// Copies of all samples are fixed: what could be read before can be read afterwards, by readers that are not ours, what was not to be fixed
/// is as it was, and a second run changes nothing.
/// </summary>
[TestFixture("")]
[TestFixture("--unsafe-fixes")]
internal sealed class SampleFixTests(string option)
{
    private static readonly string[] Folders = ["policies", "cloudformation", "sam", "terraform", "rules"];

    private static readonly string[] Extensions = [".json", ".jsonc", ".yaml", ".yml", ".template"];

    [Test]
    public void Are_fixed_once_and_stay_readable()
    {
        string root = Directory.CreateTempSubdirectory("policylint-").FullName;
        try
        {
            string[] files = Copy(root);
            files.Length.Should().BeGreaterThan(200);
            Dictionary<string, byte[]> before = files.ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(root, file)));

            (int status, _, string error) = Fix(root);
            status.Should().BeOneOf([1, 2], "there are bad samples, and some that are no UTF-8: {0}", error);
            error.Should().NotContain("was left out because");

            int changed = 0;
            foreach (string file in files)
            {
                byte[] after = File.ReadAllBytes(Path.Combine(root, file));
                if (after.AsSpan().SequenceEqual(before[file]))
                {
                    continue;
                }

                changed++;
                if (CanBeRead(file, before[file]))
                {
                    CanBeRead(file, after).Should().BeTrue("{0} could be read before, and now is\n{1}", file, Encoding.UTF8.GetString(after));
                }
            }

            changed.Should().BeGreaterThan(option.Length == 0 ? 20 : 80, "there is much to fix in the bad samples");
            Fix(root, "--diff").Output.Should().BeEmpty("all was fixed the first time");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string[] Copy(string root)
    {
        string samples = Path.Combine(Repository.Root, "samples");
        string[] files =
        [
            .. Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(samples, folder), "*", SearchOption.AllDirectories))
                .Where(file => Extensions.Contains(Path.GetExtension(file)))
                .Select(file => Path.GetRelativePath(samples, file)),
        ];
        foreach (string file in files)
        {
            string target = Path.Combine(root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(samples, file), target);
        }

        return files;
    }

    private static bool CanBeRead(string file, byte[] content)
    {
        try
        {
            string text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
            if (file.EndsWith(".json", StringComparison.Ordinal) || file.EndsWith(".jsonc", StringComparison.Ordinal))
            {
                JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).Dispose();
            }
            else
            {
                new YamlStream().Load(new StringReader(text));
            }

            return true;
        }
        catch (Exception fault) when (fault is JsonException or YamlException or DecoderFallbackException)
        {
            return false;
        }
    }

    private (int Status, string Output, string Error) Fix(string root, params string[] more)
        => Repository.RunIn(root, [.. option.Length == 0 ? (string[])["fix"] : ["fix", option], .. more]);
}
