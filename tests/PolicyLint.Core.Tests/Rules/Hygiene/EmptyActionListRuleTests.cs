using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class EmptyActionListRuleTests : RuleFixture<EmptyActionListRule>
{
    [TestCase("Action")]
    [TestCase("NotAction")]
    public void Reports_an_empty_list(string name) => Check(
        $$"""{"Effect":"Allow","{{name}}":[|[]|],"Resource":"*"}""",
        message: $"\"{name}\" is an empty list");

    [Test]
    public void Reports_a_list_with_nothing_but_space() => Check("""{"Effect":"Deny","Action":[|[  ]|],"Resource":"*"}""");

    [Test]
    public void Reports_both() => Check("""{"Effect":"Deny","Action":[|[]|],"NotAction":[|[]|],"Resource":"*"}""");

    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Resource)]
    public void Reports_in_every_kind_of_policy(PolicyKind kind)
        => Check("""{"Effect":"Deny","Action":[|[]|],"Principal":"*","Resource":"*"}""", kind: kind);

    [TestCase("\"\"")]
    [TestCase("[\"\"]")]
    [TestCase("[null]", Description = "data-type-mismatch")]
    [TestCase("[[]]", Description = "data-type-mismatch")]
    [TestCase("{}", Description = "data-type-mismatch")]
    public void Leaves_what_is_wrong_in_another_way(string value) => Check($$"""{"Effect":"Allow","Action":{{value}},"Resource":"*"}""");

    [Test]
    public void Leaves_a_duplicate_that_has_actions() => Check("""{"Effect":"Allow","Action":"s3:GetObject","Action":[],"Resource":"*"}""");

    [TestCase("""{"Effect":"Allow","Resource":"*","Action":[""")]
    [TestCase("""{"Effect":"Allow","Resource":"*","Action":[]""")]
    [TestCase("""{"Effect":"Allow","Resource":"*","Action":[ 's3:GetObject' ]}""")]
    public void Leaves_what_was_not_read_whole(string source) => Check(source);
}
