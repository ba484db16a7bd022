using PolicyLint.Analysis;
using PolicyLint.Rules.Input;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class JsonCommentRuleTests : RuleFixture<JsonCommentRule>
{
    [Test]
    public void Removes_a_comment_with_its_line() => Check(
        """
        {
          [|// who may read|]
          "Version": "2012-10-17",
          "Statement": []
        }
        """,
        fixedTo: """
        {
          "Version": "2012-10-17",
          "Statement": []
        }
        """,
        message: "AWS refuses a policy with a comment in it");

    [Test]
    public void Removes_a_comment_at_the_end_of_a_line_with_the_blanks_before_it() => Check(
        "{\r\n  \"Version\": \"2012-10-17\", [|// newest|]\r\n  [|/* none */|]\r\n  \"Statement\": []\r\n}  [|/* end */|]",
        fixedTo: "{\r\n  \"Version\": \"2012-10-17\",\r\n  \"Statement\": []\r\n}");

    [Test]
    public void Keeps_the_indentation_of_what_follows() => Check(
        "{\n  [|/* newest */|] \"Version\":[|/*!*/|]\"2012-10-17\",\n  \"Statement\": [ [|/* none */|] ]\n}",
        fixedTo: "{\n  \"Version\":\"2012-10-17\",\n  \"Statement\": [ ]\n}");

    [Test]
    public void Does_not_remove_a_comment_that_suppresses_something() => Check(
        "{\n  [|// policylint: ignore[PL3002] -- why|]\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [ [|/*policylint: ignore[PL1] -- why*/|] ]\n}",
        fixedTo: "{\n  // policylint: ignore[PL3002] -- why\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [ /*policylint: ignore[PL1] -- why*/ ]\n}");

    [Test]
    public void Leaves_slashes_in_strings()
        => Check("""{"Version":"2012-10-17","Id":"// no /* comment */","Statement":[]}""");

    [Test]
    public void Leaves_a_jsonc_file_but_not_the_policy_in_its_strings()
    {
        Linter linter = RuleVerifier.LinterFor(new JsonCommentRule());
        const string Policy = """{"Version":"2012-10-17","Statement":[/**/]}""";
        linter.Lint(SourceText.From(Policy, "policies/read.jsonc")).Diagnostics.Should().BeEmpty();
        linter.Lint(SourceText.From(Policy, "policies/READ.JSONC")).Diagnostics.Should().BeEmpty();
        linter.Lint(SourceText.From(Policy, "policies/jsonc.json")).Diagnostics.Should().ContainSingle();

        string wrapped = $$"""{"Policy":{{System.Text.Json.JsonSerializer.Serialize(Policy)}}}""";
        LintResult result = linter.Lint(SourceText.From(wrapped, "read.jsonc"));
        result.Diagnostics.Should().ContainSingle().Which.Origin.Text.Should().Be("/**/");
    }

    [Test]
    public void Leaves_files_that_hold_no_policy() => Check("""{"compilerOptions":{"strict":true /**/}}""");
}
