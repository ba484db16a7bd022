using System.Globalization;
using PolicyLint.Authorization;

namespace PolicyLint.Cli.Tests;

/// <summary>What is wrong with a command line is said in one line that tells what would be right.</summary>
public sealed class UsageTests : CliFixture
{
    [TestCase("there is no option '--fromat'; did you mean '--format'?", "--fromat", "json")]
    [TestCase("there is no option '--zzzzzzzz'; see \"policylint check --help\", or write -- before paths that begin with a dash", "--zzzzzzzz")]
    [TestCase("there is no option '-x'; see \"policylint check --help\", or write -- before paths that begin with a dash", "-x")]
    [TestCase("there is no option '--selct'; did you mean '--select'?", "--selct=PL1")]
    [TestCase("required argument missing for option: '--format'; see \"policylint check --help\"", "--format")]
    [TestCase("--format takes text, json, sarif, github, gitlab, junit, checkstyle, rdjson, msbuild, markdown and not 'jsn'; did you mean 'json'?", "--format", "jsn")]
    [TestCase("--format takes text, json, sarif, github, gitlab, junit, checkstyle, rdjson, msbuild, markdown and not 'JSON'; did you mean 'json'?", "--format", "JSON")]
    [TestCase("--format takes text, json, sarif, github, gitlab, junit, checkstyle, rdjson, msbuild, markdown and not 'html'", "--format", "html")]
    [TestCase("--fail-on takes error, warning, suggestion, never and not 'none'", "--fail-on", "none")]
    [TestCase("--kind takes identity, resource, trust, boundary, scp, rcp, endpoint, session and not 'bucket'", "--kind", "bucket")]
    [TestCase("--color takes auto, always, never and not 'on'", "--color", "on")]
    [TestCase("--jobs takes a whole number from 1 and not '0'", "--jobs", "0")]
    [TestCase("--jobs takes a whole number from 1 and not '-1'", "--jobs=-1")]
    [TestCase("--jobs takes a whole number from 1 and not 'x'", "--jobs", "x")]
    [TestCase("--jobs takes a whole number from 1 and not '99999999999'", "--jobs", "99999999999")]
    [TestCase("there is no rule 'star-acton'; did you mean 'star-action'? \"policylint rules\" lists them", "--select", "star-acton")]
    [TestCase("there is no rule 'PL5901'; \"policylint rules\" lists them", "--ignore", "PL5901")]
    [TestCase("there is no rule 'PL39019'; \"policylint rules\" lists them", "--ignore", "PL39019")]
    [TestCase("there is no rule 'PL35'; \"policylint rules\" lists them", "--ignore", "PL35")]
    [TestCase("there is no rule 'PLx'; \"policylint rules\" lists them", "--ignore", "PLx")]
    [TestCase("--select names no rule; give ids, names or prefixes such as PL1, with commas between", "--select", ",")]
    [TestCase("--severity takes RULE=LEVEL and not 'PL3901'; for example --severity PL3001=warning", "--severity", "PL3901")]
    [TestCase("--severity takes error, warning, suggestion, none and not 'warn'", "--severity", "PL3901=warn")]
    [TestCase("there is no rule 'PL3'; \"policylint rules\" lists them", "--severity", "PL3=error")]
    [TestCase("--output takes FORMAT=FILE and not 'out.json'; for example --output sarif=policylint.sarif", "--output", "out.json")]
    [TestCase("--output takes FORMAT=FILE and not 'json='; for example --output sarif=policylint.sarif", "--output", "json=")]
    [TestCase("--output takes text, json, sarif, github, gitlab, junit, checkstyle, rdjson, msbuild, markdown and not 'xml'", "--output", "xml=a.xml")]
    [TestCase("two outputs go to 'a'; give each a file of its own", "--output", "json=a", "--output", "text=a")]
    [TestCase("--stdin-filename names what comes from standard input, which is not read; add \"-\" as a path", "--stdin-filename", "x.json")]
    [TestCase("--quiet and --verbose contradict each other; leave one out", "--quiet", "--verbose")]
    [TestCase("a path is empty; leave it out, or write . for the current directory", "")]
    [TestCase("required argument missing for command: 'explain'; see \"policylint explain --help\"", "explain")]
    [TestCase("there is no rule, and no check of Access Analyzer, 'zzz'; \"policylint rules\" lists the rules", "explain", "zzz")]
    [TestCase("unrecognized command or argument 'b'; see \"policylint explain --help\"", "explain", "PL3901", "b")]
    [TestCase("unrecognized command or argument 'x'; see \"policylint rules --help\"", "rules", "x")]
    [TestCase("--format takes text, json, markdown and not 'sarif'", "rules", "--format", "sarif")]
    [TestCase("reference takes the name of an action, a service, a condition key or a managed policy; for example policylint reference s3:GetObject", "reference")]
    [TestCase("reference takes the name of an action, a service, a condition key or a managed policy; for example policylint reference s3:GetObject", "reference", "s3", "")]
    [TestCase("--format takes text, json and not 'sarif'", "reference", "s3", "--format", "sarif")]
    [TestCase("there is no option '--fromat'; did you mean '--format'?", "reference", "s3", "--fromat", "json")]
    [TestCase("there is no option '--zzzzzzzz'; see \"policylint reference --help\"", "reference", "--zzzzzzzz")]
    [TestCase("--config takes a file and not ''", "--config", "")]
    public void A_mistake_is_told_and_exits_with_2(string message, params string[] args)
    {
        RunResult run = Run(args);
        run.Error.Should().Be($"policylint: error: {message}\n");
        run.Output.Should().BeEmpty();
        run.Status.Should().Be(2);
    }

