using Microsoft.CodeAnalysis.Sarif;
using PolicyLint.Analysis;
using PolicyLint.Text;

namespace PolicyLint.Sarif.Tests;

/// <summary>To GitHub, findings of one rule on one line are one alert.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class MergedFindingsTests
{
    [Test]
    public void Leaves_a_single_finding_as_its_rule_words_it()
    {
        Result result = Single(Log.Lint(Log.Admin));

        result.Message.Text.Should().Be("Action \"*\" allows every action of every AWS service");
        result.RelatedLocations.Should().BeNull();
    }

    [Test]
    public void Merges_findings_on_one_line_and_links_the_others()
    {
        Result result = Single(Log.Lint("""{"Effect":"Allow","Action":["*","s3:Get","*:*","**"],"Resource":"*"}"""));

        result.Message.Text.Should().Be("Action \"*\" allows every action of every AWS service; also [\"*:*\"](1) and [\"**\"](2)");
        result.Locations.Should().ContainSingle().Which.PhysicalLocation.Region.Tell().Should().Be("1:29-1:32");
        result.RelatedLocations.Select(l => (l.Id, l.PhysicalLocation.Region.Tell(), l.Message.Text)).Should().Equal(
            (1, "1:42-1:47", "Action \"*:*\" allows every action of every AWS service"),
            (2, "1:48-1:52", "Action \"**\" allows every action of every AWS service"));
    }

    [Test]
    public void Keeps_findings_on_different_lines_apart()
        => Log.Read(Log.Lint("{\"Effect\":\"Allow\",\"Action\":[\"*\",\n\"*:*\"],\"Resource\":\"*\"}")).Results
            .Select(r => r.Message.Text).Should().Equal(
                "Action \"*\" allows every action of every AWS service",
                "Action \"*:*\" allows every action of every AWS service");

    [Test]
    public void Keeps_findings_of_different_rules_apart()
        => Log.Read(Log.Lint("""{"Sid":"a-b","Effect":"Allow","Action":"*","Resource":"*"}""")).Results
            .Select(r => r.RuleId).Should().Equal("PL1014", "PL3001");

    [Test]
    public void Keeps_findings_in_different_files_apart()
        => Log.Read(Log.Lint(Log.Admin, "a.json"), Log.Lint(Log.Admin, "b.json")).Results.Should().HaveCount(2);

    [Test]
    public void Numbers_the_others_after_what_the_first_message_links()
    {
        Result result = Single(SampleRule.Linter().Lint(SourceText.From("""{"Sid":"S","Effect":"Allow","Action":["a:b","c:d"],"Resource":"*"}""")));

        result.Message.Text.Should().Be("Action a:b of [this statement](1); also [\"c:d\"](2)");
        result.RelatedLocations.Select(l => (l.Id, l.PhysicalLocation.Region.Tell(), l.Message.Text)).Should().Equal(
            (1, "1:8-1:11", @"The \[statement\]"),
            (2, "1:45-1:50", "Action c:d of this statement"));
    }

    [Test]
    public void Escapes_brackets_in_values()
        => Single(SampleRule.Linter().Lint(SourceText.From("""{"Effect":"Allow","Action":["a","[b](1)"],"Resource":"*"}""")))
            .Message.Text.Should().EndWith(@"; also [""\[b\](1)""](1)");

    [Test]
    public void Leaves_out_the_escapes_of_a_policy_inside_a_string()
        => Single(SampleRule.Linter().Lint(SourceText.From(@"{""PolicyDocument"":""{\""Statement\"":{\""Effect\"":\""Allow\"",\""Action\"":[\""a:b\"",\""c:d\""],\""Resource\"":\""*\""}}""}")))
            .Message.Text.Should().EndWith("; also [\"c:d\"](1)");

    [Test]
    public void Cuts_long_values_between_characters()
        => Single(SampleRule.Linter().Lint(SourceText.From("{\"Effect\":\"Allow\",\"Action\":[\"a\",\"" + new string('b', 58) + "😀c\"],\"Resource\":\"*\"}")))
            .Message.Text.Should().EndWith("; also [\"" + new string('b', 58) + "…](1)");

    [Test]
    public void Names_ten_counts_the_rest_and_keeps_within_what_GitHub_shows()
    {
        string actions = string.Join(",", Enumerable.Range(0, 150).Select(i => $"\"a:{i}\""));

        Result result = Single(SampleRule.Linter().Lint(SourceText.From("{\"Effect\":\"Allow\",\"Action\":[" + actions + "],\"Resource\":\"*\"}")));

        result.Message.Text.Should().EndWith(
            "; also [\"a:1\"](1), [\"a:2\"](2), [\"a:3\"](3), [\"a:4\"](4), [\"a:5\"](5), [\"a:6\"](6), [\"a:7\"](7), [\"a:8\"](8), [\"a:9\"](9), [\"a:10\"](10) and 139 more on this line");
        result.RelatedLocations.Select(l => (int)l.Id).Should().Equal(Enumerable.Range(1, 100));
    }

    [Test]
    public void Has_the_first_findings_fingerprints()
    {
        LintResult file = Log.Lint("""{"Effect":"Allow","Action":["*","*:*"],"Resource":"*"}""");

        Single(file).PartialFingerprints.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["primaryLocationLineHash"] = LineHashes.Compute(file.Source.Text, hasByteOrderMark: false)[0],
            ["policylint/v1"] = DiagnosticFingerprints.Compute(file)[0],
        });
    }

    [Test]
    public void Has_the_fixes_of_all_and_none_twice()
    {
        LintResult file = SampleRule.Linter().Lint(SourceText.From("""{"Effect":"Allow","Action":["a:b","c:d"],"Resource":"*"}"""));
        Single(file).Fixes.Should().HaveCount(2);

        // Both values are repaired by one change of the operator.
        LintResult same = Log.Lint("""{"Effect":"Allow","Action":"s3:Get","Resource":"*","Condition":{"StringEquals":{"aws:x":["a*","b*"]}}}""");
        same.Diagnostics.Should().HaveCount(2).And.OnlyContain(d => d.Fixes.Length == 1);
        Single(same).Fixes.Should().ContainSingle();
    }

    private static Result Single(LintResult file)
        => Log.Read(Log.Write([], file)).Results.Should().ContainSingle().Subject;
}
