using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Analysis;

/// <summary>What rules are told of resources, seen through a rule.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class StatementResourceTests
{
    [TestCase("*", StatementResourceForm.Everything)]
    [TestCase("**", StatementResourceForm.Everything)]
    [TestCase("arn:aws:s3:::b", StatementResourceForm.Arn)]
    [TestCase("arn:*:*:*:*:*", StatementResourceForm.Arn)]
    [TestCase("arn:aws:s3:*", StatementResourceForm.Malformed)]
    [TestCase("arn:*", StatementResourceForm.Malformed)]
    [TestCase("b", StatementResourceForm.Malformed)]
    [TestCase("", StatementResourceForm.Malformed)]
    public void Has_a_form(string resource, StatementResourceForm form) => One(resource).Form.Should().Be(form);

    [TestCase("arn:aws:s3:::b/*", "arn:aws:s3:::b/*")]
    [TestCase("arn:aws:s3:::${aws:username}/${*}", "arn:aws:s3:::*/?")]
    [TestCase("arn:aws:sqs:*:${aws:PrincipalAccount}:q", "arn:aws:sqs:*:*:q")]
    [TestCase("arn:aws:s3:::{{bucket}}/{{key}}.txt", "arn:aws:s3:::*/*.txt")]
    [TestCase("arn:aws:s3:::{{bucket", "arn:aws:s3:::{{bucket")]
    [TestCase("arn:aws:s3:::${self:custom.bucket}", "arn:aws:s3:::*")]
    public void What_is_not_known_is_an_asterisk(string resource, string pattern)
    {
        One(resource).Pattern.Should().Be(pattern);
        One(resource, version: "").Pattern.Should().Be(pattern, "without variables of IAM it may be a placeholder of another tool");
    }

    [Test]
    public void Those_of_NotResource_come_last_and_are_marked()
        => All("""{"Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::b","Resource":["*","arn:aws:s3:::c"]}""")
            .Should().Equal(("*", false), ("arn:aws:s3:::c", false), ("arn:aws:s3:::b", true));

    [Test]
    public void Each_statement_has_its_own()
        => All("""[{"Effect":"Allow","Action":"*","Resource":["arn:aws:s3:::b","*"]},{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::c"},{"Effect":"Allow","Action":"*"}]""")
            .Should().Equal(("arn:aws:s3:::b", false), ("*", false), ("arn:aws:s3:::c", false));

    [TestCase("*", ArnFields.None)]
    [TestCase("b", ArnFields.None)]
    [TestCase("arn:aws:s3:::b/*", ArnFields.Resource)]
    [TestCase("arn:aws:s3:::b", ArnFields.None)]
    [TestCase("arn:aws:s3:eu-west-1::b", ArnFields.Region)]
    public void Tells_the_fields_in_which_it_is_not_of_a_type(string resource, ArnFields fields)
    {
        ServiceReference.Default.TryGetService("s3", out AwsService service).Should().BeTrue();
        service.TryGetResourceType("bucket", out AwsResourceType type).Should().BeTrue();

        Seen seen = See(resource, "2012-10-17", type);

        seen.Mismatches.Should().Be(fields);
    }

    private static Seen One(string resource, string version = "2012-10-17") => See(resource, version, null);

    private static Seen See(string resource, string version, AwsResourceType? type)
    {
        var probe = new Probe(type);
        string policy = $$"""{"Version":"{{version}}","Statement":[{"Effect":"Allow","Action":"*","Resource":"{{resource}}"}]}""";
        new Linter([probe]).Lint(SourceText.From(policy, "policy.json"));
        return probe.Seen.Should().ContainSingle().Subject;
    }

    private static IEnumerable<(string, bool)> All(string policy)
    {
        var probe = new Probe(null);
        new Linter([probe]).Lint(SourceText.From(policy, "policy.json"));
        return probe.Seen.Select(s => (s.Pattern, s.IsExcluded));
    }

    private sealed record Seen(string Pattern, StatementResourceForm Form, bool IsExcluded, ArnFields Mismatches);

    /// <summary>A rule that remembers what it is given.</summary>
    private sealed class Probe(AwsResourceType? type) : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = new()
        {
            Id = "PL2998",
            Name = "probe",
            Severity = Severity.Warning,
            Title = "Probe",
            Message = "Probe",
            Rationale = "Probe.",
            Remedy = "Probe.",
            Help = "Probe.",
        };

        public List<Seen> Seen { get; } = [];

        public override void Check(Statement statement, RuleContext context)
        {
            foreach (StatementResource resource in context.Resources)
            {
                ArnFields mismatches = type is { } wanted ? resource.FindMismatches(wanted) : ArnFields.None;
                Seen.Add(new Seen(resource.Pattern.ToString(), resource.Form, resource.IsExcluded, mismatches));
            }
        }
    }
}
