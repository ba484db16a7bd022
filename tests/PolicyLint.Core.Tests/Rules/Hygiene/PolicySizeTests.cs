using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Text;
using PolicyLint.Yaml;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

[Parallelizable(ParallelScope.All)]
internal sealed class PolicySizeTests
{
    private static readonly JsonSerializerOptions Minified = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Policy PolicyOf(string source) => new Linter([]).Lint(SourceText.From(source)).Policies.Single();

    [TestCase("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } }""")]
    [TestCase("""{ "Version": "2012-10-17", "Id": "x", "Statement": [ { "Sid": "A", "Effect": "Allow", "Action": ["s3:*", "ec2:*"], "NotResource": [] }, { "Effect": "Deny", "NotAction": "*", "Resource": ["*"] } ] }""")]
    [TestCase("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*" } }""")]
    [TestCase("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "NotPrincipal": { "AWS": ["1", "2"], "Service": "x" }, "Action": "s3:*", "Resource": "*", "Condition": { "StringEquals": { "a:b": "c d", "e:f": ["g", "h"] }, "Bool": { "i:j": true }, "NumericLessThan": { "k:l": [1, 22] } } } }""")]
    [TestCase("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:\"\\\u0041", "Resource": "*", "Condition": {} } }""")]
    public void Counts_what_JSON_without_white_space_has(string source)
    {
        var size = PolicySize.Of(PolicyOf(source));
        size.Characters.Should().Be(JsonNode.Parse(source)!.ToJsonString(Minified).Length);
        size.IsLeast.Should().BeFalse();
    }

    [Test]
    public void Counts_every_policy_of_the_corpus_as_a_JSON_writer_does()
    {
        int count = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.json"))
        {
            string text = File.ReadAllText(file);
            LintResult result = new Linter([]).Lint(SourceText.From(text));
            if (result.Policies is [{ Pointer: "", IsFragment: false }] && JsonNode.Parse(text) is JsonObject root)
            {
                PolicySize.Of(result.Policies[0]).Characters.Should().Be(root.ToJsonString(Minified).Length, file);
                count++;
            }
        }

        count.Should().BePositive();
    }

    [Test]
    public void Knows_bytes_and_blanks()
    {
        var size = PolicySize.Of(PolicyOf("""{"Version":"2012-10-17","Statement":{"Sid":"a b ä € 😀"}}"""));
        size.Blanks.Should().Be(4);
        size.Characters.Should().Be(57);
        size.Bytes.Should().Be(57 + 1 + 2 + 2);
    }

    [TestCase("""{"Version":"2012-10-17","Statement":{"Sid":"a"},"Other":{"x":1}}""")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Sid":7}}""")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Sid":"a","Other":1}}""")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Sid":"a" """)]
    public void Says_when_there_is_more(string source)
    {
        var size = PolicySize.Of(PolicyOf(source));
        size.IsLeast.Should().BeTrue();
        size.Characters.Should().BeLessThanOrEqualTo(source.Length + 2);
    }

    [Test]
    public void Counts_of_a_template_what_is_known()
    {
        const string Source = """{"Resources":{"P":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":{"Fn::Sub":"arn:aws:s3:::${AWS::StackName}/*"}}]}}}}}""";
        var size = PolicySize.Of(PolicyOf(Source));
        size.IsLeast.Should().BeTrue();
        size.Characters.Should().Be("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::/*"}]}""".Length);
    }

    [Test]
    public void Measures_YAML_as_JSON()
    {
        const string Yaml = "Version: 2012-10-17\nStatement:\n- Effect: Allow\n  Action: s3:*\n  Resource:\n  - '*'\n";
        Policy policy = new Linter([]).Lint(SourceText.From(Yaml), YamlLanguage.Instance).Policies.Single();
        PolicySize.Of(policy).Characters.Should().Be("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":["*"]}]}""".Length);
        PolicySize.AsWritten(policy).Should().BeNull();
    }

    [Test]
    public void Knows_what_a_file_has_as_it_is_written()
    {
        const string Source = """{ "Version": "2012-10-17", "Statement": [] }""";
        PolicySize.AsWritten(PolicyOf(Source)).Should().Be(Source.Length);
        PolicySize.AsWritten(PolicyOf("  " + Source + "\n")).Should().Be(Source.Length);
        PolicySize.AsWritten(PolicyOf($"{{\"PolicyDocument\":{Source}}}")).Should().BeNull();
        PolicySize.AsWritten(PolicyOf("\"" + Source.Replace("\"", "\\\"") + "\"")).Should().BeNull();
    }

    [Test]
    public void Knows_what_covered_entries_take()
    {
        Policy policy = PolicyOf("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*","s3:Get*","s3:*"],"Resource":["arn:aws:s3:::b/*","arn:aws:s3:::b/x"]}]}""");
        PolicySize.OfCoveredEntries(policy).Should().Be("\"s3:Get*\",".Length + "\"s3:*\",".Length + "\"arn:aws:s3:::b/x\",".Length);
    }
}
