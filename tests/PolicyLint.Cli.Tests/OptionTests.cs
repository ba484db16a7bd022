using System.Text;

namespace PolicyLint.Cli.Tests;

public sealed class OptionTests : CliFixture
{
    private static readonly string[] MachineFormats = ["json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "msbuild"];

    private const string AllThree = """{"Version":"2012-10-17","Statement":[{"Sid":"bad","Effect":"Allow","Action":"*","Resource":"*"}]}""";

    [TestCase("", "PL1901 PL3901 PL7901")]
    [TestCase("--select PL1", "PL1901")]
    [TestCase("--select pl1,PL3901", "PL1901 PL3901")]
    [TestCase("--select star-action", "PL3901")]
    [TestCase("--select STAR-ACTION", "PL3901")]
    [TestCase("--select PL1 --select PL79", "PL1901 PL7901 PL7902")]
    [TestCase("--select PL", "PL1901 PL3901 PL7901 PL7902")]
    [TestCase("--select PL8", "")]
    [TestCase("--ignore PL1", "PL3901 PL7901")]
    [TestCase("--ignore bad-sid,PL7", "PL3901")]
    [TestCase("--select PL7 --ignore PL7902", "PL7901")]
    [TestCase("--severity optional=error", "PL1901 PL3901 PL7901 PL7902")]
    [TestCase("--severity PL3901=none", "PL1901 PL7901")]
    [TestCase("--severity pl3901=none --severity bad-sid=none", "PL7901")]
    public void Rules_are_chosen(string options, string expected)
    {
        Folder.Write("a.json", AllThree);
        RunResult run = Run(options.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        string[] ids = [.. run.Findings.Select(line => line.Split(' ')[2]).Order(StringComparer.Ordinal)];
        ids.Should().Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Test]
    public void Severity_changes_what_is_shown_and_the_exit_status()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        RunResult run = Run("--severity", "PL3901=suggestion");
        run.Findings[0].Should().Contain(": suggestion PL3901");
        run.Status.Should().Be(0);
        run = Run("--severity", "star-action=error", "--fail-on=error");
        run.Findings[0].Should().Contain(": error PL3901");
        run.Status.Should().Be(1);
    }

    [TestCase("identity")]
    [TestCase("resource")]
    [TestCase("trust")]
    [TestCase("boundary")]
    [TestCase("scp")]
    [TestCase("rcp")]
    [TestCase("endpoint")]
    [TestCase("session")]
    public void Kind_is_what_the_policies_are_attached_to(string kind)
    {
        Folder.Write("a.json", TestRules.LonePolicy);
        Run("--kind", kind).Findings.Should().ContainSingle().Which.Should().EndWith($"Found \"{kind}\"");
    }

    [Test]
    public void Standard_input_is_a_dash()
    {
        StandardInput = Encoding.UTF8.GetBytes(TestRules.StarPolicy);
        Run("-").Findings.Should().ContainSingle().Which.Should().StartWith("<stdin>:1:");
        Run("-", "-", "--stdin-filename", "./x/../pol/a.json").Findings.Should().ContainSingle().Which.Should().StartWith("pol/a.json:1:");
        Run("-", "--stdin-filename", Folder.PathOf("a.json")).Findings.Should().ContainSingle().Which.Should().StartWith("a.json:1:");
    }

    [Test]
    public void Standard_input_called_yaml_is_read_as_such()
    {
        StandardInput = "Version: 2012-10-17\nStatement:\n- Effect: Allow\n  Action: '*'\n  Resource: '*'\n"u8.ToArray();
        Run("-", "--stdin-filename", "a.yaml").Findings.Should().Contain(finding => finding.StartsWith("a.yaml:4:11: warning", StringComparison.Ordinal));
    }

    [Test]
    public void Standard_input_goes_along_with_files()
    {
        StandardInput = Encoding.UTF8.GetBytes(TestRules.StarPolicy);
        Folder.Write("a.json", TestRules.StarPolicy);
        Run("-", "a.json").Findings.Should().HaveCount(2);
    }

    [Test]
    public void Empty_standard_input_is_a_finding()
    {
        RunResult run = Run("-");
        run.Status.Should().Be(1);
        run.Findings.Should().ContainSingle().Which.Should().Contain("fault-emptytext");
    }

    [TestCase("auto", false, "", false)]
    [TestCase("auto", true, "", true)]
    [TestCase("auto", true, "NO_COLOR=1", false)]
    [TestCase("auto", true, "NO_COLOR=", true)]
    [TestCase("auto", true, "TERM=dumb", false)]
    [TestCase("auto", false, "FORCE_COLOR=1", true)]
    [TestCase("auto", false, "FORCE_COLOR=0", false)]
    [TestCase("auto", false, "FORCE_COLOR=", false)]
    [TestCase("auto", false, "CLICOLOR_FORCE=1", true)]
    [TestCase("auto", false, "NO_COLOR=1 FORCE_COLOR=1", false)]
    [TestCase("always", false, "NO_COLOR=1", true)]
    [TestCase("never", true, "FORCE_COLOR=1", false)]
    public void Color_follows_the_option_then_the_environment_then_the_terminal(string mode, bool isTerminal, string variables, bool expected)
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        IsTerminal = isTerminal;
        foreach (string variable in variables.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Variables[variable.Split('=')[0]] = variable.Split('=')[1];
        }

        Run("--color", mode).Output.Contains('\e').Should().Be(expected);
        Run("explain", "PL3901", "--color", mode).Output.Contains('\e').Should().Be(expected);
    }