    [Test]
    public void A_response_file_is_a_path()
    {
        Folder.Write("args", "--exit-zero");
        RunResult run = Run("@args");
        run.Status.Should().Be(2);
        run.Error.Should().Contain("@args: no such file or directory");
    }

    [Test]
    public void Slash_h_is_a_path()
    {
        Run("/h").Error.Should().Contain("/h: no such file or directory");
    }

    [Test]
    public void Paths_after_a_double_dash_may_begin_with_a_dash()
    {
        Folder.Write("-a.json", TestRules.StarPolicy);
        Folder.Write("b.json", TestRules.StarPolicy);
        RunResult run = Run("b.json", "--", "-a.json");
        run.Findings.Should().HaveCount(2);
        run.Findings[0].Should().StartWith("-a.json:1:");
    }

    [Test]
    public void Only_the_first_word_is_a_command()
    {
        Folder.Write("rules", TestRules.StarPolicy);
        Folder.Write("check", TestRules.StarPolicy);
        Run("check", "rules", "check").Findings.Should().HaveCount(2);
        Run("--color", "never", "rules").Findings.Should().HaveCount(1);
    }

    [Test]
    public void A_command_in_the_wrong_place_is_told()
    {
        Run("--exit-zero", "check").Error.Should().Be("policylint: error: check: no such file or directory; check the spelling, or put the command \"check\" first\n");
    }

    [TestCase("--help")]
    [TestCase("-h")]
    public void Help_of_the_program_names_the_commands(string option)
    {
        RunResult run = Run(option);
        run.Status.Should().Be(0);
        run.Output.Should().ContainAll("check", "explain", "rules", "reference", "version", "Exit status: 0", "policylint [command] [options]");
        run.Error.Should().BeEmpty();
    }

    [Test]
    public void Help_of_check_names_every_option()
    {
        RunResult run = Run("check", "--help");
        run.Status.Should().Be(0);
        run.Output.Should().ContainAll(
            "--format", "--output", "--select", "--ignore", "--severity", "--fail-on", "--exit-zero", "--config", "--kind", "--stdin-filename", "--color", "--quiet",
            "--verbose", "--statistics", "--jobs", "--no-respect-gitignore");
        Run("a.json", "--help").Output.Should().Be(run.Output);
    }

    [TestCase("version")]
    [TestCase("--version")]
    public void Version_begins_with_name_and_number(string word)
    {
        RunResult run = Run(word);
        run.Status.Should().Be(0);
        run.Output.Should().MatchRegex(@"^policylint [0-9]+\.[0-9]+\.[0-9]+(-[0-9a-z.]+)?\n\n");
    }

    [Test]
    public void Version_tells_what_the_reference_is()
    {
        ServiceReference reference = ServiceReference.Default;
        string[] lines = Run("version").Output.Split('\n');
        lines[2].Should().Be(string.Create(
            CultureInfo.InvariantCulture,
            $"Reference of {reference.DataDate:yyyy-MM-dd} ({reference.Source}), dependent actions of {reference.DependentActionsDate:yyyy-MM-dd}"));
        int keys = reference.ConditionKeys.Select(key => key.Name.ToUpperInvariant()).Distinct().Count();
        lines[3..].Should().Equal(
            string.Create(CultureInfo.InvariantCulture, $"{reference.Services.Count,8:N0} services"),
            string.Create(CultureInfo.InvariantCulture, $"{reference.ActionCount,8:N0} actions"),
            string.Create(CultureInfo.InvariantCulture, $"{reference.ResourceTypeCount,8:N0} resource types"),
            string.Create(CultureInfo.InvariantCulture, $"{keys,8:N0} condition keys"),
            string.Create(CultureInfo.InvariantCulture, $"{reference.ManagedPolicies.Count,8:N0} managed policies"),
            "");
    }
}
