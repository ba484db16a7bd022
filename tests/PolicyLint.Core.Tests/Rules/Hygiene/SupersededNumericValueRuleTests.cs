using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class SupersededNumericValueRuleTests : RuleFixture<SupersededNumericValueRule>
{
    [TestCase("NumericLessThan", """[[|"10"|],"100"]""", """["100"]""")]
    [TestCase("NumericLessThanEquals", """["100",[|"10"|],[|"-5"|]]""", """["100"]""")]
    [TestCase("NumericGreaterThan", """["10",[|"100"|]]""", """["10"]""")]
    [TestCase("NumericGreaterThanEquals", """[[|100|],10.5]""", """[10.5]""", Description = "without quotes")]
    [TestCase("numericlessthan", """["9",[|"9.0"|]]""", """["9"]""", Description = "of equal ones the first stays")]
    [TestCase("NumericLessThanIfExists", """[[|"1e1"|],"11"]""", """["11"]""")]
    [TestCase("ForAllValues:NumericLessThan", """[[|"10"|],"100"]""", """["100"]""")]
    [TestCase("ForAnyValue:NumericGreaterThan", """["10",[|"100"|]]""", """["10"]""")]
    public void Reports_and_removes(string @operator, string values, string fixedTo) => Check(
        $$$"""{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"{{{@operator}}}":{"s3:max-keys":{{{values}}} } } }""",
        fixedTo: $$$"""{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"{{{@operator}}}":{"s3:max-keys":{{{fixedTo}}} } } }""");

    [Test]
    public void Says_which_counts() => Check(
        """{"Effect":"Deny","Action":"s3:ListBucket","Resource":"*","Condition":{"numericlessthan":{"s3:max-keys":[[|"10"|],"100"]}}}""",
        message: "\"10\" under NumericLessThan has no effect beside \"100\"");

    [TestCase("NumericEquals", """["10","100"]""")]
    [TestCase("NumericNotEquals", """["10","100"]""")]
    [TestCase("NumericLessThan", "\"10\"")]
    [TestCase("NumericLessThan", "[\"10\"]")]
    [TestCase("NumericLessThan", """["10","a"]""", Description = "invalid-number")]
    [TestCase("NumericLessThan", """["10","${aws:PrincipalTag/x}"]""", Description = "variable-in-operator")]
    [TestCase("DateLessThan", """["2026-01-01T00:00:00Z","2027-01-01T00:00:00Z"]""", Description = "AWS speaks of numbers only")]
    [TestCase("StringEquals", """["10","100"]""")]
    public void Leaves(string @operator, string values)
        => Check($$$"""{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"{{{@operator}}}":{"s3:max-keys":{{{values}}} } } }""");
}