    [TestCaseSource(nameof(MachineFormats))]
    public void Machines_are_never_given_colours(string format)
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Run("--format", format, "--color", "always").Output.Should().NotContain("\e");
    }

    [TestCaseSource(nameof(MachineFormats))]
    public void Statistics_are_told_besides_what_machines_read(string format)
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        RunResult run = Run("--format", format, "--statistics");
        run.Error.Should().Be("1  PL3901 star-action\n");
        run.Output.Should().Be(Run("--format", format).Output);
    }

    [Test]
    public void Quiet_leaves_findings_and_errors()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        RunResult run = Run("--quiet", "a.json", "missing.json");
        run.Output.Should().StartWith("a.json:1:").And.NotContain("problem");
        run.Error.Should().Be("policylint: error: missing.json: no such file or directory; check the spelling\n");
        Folder.Write("c.json", "{}");
        run = Run("-q", "c.json");
        run.Output.Should().BeEmpty();
        run.Error.Should().BeEmpty();
    }

    [Test]
    public void Verbose_tells_what_each_file_was_taken_for()
    {
        Folder.Write("good.json", TestRules.GoodPolicy);
        Folder.Write("package.json", "{\"name\":\"x\"}");
        Folder.Write("stack.template", "{\"Resources\":{\"Bucket\":{\"Type\":\"AWS::S3::Bucket\"}}}");
        Folder.Write("yaml.template", "Resources: { Bucket: { Type: AWS::S3::Bucket } }");
        Folder.Write("stack.yaml", "Resources: { Bucket: { Type: AWS::S3::Bucket } }");
        Folder.Write("chart.yml", "{{- if .Values.on }}\nkind: Pod\n{{- end }}\n");
        RunResult run = Run("--verbose", "chart.yml", "good.json", "package.json", "stack.template", "stack.yaml", "yaml.template", "zz");
        run.Error.Should().Be("""
            policylint: error: zz: no such file or directory; check the spelling
            policylint: chart.yml: passed over: not YAML, and no sign of a policy
            policylint: good.json: linted: an identity-based policy
            policylint: package.json: passed over: not a policy
            policylint: stack.template: passed over: a template without policies
            policylint: stack.yaml: passed over: a template without policies
            policylint: yaml.template: passed over: a template without policies
            policylint: 1 file linted with 20 rules; passed over: 1 not a policy, 3 templates without policies, 1 file that is not YAML; 1 could not be read

            """);
        run.Output.Should().Be("No problems in 1 file.\n");
    }

    [Test]
    public void A_profile_tells_what_each_rule_cost_and_leaves_the_output_alone()
    {
        Folder.Write("a.json", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Allow","Action":"a:b","Resource":"*"}]}""");
        RunResult plain = Run();
        RunResult run = Run("--profile");
        (run.Output, run.Status).Should().Be((plain.Output, plain.Status));
        string[] lines = run.Error.TrimEnd('\n').Split('\n');
        lines[0].Should().Be("      ms     %      calls  rule");
        lines.Should().ContainSingle(line => line.EndsWith(" 2  PL3901 star-action", StringComparison.Ordinal));
        lines.Should().NotContain(line => line.Contains("PL7902"), "it is off");
        lines[^1].Should().EndWith("  all rules, measuring included").And.Contain(" 100.0 ");
    }

    [Test]
    public void Statistics_count_by_rule_before_the_summary()
    {
        Folder.Write("a.json", AllThree);
        Folder.Write("b.json", TestRules.StarPolicy);
        RunResult run = Run("--statistics");
        run.Output.Should().EndWith("""

            2  PL3901 star-action
            1  PL1901 bad-sid
            1  PL7901 lone-statement

            Found 4 problems (1 error, 2 warnings, 1 suggestion) in 2 of 2 files.

            """);
        run = Run("--statistics", "--format", "json");
        run.Output.Should().StartWith("{").And.EndWith("}\n");
        run.Error.Should().Be("2  PL3901 star-action\n1  PL1901 bad-sid\n1  PL7901 lone-statement\n");
        Folder.Write("a.json", TestRules.GoodPolicy);
        Folder.Write("b.json", TestRules.GoodPolicy);
        Run("--statistics").Output.Should().Be("No problems in 2 files.\n");
    }

    [Test]
    public void Outputs_go_to_files_besides_standard_output()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Directory.CreateDirectory(Folder.PathOf("out"));
        RunResult run = Run("a.json", "--output", "json=out/a.txt", "--output", "github=out/b.txt", "--output", "text=out/c=d.txt", "--color", "always");
        run.Output.Should().Contain("\e[");
        Folder.Read("out/a.txt").Should().Be(Run("a.json", "--format", "json").Output);
        Folder.Read("out/b.txt").Should().Be(Run("a.json", "--format", "github").Output);
        Folder.Read("out/c=d.txt").Should().Be(Run("a.json").Output);
    }

    [Test]
    public void A_longer_file_is_replaced_whole()
    {
        Folder.Write("a.json", TestRules.GoodPolicy);
        Folder.Write("out.txt", new string('x', 10_000));
        Run("a.json", "--output", "text=out.txt");
        Folder.Read("out.txt").Should().Be("No problems in 1 file.\n");
    }

    [Test]
    public void An_output_that_cannot_be_written_is_2_and_the_rest_is_done()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        RunResult run = Run("a.json", "--output", "json=no/where.json", "--output", "json=.", "--output", "json=there.json");
        run.Status.Should().Be(2);
        run.Findings.Should().HaveCount(1);
        run.Error.Should().Contain("no/where.json: the directory does not exist; make it first\n").And.Contain("policylint: error: .: cannot be written");
        Folder.Read("there.json").Should().StartWith("{");
    }

    [Test]
    public void Our_own_output_in_the_tree_changes_nothing()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        string first = Run("--output", "json=out.json").Output;
        Run("--output", "json=out.json").Output.Should().Be(first);
    }
}
