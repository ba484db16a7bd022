using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class RedundantSessionPrincipalRuleTests : RuleFixture<RedundantSessionPrincipalRule>
{
    private const string Role = "arn:aws:iam::111122223333:role/deploy";
    private const string Session = "arn:aws:sts::111122223333:assumed-role/deploy/nightly";

    private static string Of(string principals, string effect = "Allow")
        => $$"""{"Effect":"{{effect}}","Principal":{"AWS":[{{principals}}]},"Action":"sts:AssumeRole"}""";

    [TestCase(Role, Session)]
    [TestCase("arn:aws:iam::111122223333:role/ci/prod/deploy", Session)]
    [TestCase(Role, "arn:aws:iam::111122223333:assumed-role/deploy/nightly")]
    [TestCase("arn:aws-cn:iam::111122223333:role/deploy", "arn:aws-cn:sts::111122223333:assumed-role/deploy/a.b@c")]
    [TestCase("arn:aws:iam::${account}:role/deploy", "arn:aws:sts::${account}:assumed-role/deploy/nightly")]
    public void Reports_and_removes_the_session(string role, string session)
    {
        Check(
            Of($"\"{role}\",[|\"{session}\"|]"),
            fixedTo: Of($"\"{role}\""),
            message: $"\"{session}\" is a session of \"{role}\", which is a principal too",
            kind: PolicyKind.Trust);
        Check(Of($"[|\"{session}\"|],\"{role}\""), fixedTo: Of($"\"{role}\""), kind: PolicyKind.Trust);
    }

    [Test]
    public void Reports_every_session_of_the_role() => Check(
        Of($"[|\"{Session}\"|],\"{Role}\",\"arn:aws:sts::111122223333:assumed-role/build/nightly\",[|\"arn:aws:sts::111122223333:assumed-role/deploy/weekly\"|]"),
        fixedTo: Of($"\"{Role}\",\"arn:aws:sts::111122223333:assumed-role/build/nightly\""),
        kind: PolicyKind.Trust);

    [TestCase("arn:aws:iam::111122223333:role/deployment", Session)]
    [TestCase("arn:aws:iam::111122223333:role/Deploy", Session)]
    [TestCase("arn:aws:iam::444455556666:role/deploy", Session)]
    [TestCase("arn:aws-cn:iam::111122223333:role/deploy", Session)]
    [TestCase("arn:aws:iam::111122223333:role/deploy/nightly", Session)]
    [TestCase("arn:aws:iam::111122223333:user/deploy", Session)]
    [TestCase("arn:aws:iam::111122223333:root", Session)]
    [TestCase(Role, "arn:aws:sts::111122223333:assumed-role/deploy")]
    [TestCase(Role, "arn:aws:sts::111122223333:federated-user/deploy")]
    [TestCase(Role, Role, Description = "a role twice")]
    public void Leaves(string role, string session) => Check(Of($"\"{role}\",\"{session}\""), kind: PolicyKind.Trust);

    [Test]
    public void Leaves_the_session_alone_other_statements_kinds_and_what_denies()
    {
        Check(Of($"\"{Session}\""), kind: PolicyKind.Trust);
        Check($"[{Of($"\"{Session}\"")},{Of($"\"{Role}\"")}]", kind: PolicyKind.Trust);
        Check(Of($"\"{Role}\",\"{Session}\"", "Deny"), kind: PolicyKind.Trust);
        Check(Of($"\"{Role}\",\"{Session}\""), kind: PolicyKind.Resource);
    }

    [Test]
    public void Knows_what_a_template_leaves_open() => CheckYaml("""
        Parameters:
          Name: { Type: String }
        Resources:
          Target:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal:
                      AWS:
                        - !Sub 'arn:aws:iam::${AWS::AccountId}:role/${Name}'
                        - !Sub [|'arn:aws:sts::${AWS::AccountId}:assumed-role/${Name}/nightly'|]
                        - !Sub 'arn:aws:sts::${AWS::AccountId}:assumed-role/other/nightly'
                    Action: sts:AssumeRole
        """);
}
