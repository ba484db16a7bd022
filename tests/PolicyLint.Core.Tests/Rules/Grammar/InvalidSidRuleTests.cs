using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class InvalidSidRuleTests : RuleFixture<InvalidSidRule>
{
    [Test]
    public void Reports_and_repairs_a_hyphen() => Check(
        """{"Sid":[|"read-reports"|],"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""",
        fixedTo: """{"Sid":"readreports","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""",
        message: "Sid \"read-reports\" has a character other than A-Z, a-z and 0-9");

    [TestCase("read reports")]
    [TestCase("Zugriffslöschung")]
    [TestCase("read_reports")]
    public void Reports_everything_that_is_no_ascii_letter_or_digit(string sid)
        => Check($$"""{"Sid":[|"{{sid}}"|],"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""");

    [Test]
    public void Offers_no_fix_that_makes_a_duplicate() => CheckUnfixable(
        """
        [
          {"Sid":"ab","Effect":"Allow","Action":"s3:GetObject","Resource":"*"},
          {"Sid":[|"a-b"|],"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}
        ]
        """);

    [TestCase("")]
    [TestCase("ReadReports2")]
    public void Leaves_letters_digits_and_the_empty_Sid(string sid)
        => Check($$"""{"Sid":"{{sid}}","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""");

    [Test]
    public void Leaves_resource_policies_whose_service_may_allow_more() => Check(
        """{"Sid":"a-b","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}""",
        kind: PolicyKind.Resource);
}
