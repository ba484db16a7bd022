using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Analysis;

[Parallelizable(ParallelScope.All)]
internal sealed class DiagnosticFingerprintsTests
{
    private const string Statement = """{"Sid":"Admin","Effect":"Allow","Action":"*","Resource":"*"}""";
    private const string Policy = """{"Version":"2012-10-17","Statement":[""" + Statement + "]}";

    [Test]
    public void Is_32_lower_case_hexadecimal_digits()
        => Single(Policy).Should().MatchRegex("^[0-9a-f]{32}$");

    [Test]
    public void Is_the_same_on_every_machine_and_in_every_version()
        => Single(Policy).Should().Be(Sha256Of("6:PL3001" + "0:" + "0:" + "6:=Admin" + "3:\"*\"" + "0"));

    [Test]
    public void Keeps_when_the_policy_moves_down()
        => Single("\n\n" + Policy).Should().Be(Single(Policy));

    [Test]
    public void Keeps_when_the_file_moves()
        => Fingerprints(Policy, "a.json").Should().Equal(Fingerprints(Policy, "b/c.json"));

    [Test]
    public void Keeps_when_the_policy_is_reformatted() => Single(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Admin",
              "Effect": "Allow",
              "Action": "*",
              "Resource": "*"
            }
          ]
        }
        """).Should().Be(Single(Policy));

    [Test]
    public void Keeps_when_a_statement_comes_before_one_with_a_Sid()
        => Single("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"},""" + Statement + "]}")
            .Should().Be(Single(Policy));

    [Test]
    public void Knows_a_statement_without_Sid_by_its_place()
    {
        const string Nameless = """{"Effect":"Allow","Action":"*","Resource":"*"}""";
        const string Other = """{"Effect":"Deny","Action":"s3:*","Resource":"*"}""";

        string first = Single("[" + Nameless + "]");

        Single("[" + Nameless + "," + Other + "]").Should().Be(first);
        Single("[" + Other + "," + Nameless + "]").Should().NotBe(first);
        Single("""[{"Sid":"","Effect":"Allow","Action":"*","Resource":"*"}]""").Should().Be(first, "an empty Sid names nothing");
        Fingerprints("""[{"Sid":"#0","Effect":"Allow","Action":"*","Resource":"*"}]""").Should().NotContain(first, "a Sid is no place");
    }

    [TestCase("""{"Version":"2012-10-17","Statement":[{"Sid":"Other","Effect":"Allow","Action":"*","Resource":"*"}]}""", TestName = "Differs by Sid")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Sid":"Admin","Effect":"Allow","Action":"*:*","Resource":"*"}]}""", TestName = "Differs by text")]
    [TestCase("""{"PolicyVersion":{"Document":{"Version":"2012-10-17","Statement":[{"Sid":"Admin","Effect":"Allow","Action":"*","Resource":"*"}]}}}""", TestName = "Differs by pointer")]
    public void Differs(string other) => Single(other).Should().NotBe(Single(Policy));

    [Test]
    public void Differs_by_the_policys_name()
    {
        const string Detail = """{"RoleName":"Reader","RolePolicyList":[{"PolicyName":"inline","PolicyDocument":{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}]}""";

        string reader = Single("""{"RoleDetailList":[""" + Detail + "]}");
        string writer = Single("""{"RoleDetailList":[""" + Detail.Replace("Reader", "Writer", StringComparison.Ordinal) + "]}");

        writer.Should().NotBe(reader);
    }

    [Test]
    public void Differs_by_rule() => Fingerprints("""{"Sid":"a-b","Effect":"Allow","Action":"*","Resource":"*"}""").Should().OnlyHaveUniqueItems().And.HaveCount(2);

    [Test]
    public void Tells_equal_findings_apart_and_keeps_the_first()
    {
        IReadOnlyList<string> two = Fingerprints("""{"Version":"2012-10-17","Statement":[{"Sid":"Admin","Effect":"Allow","Action":["*","*"],"Resource":"*"}]}""");

        two.Should().HaveCount(2).And.OnlyHaveUniqueItems();
        two[0].Should().Be(Single(Policy));
    }

    [Test]
    public void Keeps_for_a_finding_about_a_whole_statement_or_policy_whatever_else_changes()
    {
        const string Before = """{"Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";
        const string After = """{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"*"}]}""";
        var linter = new Linter([new WholePolicyRule(), new WholeStatementRule()]);

        LintResult before = linter.Lint(SourceText.From(Before));
        LintResult after = linter.Lint(SourceText.From(After));

        DiagnosticFingerprints.Compute(before).Should().HaveCount(2).And.OnlyHaveUniqueItems();
        DiagnosticFingerprints.Compute(after).Should().Equal(DiagnosticFingerprints.Compute(before));
    }

    [Test]
    public void Knows_what_a_resource_declares_by_that_and_not_by_its_place()
    {
        LintResult first = Lint("""{"PolicyDocument":{"Statement":[""" + Statement + "]}}");
        LintResult second = Lint("""{"PolicyVersion":{"Document":{"Statement":[""" + Statement + "]}}}");

        Fingerprint(first, "WorkerRole").Should().Be(Fingerprint(second, "WorkerRole"));
        Fingerprint(first, "WorkerRole").Should().NotBe(Fingerprint(first, "OtherRole"));
        Fingerprint(first, "Worker1", "App/Worker/Resource").Should().Be(Fingerprint(first, "Worker2", "App/Worker/Resource"), "logical ids carry a hash");
        Fingerprint(first, "Worker1", "App/Worker/Resource").Should().Be(Sha256Of("6:PL3001" + "19:App/Worker/Resource" + "0:" + "6:=Admin" + "3:\"*\"" + "0"));

        static string Fingerprint(LintResult result, string logicalId, string? constructPath = null)
        {
            PolicyDiagnostic d = result.Diagnostics.Should().ContainSingle().Subject;
            var resource = new DeclaringResource(logicalId, "AWS::IAM::Role", constructPath);
            return DiagnosticFingerprints.Compute(new LintResult(result.Source, result.File, [d.For(resource)])).Single();
        }
    }

    [Test]
    public void Is_given_to_findings_about_no_policy()
        => Single("""{"Version":"2012-10-17","Statement":[],,}""").Should().HaveLength(32);

    private static string Single(string text) => Fingerprints(text).Should().ContainSingle().Subject;

    private static IReadOnlyList<string> Fingerprints(string text, string path = "policy.json") => DiagnosticFingerprints.Compute(Lint(text, path));

    private static LintResult Lint(string text, string path = "policy.json")
    {
        var options = new LinterOptions { Kind = PolicyKind.Identity, Select = ["PL0001", "PL1014", "PL3001"] };
        return new Linter(RuleCatalog.All, options).Lint(SourceText.From(text, path));
    }

    private static string Sha256Of(string text)
        => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private sealed class WholePolicyRule : PolicyRule
    {
        public override RuleDescriptor Descriptor { get; } = Describe("PL7998", "whole-policy");

        public override void Check(Policy policy, RuleContext context) => context.Report(policy.Origin);
    }

    private sealed class WholeStatementRule : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = Describe("PL7999", "whole-statement");

        public override void Check(Statement statement, RuleContext context) => context.Report(statement.Origin);
    }

    private static RuleDescriptor Describe(string id, string name) => new()
    {
        Id = id,
        Name = name,
        Severity = Severity.Warning,
        Title = "Title",
        Message = "Message",
        Rationale = "Rationale",
        Remedy = "Remedy",
        Help = "Help",
    };
}
