using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace PolicyLint.Cli.Tests;

/// <summary>The native binary says, byte for byte, what the portable tool says: trimming took nothing away that is needed.</summary>
[Category("Aot")]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class AotTests : IDisposable
{
    private readonly TempFolder _samples = new();
    private string _native = "";

    [OneTimeSetUp]
    public void Publish()
    {
        string root = FindRepository();
        string output = Path.Combine(root, "artifacts", "aot");
        (int status, byte[] log, _) = Start("dotnet", root,
            "publish", Path.Combine("src", "PolicyLint.Cli"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishAot=true", "-o", output,
            "--nologo", "-v", "quiet");
        status.Should().Be(0, System.Text.Encoding.UTF8.GetString(log));
        _native = Path.Combine(output, OperatingSystem.IsWindows() ? "policylint.exe" : "policylint");
        WriteSamples();
    }

    public void Dispose() => _samples.Dispose();

    [TestCase("--format", "text")]
    [TestCase("--format", "text", "--color", "always", "--statistics")]
    [TestCase("--format", "json")]
    [TestCase("--format", "sarif")]
    [TestCase("--format", "github")]
    [TestCase("--format", "json", "--jobs", "1")]
    [TestCase("--select", "PL", "--kind", "scp")]
    [TestCase("cdk.out")]
    [TestCase("cdk.out", "--format", "sarif")]
    [TestCase("missing.json")]
    [TestCase("--fromat", "json")]
    [TestCase("check", "--help")]
    [TestCase("--help")]
    [TestCase("explain", "PL3001")]
    [TestCase("rules")]
    [TestCase("rules", "--format", "json")]
    [TestCase("rules", "--format", "markdown")]
    [TestCase("reference", "s3:Get*")]
    [TestCase("reference", "s3:Get*", "--format", "json")]
    [TestCase("reference", "s3", "ec2:RunInstances", "aws:ResourceTag/team", "AdministratorAccess", "--verbose", "--color", "always")]
    [TestCase("reference", "s3", "ec2:RunInstances", "s3:prefix", "deepracer", "aws:*", "s3:GetObjct", "--format", "json")]
    [TestCase("check", "--config", "wrong.json")]
    [TestCase("completion", "bash")]
    [TestCase("completion", "powershell")]
    [TestCase("version")]
    public void Native_and_portable_write_the_same_bytes(params string[] args)
    {
        string portable = typeof(CommandLine).Assembly.Location;
        (int expectedStatus, byte[] expected, byte[] expectedError) = Start("dotnet", _samples.Root, [portable, .. args]);
        (int status, byte[] actual, byte[] error) = Start(_native, _samples.Root, args);
        status.Should().Be(expectedStatus);
        System.Text.Encoding.UTF8.GetString(error).Should().Be(System.Text.Encoding.UTF8.GetString(expectedError));
        (expected.Length + expectedError.Length).Should().BePositive();
        actual.AsSpan().SequenceEqual(expected).Should().BeTrue(
            "native wrote\n{0}\nand portable\n{1}", System.Text.Encoding.UTF8.GetString(actual), System.Text.Encoding.UTF8.GetString(expected));
    }

    private void WriteSamples()
    {
        _samples.Write("admin.json", """{"Version":"2012-10-17","Statement":[{"Sid":"all of it","Effect":"Allow","Action":"*","Resource":"*"}]}""");
        _samples.Write("trust/role.json", """
            {
              "Role": {
                "RoleName": "Deploy",
                "Arn": "arn:aws:iam::111122223333:role/Deploy",
                "AssumeRolePolicyDocument": {
                  "Version": "2012-10-17",
                  "Statement": [ { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole" } ]
                }
              }
            }
            """);
        _samples.Write("condition 鍵.json", """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow", "Action": ["s3:ListBucket", "s3:*"], "Resource": "arn:aws:s3:::reports",
                  "Condition": { "StringEquals": { "s3:prefix": ["home/*", "a?b"] } }
                }
              ]
            }
            """);
        _samples.Write("embedded.json", """{"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"}""");
        _samples.Write("broken.json", """{"Version":"2012-10-17","Statement":[ 'Allow' ]}""");
        _samples.Write("package.json", """{"name":"x"}""");
        _samples.Write("wrong.json", """{ "additionalActions": [ "s3" ] }""");
        _samples.Write(".gitignore", "ignored.json\n");
        _samples.Write("ignored.json", "{");
        _samples.Write("app.js", "new Main(app);\n");
        _samples.Write("cdk.out/cdk.out", "{}");
        _samples.Write("cdk.out/manifest.json", """
            { "artifacts": {
              "Main": { "type": "aws:cloudformation:stack", "properties": { "templateFile": "Main.template.json" }, "additionalMetadataFile": "Main.metadata.json" },
              "Gone": { "type": "cdk:cloud-assembly", "properties": { "directoryName": "gone" } } } }
            """);
        _samples.Write("cdk.out/Main.metadata.json", $$"""
            { "/Main/Role": [ { "type": "aws:cdk:logicalId", "data": "Role" }, { "type": "aws:cdk:creationStack", "data": [ "new Main ({{_samples.Root.Replace('\\', '/')}}/app.js:1:1)" ] } ] }
            """);
        _samples.Write("cdk.out/Main.template.json", """
            { "Resources": { "Role": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": [ "arn:aws:iam::aws:policy/AdministratorAccess" ] } } } }
            """);
    }

    private static (int Status, byte[] Output, byte[] Error) Start(string program, string directory, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string name in new[] { "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE" })
        {
            start.Environment.Remove(name);
        }

        // Test runners set variables of their own, which a build inside of a test must not see.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBuildExtensionsPath");
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        Task copy = process.StandardError.BaseStream.CopyToAsync(error);
        process.StandardOutput.BaseStream.CopyTo(output);
        copy.Wait();
        process.WaitForExit();
        return (process.ExitCode, output.ToArray(), error.ToArray());
    }

    private static string FindRepository()
    {
        for (DirectoryInfo? directory = new(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "PolicyLint.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
