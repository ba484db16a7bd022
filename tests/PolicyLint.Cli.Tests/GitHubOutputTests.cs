using PolicyLint.Analysis;
using PolicyLint.Model;

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

    /// <summary>PL1902, warning: repeats every Sid.</summary>
    private sealed class EchoRule : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = new()
        {
            Id = "PL1902",
            Name = "echo",
            Severity = Severity.Warning,
            Title = "Title of echo",
            Message = "{0}",
            Rationale = "Reason of echo.",
            Remedy = "Remedy of echo.",
            Help = "Help of echo.",
        };

        public override void Check(Statement statement, RuleContext context)
        {
            if (statement.Sid is { } sid && sid.Value.TryGetText(out ReadOnlySpan<char> text))
            {
                context.Report(sid.Value.Origin, text.ToString());
            }
        }
    }
}
