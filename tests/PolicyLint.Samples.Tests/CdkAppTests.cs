using System.Security.Cryptography;
using System.Text.Json;

namespace PolicyLint.Samples.Tests;

/// <summary>
/// A real CDK app, synthesized by the real CDK, is linted with the paths of its constructs and at the lines of its source:
/// once as a plain <c>node app.js</c> leaves the assembly, once as the CDK's command line has it made.
/// </summary>
[TestFixture("{}")]
[TestFixture("""{ "aws:cdk:enable-path-metadata": true, "aws:cdk:enable-asset-metadata": true, "aws:cdk:version-reporting": true }""")]
internal sealed class CdkAppTests(string context)
{
    private const string App = "tests/PolicyLint.Samples.Tests/cdk-app";
    private const string Worker = App + "/lib/worker-stack.js";

    private string _assembly = "";
    private Finding[] _findings = [];

    [OneTimeSetUp]
    public void Synthesize()
    {
        _assembly = Path.Combine(Directory.CreateTempSubdirectory("policylint-cdk-").FullName, "cdk.out");
        var variables = new Dictionary<string, string> { ["NODE_PATH"] = Path.Combine(Packages(), "node_modules"), ["CDK_OUTDIR"] = _assembly, ["CDK_CONTEXT_JSON"] = context };
        Tool.Run(Path.Combine(Repository.Root, App), variables, "Synthesizing the CDK app", "node", "app.js");
        _findings = Lint(Repository.Root);
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(Path.GetDirectoryName(_assembly)!, recursive: true);

    [TestCase("PL3003", "Worker/Sender/DefaultPolicy/Resource", "queue.grant(sender, 'sqs:*')", TestName = "A grant")]
    [TestCase("PL3003", "Worker/Role/DefaultPolicy/Resource", "const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });\n    props", TestName = "A grant whose policy a grant of the library made: where the role was made")]
    [TestCase("PL3010", "Worker/Admin/Resource", "const admin = new Role", TestName = "A managed policy, by a name that the CDK joins")]
    [TestCase("PL3003", "Worker/Plain", "new CfnRole(this, 'Plain'", TestName = "An L1 construct")]
    [TestCase("PL3001", "Worker/Reporting/Role/DefaultPolicy/Resource", "// all in the nested stack", TestName = "In a nested stack")]
    [TestCase("PL3003", "Prod/Worker/Sender/DefaultPolicy/Resource", "queue.grant(sender, 'sqs:*')", TestName = "In a stage")]
    [TestCase("PL3001", "Prod/Worker/Reporting/Role/DefaultPolicy/Resource", "// all in the nested stack", TestName = "In a nested stack of a stage")]
    public void Is_found_with_its_construct_and_its_source(string rule, string construct, string source)
    {
        Finding finding = _findings.Should().ContainSingle(f => f.Rule == rule && f.Construct == construct).Subject;

        finding.Path.Should().Be(Worker);
        finding.Line.Should().Be(LineOf(source));
        finding.Template.StartsWith("assembly-Prod/", StringComparison.Ordinal).Should().Be(construct.StartsWith("Prod/", StringComparison.Ordinal));
        finding.Template.EndsWith(".nested.template.json", StringComparison.Ordinal).Should().Be(construct.Contains("/Reporting/", StringComparison.Ordinal));
    }

    [Test]
    public void Everything_is_found_in_the_stage_as_well_as_outside()
    {
        string[] outside = [.. _findings.Where(f => !f.Construct.StartsWith("Prod/", StringComparison.Ordinal)).Select(f => $"{f.Rule} {f.Construct}")];
        outside.Should().HaveCountGreaterThan(6);
        _findings.Where(f => f.Construct.StartsWith("Prod/", StringComparison.Ordinal)).Select(f => $"{f.Rule} {f.Construct["Prod/".Length..]}").Should().BeEquivalentTo(outside);
    }

    [Test]
    public void Every_finding_names_a_construct_and_stands_in_the_app()
        => _findings.Should().OnlyContain(f => f.Construct.Length > 0 && f.Path.StartsWith(App) && f.Template.EndsWith(".template.json"));

    [Test]
    public void What_is_narrow_is_not_reported()
        => _findings.Where(f => f.Rule != "PL6001" && f.Construct.StartsWith("Storage/Bucket/", StringComparison.Ordinal)).Should().BeEmpty("it denies what is not encrypted");

    [Test]
    public void Elsewhere_findings_stand_in_the_templates()
    {
        Finding[] findings = Lint(Path.GetDirectoryName(_assembly)!);
        findings.Should().HaveSameCount(_findings).And.OnlyContain(f => f.Path.StartsWith("cdk.out/") && f.Path.EndsWith(".template.json") && f.Construct.Length > 0);
    }

    private Finding[] Lint(string directory)
    {
        (int status, string output, string error) = Repository.RunIn(directory, "check", _assembly, "--format", "json");
        error.Should().BeEmpty();
        status.Should().Be(1);
        using var report = JsonDocument.Parse(output);
        return [.. report.RootElement.GetProperty("diagnostics").EnumerateArray().Select(Read)];
    }

    private Finding Read(JsonElement diagnostic)
    {
        JsonElement related = diagnostic.GetProperty("related").EnumerateArray().LastOrDefault(r => r.GetProperty("message").GetString() == "in the synthesized template");
        string template = related.ValueKind == JsonValueKind.Undefined ? "" : Path.GetRelativePath(_assembly, related.GetProperty("path").GetString()!).Replace('\\', '/');
        return new Finding(
            diagnostic.GetProperty("ruleId").GetString()!,
            diagnostic.GetProperty("path").GetString()!,
            diagnostic.GetProperty("line").GetInt32(),
            diagnostic.GetProperty("resource").GetProperty("constructPath").GetString() ?? "",
            template);
    }

    /// <summary>The line of the app in which a text stands, which must be the only one.</summary>
    private static int LineOf(string source)
    {
        string text = Repository.Read(Worker);
        int place = text.IndexOf(source, StringComparison.Ordinal);
        place.Should().BeGreaterThan(0);
        text.IndexOf(source, place + 1, StringComparison.Ordinal).Should().Be(-1);
        return text.AsSpan(0, place).Count('\n') + 1;
    }

    /// <summary>The packages that the lock file names. They are fetched once and kept outside of the repository.</summary>
    private static string Packages()
    {
        string app = Path.Combine(Repository.Root, App);
        string key = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(app, "package-lock.json"))))[..16];
        string cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } home ? home : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        string packages = Path.Combine(cache, "policylint-ci", $"cdk-app-{key}");
        if (!Directory.Exists(packages))
        {
            // Elsewhere first: another run may do the same, and this one may break off.
            string partial = $"{packages}.{Environment.ProcessId}.partial";
            Directory.CreateDirectory(partial);
            File.Copy(Path.Combine(app, "package.json"), Path.Combine(partial, "package.json"), overwrite: true);
            File.Copy(Path.Combine(app, "package-lock.json"), Path.Combine(partial, "package-lock.json"), overwrite: true);
            Tool.Run(partial, new Dictionary<string, string>(), "The packages of the CDK app", "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error");
            try
            {
                Directory.Move(partial, packages);
            }
            catch (IOException) when (Directory.Exists(packages))
            {
                Directory.Delete(partial, recursive: true);
            }
        }

        return packages;
    }

    private sealed record Finding(string Rule, string Path, int Line, string Construct, string Template);
}
