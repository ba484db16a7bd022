using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Analysis.Suppressions;

/// <summary>What a host suppresses for a file, and what it is told of that after a run.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ConfigurationSuppressionTests : SuppressionFixture
{
    private const string Policies = """
        {
          "RoleDetailList": [
            { "RoleName": "Admin", "RolePolicyList": [
              { "PolicyName": "inline-1", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
                { "Sid": "Read", "Effect": "Allow", "Action": ["s3:*", "sqs:*"], "Resource": "arn:aws:s3:::reports" } ] } },
              { "PolicyName": "inline-2", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
                { "Sid": "Write", "Effect": "Allow", "Action": ["s3:*", "sqs:*"], "Resource": "arn:aws:s3:::reports" } ] } }
            ] }
          ]
        }
        """;

    private static readonly SourceText Configuration = SourceText.From("suppressions:\n  - rule: PL3003\n  - rule: PL3002\n", "policylint.yaml");

    [TestCase(null, null, null, 4)]
    [TestCase("inline-1", null, null, 2)]
    [TestCase("Admin", null, null, 4)]
    [TestCase("inline", null, null, 0)]
    [TestCase(null, "Write", null, 2)]
    [TestCase(null, "write", null, 0)]
    [TestCase(null, null, "s3:*", 2)]
    [TestCase(null, null, "s3", 2)]
    [TestCase(null, null, "s3:", 0)]
    [TestCase("inline-2", "Write", "sqs:*", 1)]
    [TestCase("inline-2", "Read", null, 0)]
    public void Is_as_narrow_as_is_said(string? policy, string? sid, string? value, int hidden)
    {
        Suppression suppression = Suppress("PL3003", policy, sid, value);
        LintResult result = LintJson(Policies, Options with { Suppressions = [suppression] });

        result.Suppressed.Should().HaveCount(hidden);
        result.Diagnostics.Should().HaveCount(4 - hidden).And.NotContain(d => d.Descriptor.Id != "PL3003", "what is wrong with it is told once, after the run");
        result.MatchedSuppressions.Should().HaveCount(hidden > 0 ? 1 : 0);
    }

    [Test]
    public void One_that_is_over_hides_nothing_and_counts_as_met()
    {
        Suppression suppression = Suppress("PL3003", until: "2026-11-24");
        LintResult result = LintJson(Policies, Options with { Suppressions = [suppression] });
        result.Suppressed.Should().BeEmpty();
        result.Diagnostics.Should().HaveCount(4);
        result.MatchedSuppressions.Should().Equal(suppression);
    }

    [Test]
    public void After_the_run_each_is_judged()
    {
        Suppression used = Suppress("PL3003", reason: "");
        Suppression over = Suppress("PL3003", until: "2026-11-24");
        Suppression unused = Suppress("PL3002");
        Suppression off = Suppress("PL4001");
        var linter = new Linter(RuleCatalog.All, Options);

        Check([used, over, unused, off], [used, over]).Should().Equal("PL9002 PL3003", "PL9003 PL3003", "PL9001 PL3002");
        Check([used, over, unused, off], null).Should().Equal("PL9002 PL3003", "PL9003 PL3003");
        Check([unused], [unused]).Should().BeEmpty();

        IEnumerable<string> Check(Suppression[] all, HashSet<Suppression>? matched)
            => linter.CheckSuppressions(Configuration, all, matched).Diagnostics.Select(d => $"{d.Descriptor.Id} {d.Origin.Text}");
    }

    [Test]
    public void Ids_of_what_is_left_do_not_change_when_something_is_suppressed()
    {
        const string Twice = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*", "s3:*"],"Resource":"arn:aws:s3:::reports"}]}""";
        string[] before = [.. DiagnosticFingerprints.Compute(LintJson(Twice))];
        before.Should().HaveCount(2);

        // The first of two that are alike.
        LintResult result = LintJson(Twice.Replace("[\"s3", "[ /* policylint: ignore[PL3003] -- accepted */ \"s3", StringComparison.Ordinal));
        DiagnosticFingerprints.Compute(result).Should().Equal(before[1]);
        DiagnosticFingerprints.ComputeSuppressed(result).Should().Equal(before[0]);
    }

    [TestCase("2026-11-24T23:59:59Z", false)]
    [TestCase("2026-11-25T23:59:59Z", false)]
    [TestCase("2026-11-26T00:00:00Z", true)]
    [TestCase("2026-11-26T01:00:00+02:00", false)]
    public void A_day_is_over_at_midnight_in_UTC(string now, bool isPast)
    {
        CalendarDate.TryParse("2026-11-25", out CalendarDate date).Should().BeTrue();
        date.IsPast(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(isPast);
        date.ToString().Should().Be("2026-11-25");
    }

    [TestCase("2026-2-03")]
    [TestCase("2026-02-30")]
    [TestCase("0000-01-01")]
    [TestCase("2026-02-03 ")]
    [TestCase("2026-02-03T00:00:00Z")]
    [TestCase("٢٠٢٦-٠٢-٠٣")]
    [TestCase("")]
    [TestCase(null)]
    public void No_other_text_is_a_day(string? text) => CalendarDate.TryParse(text, out _).Should().BeFalse();

    private static Suppression Suppress(string rule, string? policy = null, string? sid = null, string? value = null, string? until = null, string reason = "accepted")
    {
        int start = Configuration.Text.IndexOf(rule, StringComparison.Ordinal);
        var origin = new Origin(Configuration, new TextSpan(Math.Max(0, start), rule.Length));
        return new Suppression(SuppressionKind.Configuration, origin, new SuppressedRule(rule, origin))
        {
            Policy = policy,
            Sid = sid,
            Value = value,
            Reason = reason,
            Until = CalendarDate.TryParse(until, out CalendarDate date) ? date : null,
        };
    }
}
