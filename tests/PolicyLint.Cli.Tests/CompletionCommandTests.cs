using System.Diagnostics;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Tests;

/// <summary><c>policylint completion</c>: what bash offers is asked of a real bash; that the other scripts hold the same words is looked up.</summary>
public sealed class CompletionCommandTests : CliFixture
{
    [SetUp]
    public void UseAllRules() => Rules = RuleCatalog.All;

    [TestCase("policylint", "e", new[] { "explain" })]
    [TestCase("policylint", "co", new[] { "config", "completion" })]
    [TestCase("policylint baseline", "", new[] { "create", "prune" })]
    [TestCase("policylint baseline", "c", new[] { "create" })]
    [TestCase("policylint completion", "", new[] { "bash", "zsh", "fish", "powershell" })]
    [TestCase("policylint", "--vers", new[] { "--version" })]
    [TestCase("policylint check", "--form", new[] { "--format" })]
    [TestCase("policylint", "--form", new[] { "--format" })]
    [TestCase("policylint iam/trust.json", "--fail", new[] { "--fail-on" })]
    [TestCase("policylint check --fail-on", "", new[] { "error", "warning", "suggestion", "never" })]
    [TestCase("policylint check --fail-on =", "w", new[] { "warning" })]
    [TestCase("policylint check --fail-on", "=", new[] { "error", "warning", "suggestion", "never" })]
    [TestCase("policylint rules --format", "", new[] { "text", "json", "markdown" })]
    [TestCase("policylint check --color", "a", new[] { "auto", "always" })]
    [TestCase("policylint check --kind", "r", new[] { "resource", "rcp" })]
    [TestCase("policylint check --output", "ju", new[] { "junit" })]
    [TestCase("policylint check --output junit =", "re", new string[0])]
    [TestCase("policylint check --select", "PL3001", new[] { "PL3001" })]
    [TestCase("policylint check --select", "wildcard-res", new[] { "wildcard-resource" })]
    [TestCase("policylint check --select", "PL3001,wildcard-res", new[] { "PL3001,wildcard-resource" })]
    [TestCase("policylint check --ignore =", "PL3001,PL3002,wildcard-res", new[] { "PL3001,PL3002,wildcard-resource" })]
    [TestCase("policylint check --severity", "wildcard-res", new[] { "wildcard-resource" })]
    [TestCase("policylint check --severity PL3002", "=", new[] { "error", "warning", "suggestion", "none" })]
    [TestCase("policylint check --severity = PL3002 =", "n", new[] { "none" })]
    [TestCase("policylint explain", "PL3002", new[] { "PL3002" })]
    [TestCase("policylint check", "check", new string[0])]
    [TestCase("policylint policy.json", "ex", new string[0])]
    [TestCase("policylint check --", "--form", new string[0])]
    [TestCase("policylint version", "--", new[] { "--help" })]
    [Platform(Exclude = "Win", Reason = "asks a real bash")]
    public void Bash_offers(string before, string word, string[] offered)
        => Bash([.. before.Split(' '), word]).Should().Equal(offered);

    [Test]
    [Platform(Exclude = "Win", Reason = "asks a real bash")]
    public void Bash_offers_every_command_at_the_start_and_every_rule_where_one_is_wanted()
    {
        Bash("policylint", "").Should().Contain(["check", "fix", "explain", "rules", "completion", "version"]).And.NotContain(word => word.StartsWith('-'));
        Bash("policylint", "explain", "").Should().BeEquivalentTo(
            RuleCatalog.All.SelectMany(rule => new[] { rule.Descriptor.Id, rule.Descriptor.Name }));
    }

    [TestCase("zsh", "compdef _policylint policylint")]
    [TestCase("fish", "complete -c policylint")]
    [TestCase("powershell", "Register-ArgumentCompleter -Native -CommandName policylint")]
    [Platform(Exclude = "Win", Reason = "asks a real bash")]
    public void Other_shells_know_the_same_words(string shell, string registration)
    {
        string script = Script(shell);
        script.Should().Contain(registration)
            .And.ContainAll(Bash("policylint", ""))
            .And.ContainAll(Bash("policylint", "check", "--").Select(option => option.TrimStart('-')))
            .And.ContainAll(Bash("policylint", "explain", ""))
            .And.ContainAll("sarif", "suggestion", "identity", "always", "create");
    }

    [TestCase("bash")]
    [TestCase("zsh")]
    [TestCase("fish")]
    [TestCase("powershell")]
    public void A_script_says_first_how_to_load_it(string shell)
        => Script(shell).Split('\n')[..3].Should().Contain(line => line.StartsWith('#') && line.Contains($"policylint completion {shell}", StringComparison.Ordinal));

    [Test]
    public void Another_shell_is_refused()
    {
        RunResult run = Run("completion", "powershel");
        run.Status.Should().Be(ExitStatus.Failure);
        run.Error.Should().Be("policylint: error: completion takes bash, zsh, fish, powershell and not 'powershel'; did you mean 'powershell'?\n");
        run.Output.Should().BeEmpty();
    }

    private string Script(string shell)
    {
        RunResult run = Run("completion", shell);
        run.Status.Should().Be(ExitStatus.Clean, run.Error);
        return run.Output;
    }

    /// <summary>What bash offers for the last word, which is split at "=" as bash splits it.</summary>
    private string[] Bash(params string[] words)
    {
        string file = Folder.Write("completion.bash", Script("bash"));
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-euc", """
            source "$0"
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
            _policylint
            printf '%s\n' "${COMPREPLY[@]+"${COMPREPLY[@]}"}"
            """, file, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process bash = Process.Start(start)!;
        string output = bash.StandardOutput.ReadToEnd();
        bash.StandardError.ReadToEnd().Should().BeEmpty();
        bash.WaitForExit();
        bash.ExitCode.Should().Be(0);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
