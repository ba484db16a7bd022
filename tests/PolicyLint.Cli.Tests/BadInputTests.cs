using System.Text;

namespace PolicyLint.Cli.Tests;

/// <summary>Whatever a file holds: an answer, an exit status that means it, and no trace of our insides.</summary>
public sealed class BadInputTests : CliFixture
{
    [TestCase("", "fault-emptytext")]
    [TestCase(" \n ", "fault-emptytext")]
    [TestCase("null", null)]
    [TestCase("42", null)]
    [TestCase("true", null)]
    [TestCase("\"text\"", null)]
    [TestCase("[]", null)]
    [TestCase("[[[]]]", null)]
    [TestCase("{}", null)]
    [TestCase("{", "fault-unexpectedend")]
    [TestCase("}", "fault-unexpectedcharacter")]
    [TestCase("hello", "fault-unexpectedcharacter")]
    [TestCase("{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Act", "fault-unexpectedend")]
    [TestCase("{\"Version\": \"2012-10-17\", \"Statement\": null}", null)]
    [TestCase("{\"Version\": \"2012-10-17\", \"Statement\": 1}", null)]
    [TestCase("{\"a\": \"\0\"}", "fault-controlcharacter")]
    [TestCase("\0\0\0\0", "fault-")]
    public void Text_of_any_kind(string text, string? rule)
    {
        Folder.Write("a.json", text);
        RunResult run = Run("a.json", "--select", "PL0");
        if (rule is null)
        {
            run.Findings.Should().BeEmpty();
            run.Status.Should().Be(0);
        }
        else
        {
            run.Findings.Should().ContainSingle().Which.Should().StartWith("a.json:").And.Contain(rule);
            run.Status.Should().Be(1);
        }
    }

    [Test]
    public void Nesting_of_10000_levels()
    {
        Folder.Write("a.json", new string('[', 10_000) + new string(']', 10_000));
        Folder.Write("b.json", string.Concat(Enumerable.Repeat("{\"Statement\":", 10_000)) + "1" + new string('}', 10_000));
        Folder.Write("c.json", "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":" + new string('[', 10_000));
        RunResult run = Run("a.json", "b.json", "c.json", "--select", "PL0");
        run.Findings.Should().HaveCount(3).And.OnlyContain(line => line.Contains("fault-nestingtoodeep", StringComparison.Ordinal));
        run.Status.Should().Be(1);
    }

    [Test]
    public void Bytes_that_are_not_utf8()
    {
        Folder.Write("a.json", [.. "{\"Version\":\"2012-10-17\",\"Id\":\""u8, 0xFF, 0xC0, 0x80, .. "\",\"Statement\":[]}"u8]);
        RunResult run = Run("a.json");
        run.Findings.Should().ContainSingle().Which.Should().StartWith("a.json:1:31: error PL0909 fault-invalidutf8");
        run.Output.Should().Contain("\ufffd");
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Utf16_with_a_byte_order_mark(bool isBigEndian)
    {
        var encoding = new UnicodeEncoding(isBigEndian, byteOrderMark: true);
        Folder.Write("a.json", [.. encoding.GetPreamble(), .. encoding.GetBytes(TestRules.StarPolicy)]);
        RunResult run = Run("a.json");
        run.Findings.Should().Contain(line => line.Contains("PL3901", StringComparison.Ordinal)).And.Contain(line => line.Contains("fault-utf16", StringComparison.Ordinal));
    }

    [Test]
    public void Utf8_with_a_byte_order_mark_keeps_columns()
    {
        Folder.Write("plain.json", TestRules.StarPolicy);
        Folder.Write("marked.json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(TestRules.StarPolicy)]);
        string plain = Run("plain.json").Findings.Single();
        Run("marked.json", "--select", "PL3901").Findings.Single().Should().Be(plain.Replace("plain", "marked", StringComparison.Ordinal));
    }

    [Test]
    public void Random_bytes()
    {
        byte[] bytes = new byte[64 * 1024];
        new Random(1).NextBytes(bytes);
        Folder.Write("a.json", bytes);
        RunResult run = Run("a.json");
        run.Status.Should().Be(1);
        run.Output.Should().NotContainAny("\e", "\0", "\a");
    }

    [Test]
    public void Broken_files_that_are_no_policies_are_told_to_who_named_them_only()
    {
        Folder.Write("package.json", "{\"name\": \"x\", \"version\": ");
        Folder.Write("tsconfig.json", "{ // comments\n \"compilerOptions\": {}, }");
        RunResult run = Run();
        run.Findings.Should().BeEmpty();
        run.Output.Should().Be("No policies found.\n");
        run = Run("package.json", "tsconfig.json");
        run.Findings.Should().ContainSingle().Which.Should().StartWith("package.json:1:");
        run.Summary.Should().Be("Found 1 problem (1 error) in 1 of 1 file.");
    }

    [Test]
    public void Broken_files_that_may_be_policies_are_told_in_any_case()
    {
        Folder.Write("a.json", "");
        Folder.Write("b.json", "{\"Version\": \"2012-10-17\", \"Statement\": [");
        RunResult run = Run();
        run.Findings.Should().HaveCount(2);
        run.Status.Should().Be(1);
    }

    [Test]
    public void A_directory_without_policies_is_clean()
    {
        Folder.Write("package.json", "{\"name\": \"x\"}");
        RunResult run = Run();
        run.Status.Should().Be(0);
        run.Output.Should().Be("No policies found.\n");
        run.Error.Should().BeEmpty();
    }

    [Test]
    public void Two_policies_in_one_file()
    {
        Folder.Write("a.json", $"{{\"PolicyVersionList\":[{{\"Document\":{TestRules.StarPolicy}}}],\"AssumeRolePolicyDocument\":{TestRules.StarPolicy}}}");
        Folder.Write("b.json", $"[{TestRules.StarPolicy},\n{TestRules.StarPolicy}]");
        RunResult run = Run("b.json");
        run.Findings.Should().HaveCount(2);
        run.Findings[0].Should().StartWith("b.json:1:");
        run.Findings[1].Should().StartWith("b.json:2:");
        run.Summary.Should().Be("Found 2 problems (2 warnings) in 1 of 1 file.");
        Run("b.json", "--verbose").Error.Should().Contain("b.json: linted: an identity-based policy, an identity-based policy");
    }

    [Test]
    public void A_policy_of_10000_statements()
    {
        string statement = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";
        Folder.Write("a.json", "{\"Version\":\"2012-10-17\",\"Statement\":[" + string.Join(",", Enumerable.Repeat(statement, 10_000)) + "]}");
        RunResult run = Run("--quiet");
        run.Findings.Should().HaveCount(10_000);
        run.Output.Split('\n').Should().OnlyContain(line => line.Length <= 120);
    }

    [Test]
    public void A_file_of_50_MB()
    {
        string value = new('x', 1000);
        var text = new StringBuilder("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[");
        while (text.Length < 50_000_000)
        {
            text.Append('"').Append(value).Append("\",");
        }

        Folder.Write("a.json", text.Append("\"*\"],\"Resource\":\"*\"}]}").ToString());
        RunResult run = Run("--select", "PL3");
        run.Status.Should().Be(1);
        run.Findings.Should().ContainSingle();
        run.Output.Length.Should().BeLessThan(1000);
    }
}
