namespace PolicyLint.Cli.Tests;

/// <summary>Workflow commands of GitHub Actions.</summary>
public sealed class GitHubOutputTests : CliFixture
{
    [Test]
    public void Errors_come_first_then_path_and_line()
    {
        Folder.Write("a.json", TestRules.LonePolicy);
        Folder.Write("b.json", TestRules.StarPolicy);
        Folder.Write("c.json", TestRules.BadSidPolicy);
        Folder.Write("d.json", TestRules.BadSidPolicy);
        RunResult run = Run("--format", "github");
        run.Status.Should().Be(1);
        run.Output.Should().Be("""
            ::error file=c.json,line=1,endLine=1,col=45,endColumn=50,title=PL1901 bad-sid::Found "bad"%0AReason of bad-sid.%0ARemedy of bad-sid.
            ::error file=d.json,line=1,endLine=1,col=45,endColumn=50,title=PL1901 bad-sid::Found "bad"%0AReason of bad-sid.%0ARemedy of bad-sid.
            ::warning file=b.json,line=1,endLine=1,col=65,endColumn=68,title=PL3901 star-action::Found "*"%0AReason of star-action.%0ARemedy of star-action.
            ::notice file=a.json,line=1,endLine=1,col=38,endColumn=95,title=PL7901 lone-statement::Found "identity"%0AReason of lone-statement.%0ARemedy of lone-statement.

            """);
    }

    [Test]
    public void A_policy_that_the_file_names_is_named()
    {
        Folder.Write("role.json", $$"""{"RoleName":"Deploy","PolicyName":"inline","PolicyDocument":{{TestRules.StarPolicy}}}""");
        Run("--format", "github").Output.Should().Contain("::Found \"*\"%0AIn role Deploy, policy inline.%0AReason of star-action.%0A");
    }

    [Test]
    public void Columns_are_left_out_of_a_range_of_lines()
    {
        Folder.Write("a.json", TestRules.LonePolicy.Replace("[{", "[\n{\n", StringComparison.Ordinal));
        Run("--format", "github").Output.Should().StartWith("::notice file=a.json,line=2,endLine=3,title=");
    }

    [Test]
    public void Nothing_found_is_nothing_written()
    {
        Folder.Write("a.json", TestRules.GoodPolicy);
        Run("--format", "github").Output.Should().BeEmpty();
    }

    [Test]
    public void Text_of_policies_cannot_begin_a_command()
    {
        Rules = [new EchoRule()];
        Folder.Write("100%, a:b.json", """{"Version":"2012-10-17","Statement":[{"Sid":"%0A::error::x\r\n::set-output name=a::b\u001b","Effect":"Allow","Action":"a","Resource":"*"}]}""");
        RunResult run = Run("--format", "github");
        run.Output.Should().Be("""
            ::warning file=100%25%2C a%3Ab.json,line=1,endLine=1,col=45,endColumn=92,title=PL1902 echo::%250A::error::x\u000d\u000a::set-output name=a::b\u001b%0AReason of echo.%0ARemedy of echo.

            """);
    }

    [Test]
    public void What_could_not_be_read_comes_first()
    {
        Folder.Write("c.json", TestRules.BadSidPolicy);
        RunResult run = Run("--format", "github", "c.json", "no,where.json");
        run.Status.Should().Be(2);
        run.Output.Should().StartWith("::error file=no%2Cwhere.json,title=policylint::no such file or directory; check the spelling\n::error file=c.json,");
    }

    [Test]
    public void A_notice_sums_up_what_GitHub_does_not_show()
    {
        for (char name = 'a'; name <= 'j'; name++)
        {
            Folder.Write($"{name}.json", TestRules.StarPolicy);
        }

        Folder.Write("x.json", TestRules.LonePolicy);
        Run("--format", "github").Output.Should().NotContain("annotations", "ten of each severity are shown");
        Folder.Write("k.json", TestRules.StarPolicy);
        string[] lines = Run("--format", "github").Output.Split('\n');
        lines[..11].Should().OnlyContain(line => line.StartsWith("::warning "));
        lines[11].Should().Be(
            "::notice title=policylint::Found 12 problems (11 warnings, 1 suggestion) in 12 of 12 files. "
            + "GitHub shows ten annotations of each severity in a step; the log of the step has all.");
        lines[12].Should().StartWith("::notice file=x.json,");
    }
}
