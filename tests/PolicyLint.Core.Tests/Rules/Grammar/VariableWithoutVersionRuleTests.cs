using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class VariableWithoutVersionRuleTests : RuleFixture<VariableWithoutVersionRule>
{
    [Test]
    public void Sets_a_missing_version() => Check(
        """{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":["*","arn:aws:s3:::[|${aws:username}|]/${aws:userid}"]},{"Effect":"Allow","Action":"s3:*","Resource":"${aws:username}"}]}""",
        fixedTo: """{"Version": "2012-10-17", "Statement":[{"Effect":"Allow","Action":"s3:*","Resource":["*","arn:aws:s3:::${aws:username}/${aws:userid}"]},{"Effect":"Allow","Action":"s3:*","Resource":"${aws:username}"}]}""",
        message: "\"${aws:username}\" is plain text here: only policies of Version 2012-10-17 have variables");

    [Test]
    public void Replaces_the_old_version() => Check(
        """{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:*","NotResource":"[|${aws:PrincipalTag/a, 'b'}|]"}}""",
        fixedTo: """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","NotResource":"${aws:PrincipalTag/a, 'b'}"}}""");

    [TestCase("StringEquals")]
    [TestCase("ForAnyValue:StringLikeIfExists")]
    [TestCase("ArnNotLike")]
    public void Reports_it_in_a_condition(string @operator) => Check(
        $$$"""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"{{{@operator}}}":{"s3:prefix":["a","[|${aws:username}|]"]} } } }""");

    [TestCase("NumericEquals")]
    [TestCase("Bool")]
    [TestCase("NoSuchOperator")]
    public void Leaves_operators_that_take_no_variables(string @operator) => Check(
        $$$"""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"{{{@operator}}}":{"s3:prefix":"${aws:username}"} } } }""");

    [TestCase("\"2012-10-17\"")]
    [TestCase("\"2012-10-18\"")]
    [TestCase("2008")]
    [TestCase("null")]
    public void Leaves_the_new_version_and_wrong_ones(string version)
        => Check($$"""{"Version":{{version}},"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"${aws:username}"} }""");

    [TestCase("${*}")]
    [TestCase("${account_id}")]
    [TestCase("${AWS::AccountId}")]
    [TestCase("${self:custom.bucket}")]
    [TestCase("${}")]
    [TestCase("${aws:username")]
    public void Leaves_placeholders(string text)
        => Check($$"""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::{{text}}"} }""");

    [Test]
    public void Leaves_bare_statements() => Check("""{"Effect":"Allow","Action":"s3:*","Resource":"${aws:username}"}""");

    [Test]
    public void Leaves_the_resource_of_a_trust_policy_which_takes_none() => Check(
        """{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Resource":"${aws:x}","Condition":{"StringEquals":{"a:b":"[|${aws:y}|]"}}}}""",
        kind: PolicyKind.Trust);

    [Test]
    public void Leaves_elements_that_take_no_variables()
        => Check("""{"Statement":{"Sid":"${aws:x}","Effect":"Allow","Principal":{"AWS":"${aws:x}"},"Action":"s3:${aws:x}","Resource":"*"}}""");

    [Test]
    public void Leaves_what_was_cut_off_before_the_version_could_come()
        => Check("""{"Id":"a","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"${aws:username}"}""", kind: PolicyKind.Identity);

    [TestCase(PolicyKind.ResourceControl, "")]
    [TestCase(PolicyKind.ServiceControl, "[|")]
    public void Leaves_the_old_version_of_a_resource_control_policy_to_rcp_version(PolicyKind kind, string open) => Check(
        $$"""{"Version":"2008-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":"{{open}}${aws:username}{{(open.Length == 0 ? "" : "|]")}}"} }""",
        kind: kind);
}
