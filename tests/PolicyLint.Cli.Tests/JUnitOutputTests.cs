using System.Xml.Linq;
using PolicyLint.Analysis;

namespace PolicyLint.Cli.Tests;

/// <summary>Reports of JUnit.</summary>
public sealed class JUnitOutputTests : CliFixture
{
    [Test]
    public void A_suite_for_each_file_and_a_case_for_each_finding()
    {
        Folder.Write("bad.json", TestRules.BadSidPolicy);
        Folder.Write("good.json", TestRules.GoodPolicy);
        Folder.Write("lone.json", TestRules.LonePolicy);
        Folder.Write("other.json", "{}");
        Folder.Write("star.json", TestRules.StarPolicy);
        XElement report = Check(".", "missing.json");
        report.Attributes().Select(a => a.ToString()).Should().Equal("name=\"policylint\"", "tests=\"5\"", "failures=\"2\"", "errors=\"1\"");
        report.Elements().Select(Describe).Should().BeEquivalentTo(
            "bad.json 1/1/0/0: PL1901 bad-sid at 1:45=failure error",
            "good.json 1/0/0/0: no problems=passed",
            "lone.json 1/0/0/1: PL7901 lone-statement at 1:38=skipped suggestion",
            "missing.json 1/0/1/0: could not be read=error unreadable",
            "star.json 1/1/0/0: PL3901 star-action at 1:65=failure warning");
    }

    [Test]
    public void A_case_says_all_that_is_known()
    {
        Folder.Write("role.json", $$"""{"RoleName":"Deploy","PolicyName":"inline","PolicyDocument":{{TestRules.BadSidPolicy}}}""");
        XElement failure = Check().Descendants("failure").Single();
        failure.Attribute("message")!.Value.Should().Be("Found \"bad\" (in role Deploy, policy inline)");
        failure.Value.Should().Be("""
            role.json:1:105: error PL1901 bad-sid: Found "bad"
            in:  role Deploy, policy inline
            why: Reason of bad-sid.
            fix: Remedy of bad-sid.
            see: role.json:1:120: the effect
            https://github.com/policylint/policylint/blob/main/rules.md#pl1901-bad-sid
            """);
    }

    [Test]
    public void Cases_of_one_rule_at_one_place_have_names_of_their_own()
    {
        Rules = [new TwiceRule()];
        Folder.Write("a.json", TestRules.GoodPolicy);
        Check().Descendants("testcase").Attributes("name").Select(name => name.Value).Should().Equal("PL3902 twice at 1:1", "PL3902 twice at 1:1 (2)");
    }

    [Test]
    public void A_clean_run_has_cases_that_pass()
    {
        Folder.Write("a.json", TestRules.GoodPolicy);
        Folder.Write("b.json", TestRules.GoodPolicy);
        Check().Elements().Select(Describe).Should().Equal("a.json 1/0/0/0: no problems=passed", "b.json 1/0/0/0: no problems=passed");
    }

    [Test]
    public void A_run_without_policies_has_a_case_that_passes()
    {
        Folder.Write("a.json", "{}");
        Check().Elements().Select(Describe).Should().Equal("policylint 1/0/0/0: no policies found=passed");
    }

    private XElement Check(params string[] args) => Schemas.ValidateXml("junit.xsd", Run(["--format", "junit", .. args]).Output);

    private static string Describe(XElement suite)
    {
        string[] counts = ["tests", "failures", "errors", "skipped"];
        IEnumerable<string> cases = suite.Elements().Select(c => $"{c.Attribute("name")!.Value}={Outcome(c.Elements().SingleOrDefault())}");
        return $"{suite.Attribute("name")!.Value} {string.Join('/', counts.Select(name => suite.Attribute(name)!.Value))}: {string.Join(", ", cases)}";
    }

    private static string Outcome(XElement? outcome) => outcome is null ? "passed" : $"{outcome.Name} {outcome.Attribute("type")!.Value}";

    /// <summary>PL3902: two findings at one place.</summary>
    private sealed class TwiceRule : PolicyRule
    {
        public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL3902", "twice", Severity.Warning);

        public override void Check(Model.Policy policy, RuleContext context)
        {
            context.Report(policy.Origin, "one");
            context.Report(policy.Origin, "two");
        }
    }
}
