using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.Guardrails.GuardrailStatements;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class NeverMatchingPrincipalArnRuleTests : RuleFixture<NeverMatchingPrincipalArnRule>
{
    [TestCase("arn:aws:sts::111122223333:assumed-role/Admin/alice", "arn:aws:iam::111122223333:role/Admin")]
    [TestCase("arn:aws-cn:sts::*:assumed-role/Admin/*", "arn:aws-cn:iam::*:role/Admin")]
    [TestCase("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_*", "arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_*")]
    [TestCase("arn:aws:iam::111122223333:assumed-role/Admin", "arn:aws:iam::111122223333:role/Admin")]
    [TestCase("arn:aws:sts::*:assumed-role/*", "arn:aws:iam::*:role/*")]
    public void Reports_a_session_and_names_the_role(string session, string role) => Check(
        Deny($$$"""{"ArnNotLike":{"aws:PrincipalArn":[[|"{{{session}}}"|],"arn:aws:iam::111122223333:role/Other"]}}"""),
        fixedTo: Deny($$$"""{"ArnNotLike":{"aws:PrincipalArn":["{{{role}}}","arn:aws:iam::111122223333:role/Other"]}}"""),
        message: $"\"{session}\" is never the value of aws:PrincipalArn: a session has the ARN of its role there");

    [TestCase("ArnEquals")]
    [TestCase("stringlikeifexists")]
    [TestCase("StringNotEquals")]
    public void Reports_under_every_form(string name)
        => Check(Allow($$$"""{"{{{name}}}":{"AWS:principalARN":[|"arn:aws:sts::111122223333:assumed-role/Admin/alice"|]}}"""));

    [TestCase("arn:aws:iam::111122223333:group/Admins", "\"arn:aws:iam::111122223333:group/Admins\" is never the value of aws:PrincipalArn: a group makes no requests")]
    [TestCase("111122223333", "\"111122223333\" is never the value of aws:PrincipalArn: an account is the value of aws:PrincipalAccount")]
    public void Reports_what_is_no_caller(string value, string message)
        => CheckUnfixable(Deny($$$"""{"StringNotLike":{"aws:PrincipalArn":[|"{{{value}}}"|]}}"""), message: message);

    [TestCase("arn:aws:sts::111122223333:assumed-role/")]
    public void Offers_no_fix_without_a_role(string value) => CheckUnfixable(Deny($$$"""{"ArnLike":{"aws:PrincipalArn":[|"{{{value}}}"|]}}"""));

    [TestCase("arn:aws:iam::111122223333:role/Admin")]
    [TestCase("arn:aws:iam::*:user/*")]
    [TestCase("arn:aws:iam::*:root")]
    [TestCase("arn:aws:sts::111122223333:federated-user/alice")]
    [TestCase("arn:aws:sts::${aws:PrincipalAccount}:assumed-role/x")]
    [TestCase("arn:aws:iam::*:role/assumed-role/x")]
    [TestCase("*:role/Admin")]
    [TestCase("1111222233334")]
    [TestCase("*")]
    public void Leaves(string value) => Check(Deny($$$"""{"StringNotLike":{"aws:PrincipalArn":"{{{value}}}"}}"""));

    [TestCase("""{"StringLike":{"aws:SourceArn":"arn:aws:sts::111122223333:assumed-role/Admin/*"}}""")]
    [TestCase("""{"StringLike":{"aws:PrincipalTag/a":"arn:aws:sts::111122223333:assumed-role/Admin/*"}}""")]
    [TestCase("""{"Null":{"aws:PrincipalArn":"true"}}""")]
    public void Leaves_other_conditions(string condition) => Check(Deny(condition));

    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Boundary)]
    public void Reports_in_other_kinds(PolicyKind kind)
        => Check(Deny("""{"ArnNotLike":{"aws:PrincipalArn":[|"arn:aws:sts::111122223333:assumed-role/Admin/*"|]}}"""), kind: kind);
}
