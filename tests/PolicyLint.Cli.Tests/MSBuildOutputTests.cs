using PolicyLint.Analysis;

namespace PolicyLint.Cli.Tests;

/// <summary>Lines for builds and IDEs, read by MSBuild itself.</summary>
public sealed class MSBuildOutputTests : CliFixture
{
    [Test]
    public void A_finding_is_a_line_with_a_link()
    {
        Folder.Write("sub/a.json", TestRules.StarPolicy);
        Run("--format", "msbuild").Output.Should().Be(
            "sub/a.json(1,65,1,68): warning PL3901: Found \"*\" (https://github.com/policylint/policylint/blob/main/rules.md#pl3901-star-action)\n");
    }

    [Test]
    public void MSBuild_sees_errors_and_warnings_with_place_and_code()
    {
        Folder.Write("bad.json", TestRules.BadSidPolicy);
        Folder.Write("b c/(star).json", TestRules.StarPolicy.Replace("\"*\"", "\n  \"*\"", StringComparison.Ordinal));
        BuildLog log = BuildLog.Of(Run("--format", "msbuild").Output);
        log.Errors.Select(e => (e.File, e.LineNumber, e.ColumnNumber, e.EndLineNumber, e.EndColumnNumber, e.Code)).Should().Equal(("bad.json", 1, 45, 1, 50, "PL1901"));
        log.Warnings.Select(e => (e.File, e.LineNumber, e.ColumnNumber, e.EndLineNumber, e.EndColumnNumber, e.Code)).Should().Equal(("b c/(star).json", 2, 3, 2, 6, "PL3901"));
        log.Warnings[0].Message.Should().StartWith("Found \"*\" (https://");
    }

    [Test]
    public void A_suggestion_is_no_warning()
    {
        Folder.Write("a.json", TestRules.LonePolicy);
        BuildLog log = BuildLog.Of(Run("--format", "msbuild").Output);
        log.Errors.Should().BeEmpty();
        log.Warnings.Should().BeEmpty();
        log.Texts.Should().ContainSingle().Which.Should().StartWith("a.json(1,38,1,95): info PL7901: Found \"identity\" (");
    }

    [TestCase("x:1:2: error: boom")]
    [TestCase("::: Warning: boom")]
    [TestCase("error CS1: boom")]
    public void A_suggestion_that_quotes_an_error_is_none(string sid)
    {
        Rules = [new EchoRule(Severity.Suggestion)];
        string policy = $$"""{"Version":"2012-10-17","Statement":[{"Sid":"{{sid}}","Effect":"Allow","Action":"a","Resource":"*"}]}""";
        Folder.Write("a.json", policy);
        Folder.Write("an error here.json", policy);
        BuildLog log = BuildLog.Of(Run("--format", "msbuild").Output);
        log.Errors.Should().BeEmpty();
        log.Warnings.Should().BeEmpty();
        log.Texts.Should().HaveCount(2);
    }

    [Test]
    public void A_colon_in_a_name_does_not_end_the_place()
    {
        Folder.Write("ab:c: error D1: x.json", TestRules.StarPolicy);
        BuildLog log = BuildLog.Of(Run("--format", "msbuild").Output);
        log.Errors.Should().BeEmpty();
        log.Warnings.Single().File.Should().Be("ab%3Ac%3A error D1%3A x.json");
    }

    [Test]
    public void What_could_not_be_read_is_an_error_on_standard_error()
    {
        RunResult run = Run("--format", "msbuild", "missing.json");
        run.Output.Should().BeEmpty();
        BuildLog.Of(run.Error).Errors.Single().Message.Should().Be("missing.json: no such file or directory; check the spelling");
    }
}
