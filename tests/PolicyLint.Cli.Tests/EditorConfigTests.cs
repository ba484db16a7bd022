namespace PolicyLint.Cli.Tests;

/// <summary>Severities in <c>.editorconfig</c> and <c>.globalconfig</c>.</summary>
public sealed class EditorConfigTests : ConfigurationFixture
{
    [TestCase("[*.json]\ndotnet_diagnostic.PL2901.severity = error", "error")]
    [TestCase("[*.json]\ndotnet_diagnostic.PL2901.severity = warning", "warning")]
    [TestCase("[*.json]\ndotnet_diagnostic.PL2901.severity = suggestion", "suggestion")]
    [TestCase("[*.json]\ndotnet_diagnostic.PL2901.severity = silent", "")]
    [TestCase("[*.json]\ndotnet_diagnostic.PL2901.severity = none", "")]
    [TestCase("[*.json]\npolicylint.PL2901.severity = none", "")]
    [TestCase("[*.json]\npolicylint.undeclared-action.severity=error", "error")]
    [TestCase("[*.json]\r\nDotNet_Diagnostic.pl2901.Severity : Error ; why\r\n", "error")]
    [TestCase("[*.json]\ndotnet_diagnostic.PL2901.severity = error # why", "error")]
    [TestCase("[*.{json,yaml}]\npolicylint.PL2901.severity = error", "error")]
    [TestCase("[*.yaml]\npolicylint.PL2901.severity = error", "warning")]
    [TestCase("[a/**.json]\npolicylint.PL2901.severity = error", "warning")]
    [TestCase("[infra/**.json]\npolicylint.PL2901.severity = error", "error")]
    [TestCase("[infra/p.json]\npolicylint.PL2901.severity = error", "error")]
    [TestCase("[*]\npolicylint.PL2901.severity = error\n[p.json]\npolicylint.PL2901.severity = none", "")]
    [TestCase("[*]\npolicylint.PL2901.severity = error\n[p.json]\npolicylint.PL2901.severity = default", "warning")]
    [TestCase("[*]\npolicylint.PL2901.severity = error\ndotnet_diagnostic.PL2901.severity = suggestion", "suggestion", TestName = "Of two spellings the later counts")]
    [TestCase("policylint.PL2901.severity = error\n", "warning", TestName = "Outside of sections nothing is about files")]
    [TestCase("[*]\n# policylint.PL2901.severity = error\n", "warning")]
    [TestCase("[*]\nindent_size = 2\ndotnet_diagnostic.CA1000.severity = error\n", "warning")]
    [TestCase("[*.json\npolicylint.PL2901.severity = error", "warning", TestName = "A section that is broken is about no file")]
    public void They_count_by_section(string text, string severity)
    {
        Folder.Write(".editorconfig", text);
        Severity("infra/p.json").Should().Be(severity);
    }

    [Test]
    public void The_nearer_file_counts_and_a_root_ends_the_search()
    {
        Folder.Write(".editorconfig", "[*]\npolicylint.PL2901.severity = error\n");
        Folder.Write("a/.editorconfig", "[*.yaml]\npolicylint.PL2901.severity = none\n");
        Folder.Write("a/b/.editorconfig", "[*]\npolicylint.PL2901.severity = suggestion\n");
        Folder.Write("c/.editorconfig", "root = true\n[*]\nindent_size = 2\n");
        Severity("a/p.json").Should().Be("error");
        Severity("a/b/p.json").Should().Be("suggestion");
        Severity("c/p.json").Should().Be("warning");
    }

    [Test]
    public void A_globalconfig_goes_for_all_below_it_and_counts_less()
    {
        Folder.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.PL2901.severity = error\n");
        Folder.Write("a/.editorconfig", "root = true\n[b.json]\npolicylint.PL2901.severity = none\n");
        Severity("p.json").Should().Be("error");
        Severity("a/p.json").Should().Be("error");
        Severity("a/b.json").Should().Be("");
    }

    [Test]
    public void Which_file_is_read_is_that_of_the_linted_files_folder_and_none_with_a_configuration_that_is_named()
    {
        Folder.Write("a/.editorconfig", "[*]\npolicylint.PL2901.severity = error\n");
        Folder.Write("empty.yaml", "");
        Severity("a/p.json").Should().Be("error");
        Severity("a/p.json", "--config", "empty.yaml").Should().Be("warning");
        Folder.Write("a/policylint.yaml", "root: true\n");
        Severity("a/p.json").Should().Be("error");
    }

    [TestCase("[*]\n  dotnet_diagnostic.PL2901.severity = fatal", "2:3: the severity of PL2901 is error, warning, suggestion, silent, none or default and not 'fatal'")]
    [TestCase("[*]\npolicylint.PL2901.severity = warn", "2:1: the severity of PL2901 is error, warning, suggestion, silent, none or default and not 'warn'")]
    [TestCase("[*]\npolicylint.PL2901.severity =", "2:1: the severity of PL2901 is error, warning, suggestion, silent, none or default and not ''")]
    [TestCase("[*]\npolicylint.undeclared-acton.severity = none", "2:1: there is no rule 'undeclared-acton'; did you mean 'undeclared-action'? \"policylint rules\" lists them")]
    [TestCase("[*]\npolicylint.accounts = 111122223333", "2:1: there is no setting 'policylint.accounts'; write policylint.PL3001.severity")]
    public void What_makes_no_sense_is_told_with_its_place(string text, string message)
    {
        Folder.Write(".editorconfig", text);
        RefusesOnly(".editorconfig:" + message);
    }

    [Test]
    public void Ids_that_are_not_ours_may_be_those_of_another_analyzer()
    {
        Folder.Write(".editorconfig", "[*]\ndotnet_diagnostic.PL0001.severity = error\ndotnet_diagnostic.PLX1.severity = error\ndotnet_diagnostic.PL2901.severity = error\n");
        Severity("p.json").Should().Be("error");
        Run("p.json", "--verbose").Error.Should().Contain(".editorconfig:2:1: passed over: there is no rule 'PL0001'").And.Contain(".editorconfig:3:1");
    }

    private string Severity(string file, params string[] options)
    {
        Folder.Write(file, Policy);
        RunResult run = Run([file, "--select", "PL29", "--ignore", "PL2903", "--exit-zero", .. options]);
        run.Error.Should().BeEmpty();
        return string.Join(' ', run.Findings.Select(line => line.Split(' ')[1]).Distinct());
    }
}
