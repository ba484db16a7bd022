using System.Diagnostics;

namespace PolicyLint.Benchmarks;

/// <summary>The published Native AOT binary on one small policy against an AOT program that only returns; with and without the reference.</summary>
internal static class StartupBenchmark
{
    private const int WarmUps = 3;
    private const int Starts = 101;
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:Put*"],"Resource":"*"}]}""";

    public static void Run()
    {
        string work = Directory.CreateTempSubdirectory("policylint-startup-").FullName;
        try
        {
            string empty = PublishEmpty(Path.Combine(work, "empty"));
            string policylint = Publish(Path.Combine(Repository, "src", "PolicyLint.Cli"), Path.Combine(work, "policylint"), "policylint");
            string policy = Path.Combine(work, "admin.json");
            File.WriteAllText(policy, Policy);

            (string What, Action Start)[] cases =
            [
                ("a program that only returns", () => Start(empty)),
                ("policylint explain, without the reference", () => Start(policylint, "explain", "PL3001")),
                ("policylint reference s3:GetObject", () => Start(policylint, "reference", "s3:GetObject")),
                ("policylint check --select PL1, without it", () => Start(policylint, "check", policy, "--select", "PL1")),
                ("policylint check --select PL1,PL2", () => Start(policylint, "check", policy, "--select", "PL1,PL2")),
                ("policylint check, one policy, with findings", () => Start(policylint, "check", policy)),
                ("policylint check --format sarif", () => Start(policylint, "check", policy, "--format", "sarif")),
            ];
            double[] medians = Measure.Medians(WarmUps, Starts, Array.ConvertAll(cases, c => c.Start));
            Console.WriteLine("Start-up of the AOT binary, whole process           ms   ratio");
            for (int c = 0; c < cases.Length; c++)
            {
                Console.WriteLine($"{cases[c].What,-48} {medians[c],7:F1}  {medians[c] / medians[0],5:F2}");
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static string Repository
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PolicyLint.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("Run it from a clone of the repository.");
        }
    }

    private static string PublishEmpty(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "return 0;");
        File.WriteAllText(Path.Combine(folder, "empty.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
            </Project>
            """);
        File.Copy(Path.Combine(Repository, "nuget.config"), Path.Combine(folder, "nuget.config"));
        return Publish(folder, Path.Combine(folder, "out"), "empty");
    }

    private static string Publish(string project, string output, string name)
    {
        using Process process = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", project, "-c", "Release", "-r", "linux-x64", "-p:PublishAot=true", "-o", output, "-v", "q", "-nologo"]))!;
        process.WaitForExit();
        return process.ExitCode == 0 ? Path.Combine(output, name) : throw new InvalidOperationException($"{project} is not published.");
    }

    private static void Start(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }
}
