using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnmatchedActionPatternRuleTests : RuleFixture<UnmatchedActionPatternRule>
{
    [TestCase("Allow", "Action", "grants")]
    [TestCase("Deny", "Action", "denies")]
    [TestCase("Allow", "NotAction", "excludes")]
    public void Says_what_the_pattern_fails_to_do(string effect, string element, string verb) => Check(
        $$"""{"Effect":"{{effect}}","{{element}}":["s3:GetObject",[|"s3:Zzz*"|]],"Resource":"*"}""",
        message: $"\"s3:Zzz*\" matches no action of s3, so it {verb} nothing (reference of 2026-09-26)");

    [TestCase("s3:Gett*", "s3:Get*")]
    [TestCase("s3:GetObjct*", "s3:GetObject*")]
    [TestCase("ec2:Descrbe*", "ec2:Describe*")]
    public void Says_what_was_meant_and_repairs_it(string written, string meant) => Check(
        $$"""{"Effect":"Allow","Action":[|"{{written}}"|],"Resource":"*"}""",
        fixedTo: $$"""{"Effect":"Allow","Action":"{{meant}}","Resource":"*"}""",
        message: $"\"{written}\" matches no action of s3, so it grants nothing (reference of 2026-09-26); did you mean \"{meant}\"?".Replace("of s3", "of " + written[..written.IndexOf(':', StringComparison.Ordinal)], StringComparison.Ordinal));

    [TestCase("s3:*Zzz")]
    [TestCase("s3:GetObject?")]
    [TestCase("s3:Gz??bject")]
    public void Makes_no_guess_about_other_patterns(string pattern)
        => CheckUnfixable($$"""{"Effect":"Allow","Action":[|"{{pattern}}"|],"Resource":"*"}""");

    [TestCase("s3:Get*")]
    [TestCase("S3:gET*")]
    [TestCase("s3:*")]
    [TestCase("s3:*tagging")]
    [TestCase("s3:GetObjec?")]
    [TestCase("s3:Zzz")]
    [TestCase("zzznosuch:Get*")]
    [TestCase("*:Zzz*")]
    [TestCase("*")]
    [TestCase("s3:Zzz *")]
    [TestCase("s3:{{verb}}*")]
    public void Leaves_patterns_that_match_and_what_other_rules_report(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [Test]
    public void Leaves_patterns_that_match_a_declared_action()
    {
        const string Policy = """{"Effect":"Allow","Action":["s3:Moo*","s3:Zzz*"],"Resource":"*"}""";
        DeclaredActions.Lint(new UnmatchedActionPatternRule(), Policy, "s3:MoonGet").Should().ContainSingle().Which.Should().Contain("\"s3:Zzz*\"");
    }
}
