using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class EmptySidRuleTests : RuleFixture<EmptySidRule>
{
    [TestCase(null)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Reports_and_removes(PolicyKind? kind) => Check(
        """{"Sid":[|""|],"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}""",
        fixedTo: """{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}""",
        message: "Sid is an empty string",
        kind: kind);

    [Test]
    public void Removes_it_wherever_it_stands() => Check(
        """
        [
          { "Effect": "Deny", "Sid": [|""|], "Action": "s3:GetObject", "Resource": "*" },
          { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*", "Sid": [|""|] },
          { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*", "Sid": "A" }
        ]
        """,
        fixedTo: """
        [
          { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" },
          { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" },
          { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*", "Sid": "A" }
        ]
        """);

    [TestCase("\"A\"")]
    [TestCase("\" \"", Description = "invalid-sid")]
    [TestCase("null", Description = "data-type-mismatch")]
    [TestCase("[]", Description = "data-type-mismatch")]
    public void Leaves(string sid) => Check($$"""{"Sid":{{sid}},"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}""");

    [Test]
    public void Leaves_a_statement_without_Sid() => Check("""{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}""");
}
