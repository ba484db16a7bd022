using System.Globalization;
using System.Text;

namespace PolicyLint.Cli.Tests;

/// <summary>Summaries in Markdown.</summary>
public sealed class MarkdownOutputTests : CliFixture
{
    [Test]
    public void A_summary_counts_and_lists()
    {
        Folder.Write("a/bad.json", TestRules.BadSidPolicy);
        Folder.Write("good.json", TestRules.GoodPolicy);
        Folder.Write("role.json", $$"""{"RoleName":"Deploy","PolicyName":"inline","PolicyDocument":{{TestRules.StarPolicy}}}""");
        Run("--format", "markdown").Output.Should().Be("""
            ## PolicyLint

            Found 2 problems (1 error, 1 warning) in 2 of 3 files.

            | File | Errors | Warnings | Suggestions |
            |---|---:|---:|---:|
            | `a/bad.json` | 1 | 0 | 0 |
            | `role.json` | 0 | 1 | 0 |

            ### `a/bad.json`

            | Line | Severity | Rule | Finding |
            |---:|---|---|---|
            | 1 | error | [PL1901](https://github.com/policylint/policylint/blob/main/rules.md#pl1901-bad-sid) bad-sid | Found "bad" |

            ### `role.json`

            | Line | Severity | Rule | Finding |
            |---:|---|---|---|
            | 1 | warning | [PL3901](https://github.com/policylint/policylint/blob/main/rules.md#pl3901-star-action) star-action | Found "`*`" (in role Deploy, policy inline) |

            """);
    }

    [Test]
    public void Nothing_found_is_said()
    {
        Folder.Write("a.json", TestRules.GoodPolicy);
        Run("--format", "markdown").Output.Should().Be("## PolicyLint\n\nNo problems in 1 file.\n");
    }

    [Test]
    public void Statistics_are_a_table_of_their_own()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        RunResult run = Run("--format", "markdown", "--statistics");
        run.Output.Should().Contain("""

            | Findings | Rule |
            |---:|---|
            | 1 | [PL3901](https://github.com/policylint/policylint/blob/main/rules.md#pl3901-star-action) star-action |

            """);
        run.Error.Should().BeEmpty();
    }

    [Test]
    public void What_could_not_be_read_is_listed()
    {
        Run("--format", "markdown", "missing.json").Output.Should().Contain("\n| `missing.json` | no such file or directory; check the spelling |\n");
    }

    [TestCase("<img src=x onerror=y>", "`<img` `src=x` `onerror=y>`")]
    [TestCase("a|b", "<code>a&#124;b</code>")]
    [TestCase("``` @all #12", "<code>&#96;&#96;&#96;</code> `@all` `#12`")]
    [TestCase("[x](https://evil.example) www.evil.example", "`[x](https://evil.example`) `www.evil.example`")]
    [TestCase(":tada: $x$ GH-1 me@evil.example", "`:tada`: `$x$` `GH-1` `me@evil.example`")]
    [TestCase("""back\\slash""", """<code>back&#92;slash</code>""")]
    [TestCase("(see 's3:*'); well-known, isn't it?", "(see '`s3:*`'); well-known, isn't it?")]
    [TestCase("... -x- \\\"", "... `-x-` \"")]
    [TestCase("*bold* _it_ ~no~", "`*bold*` `_it_` `~no~`")]
    [TestCase("""line\nbreak""", """<code>line&#92;u000abreak</code>""")]
    public void Text_of_policies_stands_as_code(string sid, string cell)
    {
        Rules = [new EchoRule()];
        Folder.Write("a.json", $$"""{"Version":"2012-10-17","Statement":[{"Sid":"{{sid}}","Effect":"Allow","Action":"a","Resource":"*"}]}""");
        Run("--format", "markdown").Output.Should().EndWith($"#pl1902-echo) echo | {cell} |\n");
    }

    [Test]
    public void What_does_not_fit_into_a_summary_is_left_out_and_that_is_said()
    {
        Rules = [new EchoRule()];
        const int Count = 12_000;
        var policy = new StringBuilder("""{"Version":"2012-10-17","Statement":[""");
        for (int i = 0; i < Count; i++)
        {
            policy.Append(i == 0 ? "" : ",\n").Append("""{"Sid":"a","Effect":"Allow","Action":"a","Resource":"*"}""");
        }

        Folder.Write("a.json", policy.Append("]}").ToString());
        string output = Run("--format", "markdown").Output;
        Encoding.UTF8.GetByteCount(output).Should().BeInRange(900 * 1024, 1024 * 1024);
        int rows = output.Split('\n').Count(line => line.Contains("| warning |", StringComparison.Ordinal));
        output.Should().EndWith(string.Create(
            CultureInfo.InvariantCulture,
            $"| a |\n\n**Cut here**: a summary holds 1 MiB, and {Count - rows} findings did not fit. All formats but this one have them.\n"));
    }
}
