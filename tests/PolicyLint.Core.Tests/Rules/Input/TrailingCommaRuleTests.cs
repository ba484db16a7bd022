using PolicyLint.Analysis;
using PolicyLint.Rules.Input;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class TrailingCommaRuleTests : RuleFixture<TrailingCommaRule>
{
    [Test]
    public void Removes_the_comma_and_nothing_else() => Check(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["s3:GetObject"[|,|] ], "Resource": "*"[|,|] },
          ],
        }
        """.Replace("},", "}[|,|]", StringComparison.Ordinal).Replace("],\n}", "][|,|]\n}", StringComparison.Ordinal),
        fixedTo: """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["s3:GetObject" ], "Resource": "*" }
          ]
        }
        """,
        message: "AWS refuses a policy with a comma before a closing bracket");

    [Test]
    public void Finds_it_behind_a_comment_too() => Check(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"} /* , */ [|,|] /* , */ ]}""");

    [Test]
    public void Leaves_commas_between_elements()
        => Check("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["a:b","c:d"],"Resource":"*"}]}""");

    [Test]
    public void Leaves_a_jsonc_file_but_not_the_policy_in_its_strings()
    {
        Linter linter = RuleVerifier.LinterFor(new TrailingCommaRule());
        const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow"},]}""";
        linter.Lint(SourceText.From(Policy, "policies/read.jsonc")).Diagnostics.Should().BeEmpty();
        linter.Lint(SourceText.From(Policy, "policies/READ.JSONC")).Diagnostics.Should().BeEmpty();
        linter.Lint(SourceText.From(Policy, "policies/jsonc.json")).Diagnostics.Should().ContainSingle();

        string wrapped = $$"""{"Policy":{{System.Text.Json.JsonSerializer.Serialize(Policy)}}}""";
        LintResult result = linter.Lint(SourceText.From(wrapped, "read.jsonc"));
        result.Diagnostics.Should().ContainSingle().Which.Origin.Text.Should().Be(",");
    }

    [Test]
    public void Leaves_files_that_hold_no_policy() => Check("""{"compilerOptions":{"strict":true,}}""");
}
