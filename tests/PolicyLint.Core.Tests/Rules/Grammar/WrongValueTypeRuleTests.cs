using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class WrongValueTypeRuleTests : RuleFixture<WrongValueTypeRule>
{
    [TestCase("""{"Version":[|2012|],"Statement":[{"Effect":"Allow","Action":"*"}]}""", "Found a number in Version where a string is expected")]
    [TestCase("""{"Version":"2012-10-17","Statement":[|"s3:*"|]}""", "Found a string in Statement where an object or a list of objects is expected")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*"},[|[]|]]}""", "Found a list in Statement where an object is expected")]
    [TestCase("""{"Effect":"Allow","Action":[|true|],"Resource":"*"}""", "Found a Boolean in Action where a string or a list of strings is expected")]
    [TestCase("""{"Effect":"Allow","Action":"*","Resource":["*",[|{}|]]}""", "Found an object in Resource where a string is expected")]
    [TestCase("""{"Effect":"Allow","Action":"*","Condition":[|[]|]}""", "Found a list in Condition where an object is expected")]
    [TestCase("""{"Effect":"Allow","Action":"*","Condition":{"Bool":[|"true"|]}}""", "Found a string in Condition where an object of condition keys is expected")]
    [TestCase("""{"Effect":"Allow","Action":"*","Condition":{"Bool":{"aws:SecureTransport":[|null|]}}}""", "Found null in Condition where a string, number or Boolean, or a list of them is expected")]
    [TestCase("""{"Effect":"Allow","Action":"*","Condition":{"Bool":{"aws:SecureTransport":["true",[|["true"]|]]}}}""", "Found a list in Condition where a string, number or Boolean is expected")]
    [TestCase("""{"Effect":"Allow","Action":"*","Principal":[|true|]}""", "Found a Boolean in Principal where \"*\" or an object is expected")]
    public void Says_what_stands_where_and_what_belongs_there(string source, string message) => Check(source, message: message);

    [Test]
    public void Puts_an_account_into_quotes() => Check(
        """{"Effect":"Allow","Principal":{"AWS":["*",[|111122223333|]]},"Action":"*"}""",
        fixedTo: """{"Effect":"Allow","Principal":{"AWS":["*","111122223333"]},"Action":"*"}""",
        message: "Found a number in Principal where a string is expected");

    [Test]
    public void Puts_a_Sid_into_quotes() => Check(
        """{"Sid":[|1|],"Effect":"Allow","Action":"*","Resource":"*"}""",
        fixedTo: """{"Sid":"1","Effect":"Allow","Action":"*","Resource":"*"}""");

    [TestCase("""{"Version":"2012-10-17","Statement":{"Effect":[|true|],"Action":"*","Resource":"*"}}""")]
    [TestCase("""{"Effect":"Allow","Action":[|1|],"Resource":"*"}""")]
    [TestCase("""{"Sid":[|null|],"Effect":"Allow","Action":"*","Resource":"*"}""")]
    public void Offers_no_quotes_where_they_would_not_help(string source)
        => RuleVerifier.LinterFor(new WrongValueTypeRule()).Lint(SourceText.From(MarkedText.Parse(source).Text)).Diagnostics
            .Should().ContainSingle().Which.Fixes.Should().BeEmpty();

    [TestCase("""{"Effect":"Allow","Action":["*"],"Resource":[],"Condition":{"NumericEquals":{"s3:max-keys":10},"Bool":{"aws:SecureTransport":[true,"false"]}}}""")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Principal":"*"}}""")]
    public void Leaves_every_form_that_the_grammar_allows(string source) => Check(source);

    [Test]
    public void Leaves_what_stands_under_an_unknown_name_and_a_list_of_principals()
    {
        Check("""{"Version":"2012-10-17","Comment":null,"Statement":[{"Effect":"Allow","Action":"*","Comment":null,"Tags":[]}]}""");
        Check("""{"Effect":"Allow","Action":"*","Principal":["*"]}""");
    }

    [Test]
    public void Leaves_an_Id_where_none_belongs()
    {
        const string Policy = """{"Version":"2012-10-17","Id":{0},"Statement":[{"Effect":"Allow","Action":"*","Principal":"*","Resource":"*"}]}""";
        Check(Policy.Replace("{0}", "1", StringComparison.Ordinal), kind: PolicyKind.Identity);
        Check(
            Policy.Replace("{0}", "[|1|]", StringComparison.Ordinal),
            fixedTo: Policy.Replace("{0}", "\"1\"", StringComparison.Ordinal),
            kind: PolicyKind.Resource);
    }

    [Test]
    public void Leaves_a_value_that_was_cut_off() => Check("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":""");
}
