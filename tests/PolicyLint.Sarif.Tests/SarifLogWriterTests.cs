using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis.Sarif;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Sarif.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class SarifLogWriterTests
{
    private static LintResult[] Sample =>
    [
        Log.Lint(Log.Admin, "a b/[c] 100%.json"),
        Log.Lint("{\r\n\"Sid\":\"😀-x\",\r\n\"Effect\":\"Allow\",\"Action\":[\"*\",\"*:*\"],\"Resource\":\"*\"}\r\n", "crlf.json"),
        Log.Lint("""{"Effect":"Allow","Action":"s3:Get","Resource":"*","Condition":{"StringEquals":{"aws:x":"a*"}}}""", "like.json"),
        Log.Lint("""{"Role":{"RoleName":"Admin","AssumeRolePolicyDocument":{"Statement":{"Effect":"Allow","Action":"*"}}}}""", "role.json"),
        Log.Lint("""{"Version":"2012-10-17","Statement":[],,}""", "broken.json"),
        Log.Lint("[]", "none.json"),
    ];

    [Test]
    public void Writes_UTF8_without_mark_indented_with_a_final_newline()
    {
        byte[] log = Log.Write(Sample);

        log[0].Should().Be((byte)'{');
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(log);
        text.Should().StartWith("{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n").And.EndWith("\n}\n");
        text.Should().NotContain("\r");
    }

    [Test]
    public void Leaves_the_stream_open()
    {
        using var output = new MemoryStream();

        SarifLogWriter.Write(output, new SarifRun([], [], Log.Version));

        output.CanWrite.Should().BeTrue();
    }

    [Test]
    public void Writes_the_same_bytes_whatever_the_order_of_files_and_rules()
    {
        byte[] log = Log.Write(Log.Linter.ActiveRules, Sample);

        Log.Write(Log.Linter.ActiveRules.Reverse(), [.. Sample.Reverse()]).Should().Equal(log);
    }

    [Test]
    public void Writes_no_place_of_this_machine_and_no_time()
    {
        string text = Log.Text(Sample);

        text.Should().NotContain("file:").And.NotContain(Environment.CurrentDirectory).And.NotContain(Environment.MachineName);
        text.Should().NotContainAny("TimeUtc", "invocations", "automationDetails", "versionControlProvenance");
    }

    [Test]
    public void Writes_everything_that_GitHub_requires()
    {
        using JsonDocument document = JsonDocument.Parse(Log.Write(Sample));
        JsonElement log = document.RootElement;

        log.GetProperty("$schema").GetString().Should().Be("https://json.schemastore.org/sarif-2.1.0.json");
        log.GetProperty("version").GetString().Should().Be("2.1.0");
        JsonElement run = log.GetProperty("runs").EnumerateArray().Should().ContainSingle().Subject;
        run.GetProperty("columnKind").GetString().Should().Be("utf16CodeUnits");
        run.TryGetProperty("automationDetails", out _).Should().BeFalse("it would override the uploader's category");
        JsonElement driver = run.GetProperty("tool").GetProperty("driver");
        driver.GetProperty("name").GetString().Should().Be("PolicyLint");
        JsonElement[] rules = [.. driver.GetProperty("rules").EnumerateArray()];
        rules.Should().HaveCount(4);
        foreach (JsonElement rule in rules)
        {
            RequireText(rule, "id");
            RequireText(rule.GetProperty("shortDescription"), "text");
            RequireText(rule.GetProperty("fullDescription"), "text");
            RequireText(rule.GetProperty("help"), "text");
        }

        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];
        results.Should().HaveCountGreaterThan(5);
        foreach (JsonElement result in results)
        {
            RequireText(result.GetProperty("message"), "text");
            rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().Should().Be(RequireText(result, "ruleId"));
            result.GetProperty("level").GetString().Should().BeOneOf("error", "warning", "note");
            RequireText(result.GetProperty("partialFingerprints"), "primaryLocationLineHash").Should().MatchRegex("^[0-9a-f]{1,16}:[0-9]+$");
            RequireText(result.GetProperty("partialFingerprints"), "policylint/v1");
            RequirePlace(result.GetProperty("locations").EnumerateArray().Should().ContainSingle().Subject);
            if (result.TryGetProperty("relatedLocations", out JsonElement related))
            {
                int id = 0;
                foreach (JsonElement location in related.EnumerateArray())
                {
                    location.GetProperty("id").GetInt32().Should().Be(++id);
                    RequireText(location.GetProperty("message"), "text");
                    RequirePlace(location);
                }
            }
        }
    }

    [Test]
    public void Writes_a_run_without_findings_and_without_rules()
    {
        using JsonDocument document = JsonDocument.Parse(Log.Write([], Log.Lint("[]")));

        JsonElement run = document.RootElement.GetProperty("runs")[0];
        run.GetProperty("results").GetArrayLength().Should().Be(0, "an empty list closes old alerts, none at all is no log");
        run.GetProperty("tool").GetProperty("driver").GetProperty("rules").GetArrayLength().Should().Be(0);
    }

    [Test]
    public void Says_who_it_is()
    {
        ToolComponent driver = Log.Read().Tool.Driver;

        driver.FullName.Should().Be("PolicyLint 1.2.3");
        driver.Version.Should().Be("1.2.3");
        driver.SemanticVersion.Should().Be("1.2.3");
        driver.InformationUri.OriginalString.Should().Be("https://github.com/policylint/policylint");
    }

    [Test]
    public void Describes_the_root_and_does_not_say_where_it_is()
    {
        ArtifactLocation root = Log.Read().OriginalUriBaseIds.Should().ContainKey("%SRCROOT%").WhoseValue;

        root.Uri.Should().BeNull();
        root.Description.Text.Should().NotBeEmpty();
    }

    [Test]
    public void Orders_results_by_path_line_column_and_rule()
    {
        const string Two = """{"Effect":"Allow","Sid":"a-b","Action":"*","Resource":"*"}""";

        Log.Read(Log.Lint("[" + Two + ",\n" + Two + "]", "b.json"), Log.Lint(Two, "a.json"), Log.Lint(Two, "B.json")).Results
            .Select(r => $"{r.Locations[0].PhysicalLocation.ArtifactLocation.Uri}:{r.Locations[0].PhysicalLocation.Region.StartLine} {r.RuleId}")
            .Should().Equal(
                "B.json:1 PL1014", "B.json:1 PL3001", "a.json:1 PL1014", "a.json:1 PL3001",
                "b.json:1 PL1014", "b.json:1 PL3001", "b.json:2 PL1014", "b.json:2 PL3001");
    }

    [TestCase(Severity.Error, "error")]
    [TestCase(Severity.Warning, "warning")]
    [TestCase(Severity.Suggestion, "note")]
    public void Writes_the_users_severity_even_where_it_is_SARIFs_default(Severity severity, string level)
    {
        LintResult file = SampleRule.Linter(severity).Lint(SourceText.From(Log.Admin));
        using JsonDocument document = JsonDocument.Parse(Log.Write([new SampleRule(Severity.Error).Descriptor], file));

        JsonElement run = document.RootElement.GetProperty("runs")[0];
        run.GetProperty("results")[0].GetProperty("level").GetString().Should().Be(level);
    }

    [TestCase(Severity.Error, "error", "error")]
    [TestCase(Severity.Warning, "warning", "warning")]
    [TestCase(Severity.Suggestion, "note", "recommendation")]
    public void Writes_a_rules_severity(Severity severity, string level, string problemSeverity)
    {
        using JsonDocument document = JsonDocument.Parse(Log.Write([new SampleRule(severity).Descriptor]));

        JsonElement rule = RuleOf(document);
        rule.GetProperty("defaultConfiguration").GetProperty("level").GetString().Should().Be(level);
        rule.GetProperty("properties").GetProperty("problem.severity").GetString().Should().Be(problemSeverity);
    }

    [Test]
    public void Makes_a_rule_a_security_rule_only_if_it_says_so()
    {
        using JsonDocument security = JsonDocument.Parse(Log.Write([new SampleRule(securitySeverity: 9.1).Descriptor]));
        using JsonDocument form = JsonDocument.Parse(Log.Write([new SampleRule().Descriptor]));

        JsonElement properties = RuleOf(security).GetProperty("properties");
        properties.GetProperty("security-severity").GetString().Should().Be("9.1", "GitHub wants a string");
        properties.GetProperty("tags").EnumerateArray().Select(t => t.GetString()).Should().Equal("hygiene", "security");
        RuleOf(form).GetProperty("properties").TryGetProperty("security-severity", out _).Should().BeFalse();
        RuleOf(form).GetProperty("properties").GetProperty("tags").EnumerateArray().Select(t => t.GetString()).Should().Equal("hygiene");
    }

    [Test]
    public void Writes_a_rules_page_without_marks_and_with_its_address()
    {
        ReportingDescriptor rule = Log.Read(Log.Write([new SampleRule().Descriptor])).Tool.Driver.Rules.Should().ContainSingle().Subject;

        rule.Id.Should().Be("PL7990");
        rule.Name.Should().Be("sample");
        rule.ShortDescription.Text.Should().Be("Title");
        rule.FullDescription.Text.Should().Be("Rationale");
        rule.HelpUri.OriginalString.Should().Be("https://github.com/policylint/policylint/blob/main/rules.md#pl7990-sample");
        rule.Help.Text.Should().StartWith("PL7990 sample\nTitle\n")
            .And.Contain("What to do: Remedy\n").And.Contain("\n    x\n    ^\n")
            .And.EndWith("\n\nhttps://github.com/policylint/policylint/blob/main/rules.md#pl7990-sample\n");
        rule.Help.Markdown.Should().StartWith("# PL7990 sample\n")
            .And.Contain("Remedy").And.Contain("```json\nx\n```\n")
            .And.EndWith("\n\n[PL7990 sample](https://github.com/policylint/policylint/blob/main/rules.md#pl7990-sample)\n");
    }

    [Test]
    public void Tags_a_rule_with_what_it_is_about_and_the_check_that_it_answers()
    {
        IList<ReportingDescriptor> rules = Log.Read().Tool.Driver.Rules;

        rules.Select(r => r.Id).Should().Equal("PL0001", "PL1014", "PL1057", "PL3001");
        rules[2].Tags.Should().BeEquivalentTo("grammar", "security", "external/aws-access-analyzer/WILDCARD_WITHOUT_LIKE_OPERATOR");
        rules[2].GetProperty("precision").Should().Be("very-high");
        rules[3].Tags.Should().BeEquivalentTo("least-privilege", "security");
        rules[3].GetProperty("precision").Should().Be("high");
    }

    [Test]
    public void Keeps_every_rule_of_the_catalog_within_GitHubs_limits()
    {
        Run run = Log.Read(Log.Write(RuleCatalog.All.Select(r => r.Descriptor)));

        run.Tool.Driver.Rules.Should().HaveCount(RuleCatalog.All.Length);
        foreach (ReportingDescriptor rule in run.Tool.Driver.Rules)
        {
            rule.Name.Should().NotBeEmpty().And.Match(name => name.Length <= 255);
            rule.ShortDescription.Text.Should().NotBeEmpty().And.Match(text => text.Length <= 1024);
            rule.FullDescription.Text.Should().NotBeEmpty().And.Match(text => text.Length <= 1024);
            rule.Tags.Count.Should().BeInRange(1, 10);
            rule.Help.Markdown.Should().NotContainAny("[|", "|]");
            if (rule.TryGetProperty("security-severity", out string severity))
            {
                severity.Should().MatchRegex(@"^([0-9]\.[0-9]|10\.0)$").And.NotBe("0.0");
            }
        }
    }

    [Test]
    public void Links_in_messages_and_escapes_what_comes_from_the_policy()
    {
        Result result = Log.Read(SampleRule.Linter().Lint(SourceText.From("""{"Sid":"S","Effect":"Allow","Action":"[a](1)","Resource":"*"}"""))).Results[0];

        result.Message.Text.Should().Be(@"Action \[a\](1) of [this statement](1)");
        result.RelatedLocations.Should().ContainSingle().Which.Id.Should().Be(1);
    }

    [TestCase("""{"Role":{"RoleName":"Admin","AssumeRolePolicyDocument":{"Statement":{"Effect":"Allow","Action":"*"}}}}""", "/Role/AssumeRolePolicyDocument", "role Admin")]
    [TestCase("""{"PolicyDocument":{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}}""", "/PolicyDocument", null)]
    public void Says_which_policy_of_the_file_it_is_about(string text, string pointer, string? name)
    {
        LogicalLocation logical = Log.Read(Log.Lint(text)).Results[0].Locations[0].LogicalLocations.Should().ContainSingle().Subject;

        logical.FullyQualifiedName.Should().Be(pointer);
        logical.Name.Should().Be(name);
    }

    [TestCase("WorkerRole", "AWS::IAM::Role", null, "WorkerRole")]
    [TestCase("module.app.aws_iam_role.worker[0]", "aws_iam_role", null, "module.app.aws_iam_role.worker[0]")]
    [TestCase("WorkerRole2A1B3C4D", "AWS::IAM::Role", "App/Worker/Role/Resource", "App/Worker/Role/Resource")]
    public void Says_which_resource_it_is_about(string logicalId, string type, string? constructPath, string name)
    {
        LintResult file = Log.Lint($$"""{"PolicyDocument":{{Log.Admin}}}""").DeclaredBy(logicalId, type, constructPath);

        LogicalLocation logical = Log.Read(file).Results[0].Locations[0].LogicalLocations.Should().ContainSingle().Subject;

        logical.FullyQualifiedName.Should().Be(name);
        logical.Name.Should().Be(logicalId);
        logical.Kind.Should().Be("resource");
    }

    [Test]
    public void Names_the_construct_in_the_message_for_GitHub_shows_no_logical_locations()
    {
        LintResult file = Log.Lint("""{"Effect":"Allow","Action":["*","*:*"],"Resource":"*"}""").DeclaredBy("Role1", "AWS::IAM::Role", "App/R[0]/Resource");

        Result result = Log.Read(file).Results.Should().ContainSingle().Subject;

        result.Message.Text.Should().Be("Action \"*\" allows every action of every AWS service (construct App/R\\[0\\]/Resource); also [\"*:*\"](1)");
        result.RelatedLocations.Should().ContainSingle().Which.Message.Text
            .Should().Be("Action \"*:*\" allows every action of every AWS service (construct App/R\\[0\\]/Resource)");
        Log.Read(Log.Lint(Log.Admin).DeclaredBy("Role1", "AWS::IAM::Role")).Results[0].Message.Text
            .Should().Be("Action \"*\" allows every action of every AWS service");
    }

    [Test]
    public void Says_nothing_more_of_a_file_that_is_the_policy()
        => Log.Read(Log.Lint(Log.Admin)).Results[0].Locations[0].LogicalLocations.Should().BeNull();

    [Test]
    public void Writes_fixes_that_make_what_the_linter_would_make()
    {
        const string Text = "{\r\n\"Sid\":\"😀-x\",\"Effect\":\"Allow\",\"Action\":\"s3:Get\",\"Resource\":\"*\"}\r\n";

        Microsoft.CodeAnalysis.Sarif.Fix fix = Log.Read(Log.Lint(Text)).Results[0].Fixes.Should().ContainSingle().Subject;

        fix.Description.Text.Should().Be("Remove the other characters");
        fix.GetProperty("safety").Should().Be("unsafe");
        ArtifactChange change = fix.ArtifactChanges.Should().ContainSingle().Subject;
        change.ArtifactLocation.Uri.OriginalString.Should().Be("policy.json");
        Apply(Text, change.Replacements).Should().Be(Text.Replace("😀-x", "x", StringComparison.Ordinal));
    }

    [Test]
    public void Writes_a_fix_that_only_deletes()
    {
        const string Text = "{\"Effect\":\"Allow\",\"Action\":[\"a:b\",\n\"c:d\"],\"Resource\":\"*\"}";

        Microsoft.CodeAnalysis.Sarif.Fix fix = Log.Read(SampleRule.Linter().Lint(SourceText.From(Text))).Results[1].Fixes.Should().ContainSingle().Subject;

        fix.GetProperty("safety").Should().Be("safe");
        fix.ArtifactChanges[0].Replacements.Should().OnlyContain(r => r.InsertedContent == null);
        JsonDocument.Parse(Apply(Text, fix.ArtifactChanges[0].Replacements)).RootElement.GetProperty("Action").ToString().Should().Be("""["a:b"]""");
    }

    [Test]
    public void Takes_the_byte_order_mark_into_the_line_hash_and_into_no_column()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Log.Admin)];

        Result result = Log.Read(Log.Linter.Lint(SourceText.FromBytes(bytes, "bom.json"))).Results[0];

        result.Locations[0].PhysicalLocation.Region.Tell().Should().Be("1:65-1:68");
        result.PartialFingerprints["primaryLocationLineHash"].Should().Be(LineHashes.Compute("\uFEFF" + Log.Admin, hasByteOrderMark: false)[0]);
    }

    [Test]
    public void Leaves_the_line_hash_to_GitHub_where_it_reads_other_characters()
    {
        byte[] utf16 = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Log.Admin)];
        byte[] invalid = Encoding.Latin1.GetBytes(Log.Admin.Replace("*\"}", "é\"}", StringComparison.Ordinal));

        foreach (byte[] bytes in new[] { utf16, invalid })
        {
            Result result = Log.Read(Log.Linter.Lint(SourceText.FromBytes(bytes, "other.json"))).Results.Should().ContainSingle().Subject;
            result.PartialFingerprints.Keys.Should().Equal("policylint/v1");
        }
    }

    [Test]
    public void Writes_a_rules_failure_as_a_result_of_a_rule_of_its_own()
    {
        LintResult file = new Linter([new ThrowingRule()]).Lint(SourceText.From(Log.Admin, "policy.json"));

        Run run = Log.Read(Log.Write([new ThrowingRule().Descriptor], file));

        run.Tool.Driver.Rules.Select(r => r.Id).Should().Equal("PL0999", "PL7991");
        Result result = run.Results.Should().ContainSingle().Subject;
        result.RuleIndex.Should().Be(0);
        result.Message.Text.Should().Contain("PL7991 throwing failed on policy.json");
    }

    private static JsonElement RuleOf(JsonDocument document)
        => document.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules")[0];

    private static string RequireText(JsonElement element, string property)
        => element.GetProperty(property).GetString().Should().NotBeNullOrWhiteSpace(property).And.Subject;

    private static void RequirePlace(JsonElement location)
    {
        JsonElement physical = location.GetProperty("physicalLocation");
        RequireText(physical.GetProperty("artifactLocation"), "uri");
        physical.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString().Should().Be("%SRCROOT%");
        JsonElement region = physical.GetProperty("region");
        var start = (Line: region.GetProperty("startLine").GetInt32(), Column: region.GetProperty("startColumn").GetInt32());
        var end = (Line: region.GetProperty("endLine").GetInt32(), Column: region.GetProperty("endColumn").GetInt32());
        start.Line.Should().BePositive();
        start.Column.Should().BePositive();
        end.CompareTo(start).Should().BePositive("a region shows at least one character");
    }

    private static string Apply(string text, IEnumerable<Replacement> replacements)
    {
        SourceText source = SourceText.From(text);
        return TextEdit.Apply(text, replacements.Select(r => new TextEdit(
            TextSpan.FromBounds(Offset(r.DeletedRegion.StartLine, r.DeletedRegion.StartColumn), Offset(r.DeletedRegion.EndLine, r.DeletedRegion.EndColumn)),
            r.InsertedContent?.Text ?? "")));

        int Offset(int line, int column) => source.GetLineSpan(line).Start + column - 1;
    }

    private sealed class ThrowingRule : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = new()
        {
            Id = "PL7991",
            Name = "throwing",
            Severity = Severity.Warning,
            Title = "Title",
            Message = "Message",
            Rationale = "Rationale",
            Remedy = "Remedy",
            Help = "Help",
        };

        public override void Check(Statement statement, RuleContext context) => throw new InvalidOperationException("Broken");
    }
}
