using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class ContradictoryConditionsRuleTests : RuleFixture<ContradictoryConditionsRule>
{
    private const string Tag = "aws:PrincipalTag/x";

    // A key, then operator and values of two tests.
    [TestCase(Tag, "StringEquals", """["a","b"]""", "StringEqualsIgnoreCase", """["c","D"]""", Description = "no value is in both")]
    [TestCase(Tag, "StringEquals", """["a","b"]""", "StringLike", """["c*","?d"]""")]
    [TestCase(Tag, "StringLike", "\"a*\"", "StringEqualsIgnoreCase", "\"ba\"")]
    [TestCase(Tag, "StringEquals", "\"a\"", "StringNotEquals", "\"a\"")]
    [TestCase(Tag, "StringEquals", """["a","b"]""", "StringNotEquals", """["b","c","a"]""")]
    [TestCase(Tag, "StringEquals", """["a","A"]""", "StringNotEqualsIgnoreCase", "\"a\"")]
    [TestCase(Tag, "StringEquals", """["ab","ac"]""", "StringNotLike", "\"a*\"")]
    [TestCase(Tag, "StringLike", "\"ab*\"", "StringNotLike", "\"a*\"")]
    [TestCase(Tag, "StringEquals", "\"${aws:username}\"", "StringNotEquals", "\"${aws:username}\"", Description = "the same text, whatever it stands for")]
    [TestCase(Tag, "StringEquals", "\"a\"", "Null", "\"true\"")]
    [TestCase(Tag, "StringLike", "\"*\"", "Null", "[true]")]
    [TestCase("aws:MultiFactorAuthPresent", "Bool", "\"true\"", "Null", "\"TRUE\"")]
    [TestCase("aws:MultiFactorAuthAge", "NumericLessThan", "\"10\"", "NumericGreaterThan", "\"10\"")]
    [TestCase("aws:MultiFactorAuthAge", "NumericLessThan", "\"10\"", "NumericGreaterThanEquals", "\"10\"")]
    [TestCase("aws:MultiFactorAuthAge", "NumericLessThanEquals", """["5","10"]""", "NumericGreaterThanEquals", "\"10.5\"")]
    [TestCase("aws:MultiFactorAuthAge", "NumericEquals", "\"10\"", "NumericGreaterThan", "\"10\"")]
    [TestCase("aws:MultiFactorAuthAge", "NumericEquals", "\"10\"", "NumericNotEquals", "\"10.0\"")]
    [TestCase("aws:CurrentTime", "DateGreaterThan", "\"2026-06-01T00:00:00Z\"", "DateLessThan", "\"2026-05-01T00:00:00Z\"")]
    [TestCase("aws:CurrentTime", "DateGreaterThan", "\"2026-06-01\"", "DateLessThanEquals", "\"1767225600\"", Description = "2026-01-01 in seconds")]
    [TestCase("aws:SourceIp", "IpAddress", """["203.0.113.0/25","203.0.113.200"]""", "NotIpAddress", "\"203.0.113.0/24\"")]
    [TestCase("aws:PrincipalArn", "ArnLike", "\"arn:aws:iam::111122223333:role/a\"", "ArnNotLike", """["arn:aws:iam::111122223333:role/a"]""")]
    [TestCase("aws:PrincipalArn", "ArnLike", "\"arn:aws:iam::111122223333:role/*\"", "StringLike", "\"arn:aws:iam::111122223333:user/*\"")]
    [TestCase("token.actions.githubusercontent.com:sub", "StringEquals", "\"repo:a/b:ref:c\"", "StringLike", "\"repo:a/c:*\"", Description = "what an identity provider says")]
    public void Reports_both_ways(string key, string first, string values, string second, string others)
    {
        string message = $"\"{key}\" can never pass {second} and {first} at once, so the statement applies to no request";
        Check(
            $$$"""{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"{{{first}}}":{"{{{key}}}":{{{values}}} },"{{{second}}}":{[|"{{{key}}}"|]:{{{others}}} } } }""",
            message: message);
        Check($$$"""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"{{{second}}}":{"{{{key}}}":{{{others}}} },"{{{first}}}":{[|"{{{key}}}"|]:{{{values}}} } } }""");
    }

    [TestCase(Tag, "StringEquals", """["a","b"]""", "StringEqualsIgnoreCase", "\"B\"", Description = "case makes no difference to the one")]
    [TestCase(Tag, "StringEquals", """["a","b"]""", "StringLike", """["c*","?"]""")]
    [TestCase(Tag, "StringLike", "\"a*\"", "StringEqualsIgnoreCase", "\"AB\"")]
    [TestCase(Tag, "StringEquals", """["a","b"]""", "StringNotEquals", "\"a\"", Description = "b is left")]
    [TestCase(Tag, "StringEquals", "\"A\"", "StringNotEquals", "\"a\"")]
    [TestCase(Tag, "StringEqualsIgnoreCase", "\"a\"", "StringNotEquals", "\"a\"", Description = "A is left")]
    [TestCase(Tag, "StringLike", "\"a*\"", "StringNotEquals", "\"a*\"", Description = "the asterisk is a character")]
    [TestCase(Tag, "StringLike", "\"a*\"", "StringNotLike", "\"ab*\"")]
    [TestCase(Tag, "StringLike", "\"a${aws:username}*\"", "StringNotEquals", "\"a${aws:username}*\"")]
    [TestCase(Tag, "StringEquals", "\"${aws:username}\"", "StringEqualsIgnoreCase", "\"a\"", Description = "the variable may be anything")]
    [TestCase(Tag, "StringEqualsIfExists", "\"a\"", "StringNotEquals", "\"a\"", Description = "an absent key passes")]
    [TestCase(Tag, "StringEqualsIfExists", "\"a\"", "Null", "\"true\"")]
    [TestCase(Tag, "StringNotEquals", "\"a\"", "Null", "\"true\"", Description = "an absent key passes")]
    [TestCase(Tag, "StringEquals", "\"a\"", "Null", "\"false\"")]
    [TestCase(Tag, "StringEquals", "\"a\"", "Null", """["true","false"]""")]
    [TestCase(Tag, "StringNotEquals", "\"a\"", "StringNotLike", "\"b*\"")]
    [TestCase(Tag, "StringEquals", "[]", "StringLike", "\"b\"", Description = "empty-condition-values")]
    [TestCase("aws:TagKeys", "ForAllValues:StringEquals", "\"a\"", "ForAnyValue:StringEquals", "\"b\"")]
    [TestCase("aws:TagKeys", "ForAnyValue:StringEquals", "\"a\"", "ForAnyValue:StringNotEquals", "\"a\"")]
    [TestCase("aws:TagKeys", "StringEquals", "\"a\"", "StringLike", "\"b\"", Description = "several values")]
    [TestCase("graph.facebook.com:amr", "StringEquals", "\"a\"", "StringLike", "\"b\"")]
    [TestCase("nosuch:key", "StringEquals", "\"a\"", "StringLike", "\"b\"", Description = "may have several values")]
    [TestCase("aws:MultiFactorAuthAge", "NumericLessThanEquals", "\"10\"", "NumericGreaterThanEquals", "\"10\"")]
    [TestCase("aws:MultiFactorAuthAge", "NumericLessThan", """["5","20"]""", "NumericGreaterThan", "\"10\"")]
    [TestCase("aws:MultiFactorAuthAge", "NumericLessThan", "\"10\"", "NumericNotEquals", "\"10\"")]
    [TestCase("aws:MultiFactorAuthAge", "NumericLessThan", "\"x\"", "NumericGreaterThan", "\"10\"", Description = "invalid-number")]
    [TestCase("aws:CurrentTime", "DateGreaterThan", "\"2026-05-01T00:00:00Z\"", "DateLessThan", "\"2026-06-01T00:00:00Z\"")]
    [TestCase("aws:SourceIp", "IpAddress", "\"203.0.113.0/24\"", "NotIpAddress", "\"203.0.113.0/25\"")]
    [TestCase("aws:SourceIp", "IpAddress", "\"203.0.113.0/24\"", "NotIpAddress", "\"2001:db8::/32\"")]
    [TestCase("aws:PrincipalArn", "ArnLike", "\"arn:aws:iam::111122223333:role/*\"", "ArnNotLike", "\"arn:aws:iam::111122223333:role/a\"")]
    [TestCase("aws:PrincipalArn", "ArnLike", "\"arn:aws:iam::*:role/a\"", "StringLike", "\"arn:aws:iam::111122223333:role/*\"")]
    public void Leaves(string key, string first, string values, string second, string others)
    {
        Check($$$"""{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"{{{first}}}":{"{{{key}}}":{{{values}}} },"{{{second}}}":{"{{{key}}}":{{{others}}} } } }""");
        Check($$$"""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"{{{second}}}":{"{{{key}}}":{{{others}}} },"{{{first}}}":{"{{{key}}}":{{{values}}} } } }""");
    }

    [Test]
    public void Leaves_other_keys()
        => Check("""{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/x":"a"},"StringNotEquals":{"aws:PrincipalTag/y":"a"}}}""");

    [Test]
    public void Compares_keys_without_case_among_others() => Check(
        """{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"a","aws:PrincipalTag/x":"a"},"StringLike":{"aws:PrincipalOrgID":"o-a",[|"AWS:principaltag/X"|]:"b"}}}""");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Reports_in_every_kind(PolicyKind kind) => Check(
        """{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:PrincipalTag/x":"a"},"StringNotEquals":{[|"aws:PrincipalTag/x"|]:"a"}}}""",
        kind: kind);

    [Test]
    public void Leaves_what_was_not_read_whole()
        => Check("""{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/x":"a"},"StringLike":{"aws:PrincipalTag/x":["b" """);
}
