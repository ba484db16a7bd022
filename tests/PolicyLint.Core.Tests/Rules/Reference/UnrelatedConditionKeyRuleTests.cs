using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnrelatedConditionKeyRuleTests : RuleFixture<UnrelatedConditionKeyRule>
{
    private static string Of(string actions, string condition, string effect = "Allow", string action = "Action")
        => $$"""{"Effect":"{{effect}}","{{action}}":{{actions}},"Resource":"*","Condition":{{condition}}}""";

    [TestCase("Allow", "StringLike", "the statement never allows that")]
    [TestCase("Deny", "StringLike", "the statement never denies that")]
    [TestCase("Allow", "StringNotLike", "the statement allows that as if the key were not tested")]
    [TestCase("Deny", "StringNotLike", "the statement denies that as if the key were not tested")]
    [TestCase("Allow", "StringLikeIfExists", "the statement allows that as if the key were not tested")]
    [TestCase("Deny", "ForAllValues:StringLike", "the statement denies that as if the key were not tested")]
    [TestCase("Deny", "ForAnyValue:StringLike", "the statement never denies that")]
    public void Reports_a_key_that_no_action_has(string effect, string name, string consequence) => CheckUnfixable(
        Of("\"s3:GetObject\"", $$$"""{"{{{name}}}":{[|"s3:prefix"|]:"home/*"}}""", effect),
        message: $"Condition key \"s3:prefix\" is in no request for \"s3:GetObject\", so {consequence} (reference of 2026-09-26)");

    [TestCase("true", "the statement allows that as if the key were not tested")]
    [TestCase("false", "the statement never allows that")]
    public void Knows_what_Null_comes_to(string value, string consequence) => CheckUnfixable(
        Of("\"s3:GetObject\"", $$$"""{"Null":{[|"S3:Prefix"|]:"{{{value}}}"}}"""),
        message: $"Condition key \"S3:Prefix\" is in no request for \"s3:GetObject\", so {consequence} (reference of 2026-09-26)");

    [Test]
    public void Reports_a_key_that_no_action_of_a_pattern_has() => CheckUnfixable(
        Of("""["s3:GetObject*","ec2:*"]""", """{"StringLike":{[|"s3:prefix"|]:"home/*"}}"""),
        message: "Condition key \"s3:prefix\" is in no request for \"s3:GetObject*\" or \"ec2:*\", so the statement never allows that (reference of 2026-09-26)");

    [Test]
    public void Reports_the_named_actions_that_do_not_have_it() => CheckUnfixable(
        Of("""["s3:ListBucket","s3:ListBucketMultipartUploads","s3:GetObject","s3:Put*"]""", """{"StringLike":{[|"s3:prefix"|]:"home/*"}}"""),
        message: "Condition key \"s3:prefix\" is in no request for \"s3:ListBucketMultipartUploads\" or \"s3:GetObject\", so the statement never allows that (reference of 2026-09-26)");

    [Test]
    public void Names_three_and_counts_the_others() => CheckUnfixable(
        Of("""["s3:ListBucket","s3:GetObject","s3:PutObject","s3:GetObjectAcl","s3:PutObjectAcl","s3:DeleteObject"]""", """{"StringLike":{[|"s3:prefix"|]:"home/*"}}"""),
        message: "Condition key \"s3:prefix\" is in no request for \"s3:GetObject\", \"s3:PutObject\", \"s3:GetObjectAcl\" or 2 more, so the statement never allows that (reference of 2026-09-26)");

    [Test]
    public void Reports_a_key_once() => CheckUnfixable(
        Of("\"s3:GetObject\"", """{"StringLike":{[|"s3:prefix"|]:"home/*"},"StringNotLike":{"S3:PREFIX":"home/x*"},"Null":{"s3:prefix":"false"}}"""));

    [Test]
    public void Reports_the_condition_that_decides() => CheckUnfixable(
        Of("\"s3:GetObject\"", """{"StringNotLike":{"s3:prefix":"home/x*"},"StringLike":{[|"s3:prefix"|]:"home/*"}}"""));

    [TestCase("IfExists", "")]
    [TestCase("", "IfExists")]
    public void Reports_the_condition_that_its_author_did_not_mean_so(string first, string second)
    {
        (string open, string close) = first.Length == 0 ? ("[|", "|]") : ("", "");
        (string open2, string close2) = second.Length == 0 ? ("[|", "|]") : ("", "");
        CheckUnfixable(Of(
            "\"s3:GetObject\"",
            $$$"""{"StringLike{{{first}}}":{{{{open}}}"s3:prefix"{{{close}}}:"a*"},"StringNotLike{{{second}}}":{{{{open2}}}"s3:prefix"{{{close2}}}:"b*"}}"""));
    }

    [Test]
    public void Reports_a_kind_of_tags_once() => CheckUnfixable(
        Of("\"s3:ListBucket\"", """{"StringEquals":{[|"s3:ExistingObjectTag/team"|]:"a","s3:ExistingObjectTag/stage":"b",[|"s3:RequestObjectTag/team"|]:"a"}}"""));

    [Test]
    public void Reports_each_key() => CheckUnfixable(
        Of("\"s3:GetObject\"", """{"StringLike":{[|"s3:prefix"|]:"home/*",[|"s3:delimiter"|]:"/"}}"""));

    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Session)]
    public void Reports_in_every_kind(PolicyKind kind)
        => CheckUnfixable(Of("[\"s3:GetObject\"]", """{"StringLike":{[|"s3:prefix"|]:"home/*"}}"""), kind: kind);

    [Test]
    public void Leaves_a_trust_policy_whose_sessions_are_tagged() => Check(
        """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],"Condition":{"StringEquals":{"sts:ExternalId":"a"}}}""",
        kind: PolicyKind.Trust);

    [Test]
    public void Leaves_keys_of_identity_providers() => Check(
        """{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"],"Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"a"}}}""",
        kind: PolicyKind.Trust);

    [Test]
    public void Leaves_the_grants_of_a_key_policy() => Check(
        """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["kms:CreateGrant","kms:ListGrants","kms:RevokeGrant"],"Resource":"*","Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}}}""",
        kind: PolicyKind.Resource);

    [TestCase("StringLikeIfExists")]
    [TestCase("StringNotLikeIfExists")]
    [TestCase("ForAllValues:StringLike")]
    public void Leaves_a_mixed_statement_whose_author_thought_of_it(string name)
        => Check(Of("""["s3:ListBucket","s3:GetObject"]""", $$$"""{"{{{name}}}":{"s3:prefix":"home/*"}}"""));

    [TestCase("\"s3:ListBucket\"", "s3:prefix")]
    [TestCase("\"S3:LISTBUCKET\"", "S3:PREFIX")]
    [TestCase("[\"s3:List*\",\"s3:Get*\"]", "s3:prefix", Description = "patterns in a mixed statement")]
    [TestCase("\"*\"", "s3:prefix")]
    [TestCase("\"s3:*\"", "s3:prefix")]
    [TestCase("\"s3:GetObject\"", "s3:ResourceAccount")]
    [TestCase("\"s3:GetObject\"", "s3:TlsVersion")]
    [TestCase("\"s3:GetObject\"", "s3:ExistingObjectTag/team")]
    [TestCase("\"s3:GetObject\"", "ec2:SourceInstanceArn", Description = "global")]
    [TestCase("\"s3:GetObject\"", "lambda:SourceFunctionArn", Description = "global")]
    [TestCase("\"s3:GetObject\"", "aws:ResourceTag/team", Description = "untaggable-action-in-allow")]
    [TestCase("\"s3:GetObject\"", "aws:RequestTag/team", Description = "global")]
    [TestCase("\"s3:GetObject\"", "s3:prefixes", Description = "unknown-service-condition-key")]
    [TestCase("\"s3:GetObjekt\"", "s3:prefix", Description = "an unknown action")]
    [TestCase("\"s4:GetObject\"", "s3:prefix", Description = "an unknown service")]
    [TestCase("[\"s3:GetObject*\",\"s3:Objekt*\"]", "s3:prefix", Description = "a pattern that matches nothing")]
    [TestCase("\"s3:GetObject\"", "iottwinmaker:linkedServices", Description = "linked to nothing")]
    [TestCase("\"aws-marketplace:Subscribe\"", "aws-marketplace:ProductId")]
    [TestCase("[\"dynamodb:GetItem\",\"dynamodb:ConditionCheckItem\"]", "dynamodb:EnclosingOperation")]
    [TestCase("\"dynamodb:GetItem\"", "dynamodb:LeadingKeys")]
    [TestCase("\"s3:PutAccessPointPublicAccessBlock\"", "s3:tlsversion")]
    [TestCase("[\"s3:GetObject\",\"s3:GetBucketObjectLockConfiguration\"]", "s3:x-amz-content-sha256")]
    [TestCase("\"secretsmanager:GetSecretValue\"", "secretsmanager:ResourceTag/team")]
    [TestCase("\"ssm:DeregisterManagedInstance\"", "ssm:resourceTag/team")]
    [TestCase("[]", "s3:prefix")]
    public void Leaves(string actions, string key) => Check(Of(actions, $$$"""{"StringEquals":{"{{{key}}}":"a"}}"""));

    [Test]
    public void Leaves_NotAction() => Check(Of("\"s3:GetObject\"", """{"StringEquals":{"s3:prefix":"a"}}""", action: "NotAction"));

    [TestCase("""{"StringEquals":{"s3:prefix":[]}}""", Description = "empty-condition-values")]
    [TestCase("""{"StringEqual":{"s3:prefix":"a"}}""", Description = "unknown-condition-operator")]
    [TestCase("""{"ForAllValues:Null":{"s3:prefix":"true"}}""", Description = "null-with-qualifier")]
    [TestCase("""{"Null":{"s3:prefix":["true","false"]}}""", Description = "multiple-booleans")]
    [TestCase("""{"Null":{"s3:prefix":"perhaps"}}""", Description = "invalid-boolean")]
    public void Leaves_what_others_report(string condition) => Check(Of("\"s3:GetObject\"", condition));
}
