using PolicyLint.Analysis;
using PolicyLint.Binding;
using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Binding;

/// <summary>What a file is, and where its policies stand.</summary>
internal sealed class FileBinderTests
{
    private const string Admin = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[|"*"|],"Resource":"*"}]}""";

    private static readonly string EscapedAdmin = Escape(Admin);

    private static IEnumerable<TestCaseData> Wrappers()
    {
        yield return Case("the document itself", Admin, PolicyKind.Identity, "", "");
        yield return Case("one bare statement", """{"Effect":"Allow","Action":[|"*"|],"Resource":"*"}""", PolicyKind.Identity, "", "");
        yield return Case("a bare statement list", """[{"Effect":"Allow","Action":[|"*"|],"Resource":"*"}]""", PolicyKind.Identity, "", "");
        yield return Case("a list of documents", $"[{Admin}]", PolicyKind.Identity, "/0", "");
        yield return Case("PolicyDocument alone", $$$"""{"PolicyDocument":{{{Admin}}}}""", PolicyKind.Identity, "/PolicyDocument", "");
        yield return Case("get-policy-version", $$$"""{"PolicyVersion":{"Document":{{{Admin}}},"VersionId":"v3","IsDefaultVersion":true}}""", PolicyKind.Identity, "/PolicyVersion/Document", "version v3");
        yield return Case("get-role-policy", $$$"""{"RoleName":"Deploy","PolicyName":"inline","PolicyDocument":{{{Admin}}}}""", PolicyKind.Identity, "/PolicyDocument", "role Deploy, policy inline");
        yield return Case("get-user-policy", $$$"""{"UserName":"ann","PolicyName":"inline","PolicyDocument":{{{Admin}}}}""", PolicyKind.Identity, "/PolicyDocument", "user ann, policy inline");
        yield return Case("get-group-policy", $$$"""{"GroupName":"ops","PolicyName":"inline","PolicyDocument":{{{Admin}}}}""", PolicyKind.Identity, "/PolicyDocument", "group ops, policy inline");
        yield return Case("get-role", $$$"""{"Role":{"RoleName":"Deploy","Arn":"arn:aws:iam::111122223333:role/Deploy","AssumeRolePolicyDocument":{{{Admin}}}}}""", PolicyKind.Trust, "/Role/AssumeRolePolicyDocument", "role Deploy");
        yield return Case("list-roles", $$$"""{"Roles":[{"RoleName":"Deploy","AssumeRolePolicyDocument":{{{Admin}}}}]}""", PolicyKind.Trust, "/Roles/0/AssumeRolePolicyDocument", "role Deploy");
        yield return Case("get-bucket-policy", $$$"""{"Policy":"{{{EscapedAdmin}}}"}""", PolicyKind.Resource, "/Policy", "");
        yield return Case("get-queue-attributes", $$$"""{"Attributes":{"Policy":"{{{EscapedAdmin}}}"}}""", PolicyKind.Resource, "/Attributes/Policy", "");
        yield return Case("get-repository-policy", $$$"""{"registryId":"1","policyText":"{{{EscapedAdmin}}}"}""", PolicyKind.Resource, "/policyText", "");
        yield return Case("describe-resource-policies", $$$"""{"resourcePolicies":[{"policyName":"logs","policyDocument":"{{{EscapedAdmin}}}"}]}""", PolicyKind.Resource, "/resourcePolicies/0/policyDocument", "policy logs");
        yield return Case("get-generated-policy", $$$"""{"jobDetails":{"jobId":"1"},"generatedPolicyResult":{"properties":{},"generatedPolicies":[{"policy":"{{{EscapedAdmin}}}"}]}}""", PolicyKind.Identity, "/generatedPolicyResult/generatedPolicies/0/policy", "");
        yield return Case("get-identity-policies", $$$"""{"Policies":{"a/b":"{{{EscapedAdmin}}}"}}""", PolicyKind.Resource, "/Policies/a~1b", "a/b");
        yield return Case("account details, inline", $$$"""{"RoleDetailList":[{"RoleName":"R","RolePolicyList":[{"PolicyName":"P","PolicyDocument":{{{Admin}}}}]}]}""", PolicyKind.Identity, "/RoleDetailList/0/RolePolicyList/0/PolicyDocument", "role R, policy P");
        yield return Case("account details, managed", $$$"""{"Policies":[{"PolicyName":"P","PolicyVersionList":[{"VersionId":"v2","IsDefaultVersion":true,"Document":{{{Admin}}}},{"VersionId":"v1","IsDefaultVersion":false,"Document":{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}]}]}""", PolicyKind.Identity, "/Policies/0/PolicyVersionList/0/Document", "policy P, version v2");
        yield return Case("percent-encoded inside a wrapper", """{"PolicyDocument":"%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A[|%22*%22|]%2C%22Resource%22%3A%22*%22%7D%7D"}""", PolicyKind.Identity, "/PolicyDocument", "");
        yield return Case("the string that --query prints", $"\"{EscapedAdmin}\"", PolicyKind.Identity, "", "");
    }

    [TestCaseSource(nameof(Wrappers))]
    public void Finds_the_policy_and_points_into_the_file(string markedFile, PolicyKind kind, string pointer, string name)
    {
        MarkedText file = MarkedText.Parse(markedFile);
        // Trust and resource policies are judged by other rules; the kind is given so that this one looks at all.
        LintResult result = new Linter([new WildcardActionRule()]).Lint(SourceText.From(file.Text));

        result.Kind.Should().Be(FileKind.Policy);
        Policy policy = result.Policies.Should().ContainSingle().Subject;
        policy.Kind.Should().Be(kind);
        policy.Pointer.Should().Be(pointer);
        policy.Name.Should().Be(name);
        result.Diagnostics.Select(d => d.Origin.Span).Should().Equal(file.Spans);
    }

    [TestCase("SERVICE_CONTROL_POLICY", PolicyKind.ServiceControl)]
    [TestCase("RESOURCE_CONTROL_POLICY", PolicyKind.ResourceControl)]
    public void Takes_the_kind_of_an_organization_policy_from_its_summary(string type, PolicyKind kind)
        => Bind($$$"""{"Policy":{"PolicySummary":{"Type":"{{{type}}}"},"Content":"{\"Statement\":[]}"}}""")
            .Policies.Should().ContainSingle().Which.Kind.Should().Be(kind);

    [Test]
    public void Finds_every_policy_of_the_account_details()
    {
        BoundFile file = Bind("""
            {
              "UserDetailList": [{ "UserName": "ann", "Arn": "a", "UserPolicyList": [{ "PolicyName": "p", "PolicyDocument": { "Statement": [] } }] }],
              "GroupDetailList": [{ "GroupName": "ops", "GroupPolicyList": [{ "PolicyName": "p", "PolicyDocument": { "Statement": [] } }] }],
              "RoleDetailList": [{
                "RoleName": "r", "Arn": "a", "AssumeRolePolicyDocument": { "Statement": [] },
                "RolePolicyList": [{ "PolicyName": "p", "PolicyDocument": { "Statement": [] } }],
                "PermissionsBoundary": { "PermissionsBoundaryArn": "arn:aws:iam::111122223333:policy/b" }
              }],
              "Policies": [{ "PolicyName": "m", "PolicyVersionList": [{ "VersionId": "v1", "IsDefaultVersion": true, "Document": { "Statement": [] } }] }]
            }
            """);

        file.Policies.Select(p => (p.Kind, p.Name)).Should().Equal(
            (PolicyKind.Identity, "user ann, policy p"),
            (PolicyKind.Identity, "group ops, policy p"),
            (PolicyKind.Trust, "role r"),
            (PolicyKind.Identity, "role r, policy p"),
            (PolicyKind.Identity, "policy m, version v1"));
        file.Entities.Select(e => (e.Type, e.Name.ToDisplayString(), e.Boundary is not null)).Should().Equal(
            (IamEntityType.User, "ann", false),
            (IamEntityType.Role, "r", true));
    }

    [TestCase("""{"User":{"UserName":"ann","Arn":"a","Path":"/"}}""", IamEntityType.User)]
    [TestCase("""{"Role":{"RoleName":"ann","Arn":"a","Path":"/aws-service-role/x/"}}""", IamEntityType.Role)]
    public void Finds_users_and_roles(string text, IamEntityType type)
    {
        IamEntity entity = Bind(text).Entities.Should().ContainSingle().Subject;
        entity.Type.Should().Be(type);
        entity.Name.Origin.Text.Should().Be("\"ann\"");
        entity.Boundary.Should().BeNull();
        entity.IsServiceLinked.Should().Be(type == IamEntityType.Role);
    }

    [Test]
    public void Takes_no_entity_from_a_list_that_does_not_show_boundaries()
        => Bind("""{"Roles":[{"RoleName":"r","Arn":"a"}]}""").Entities.Should().BeEmpty("list-roles leaves boundaries out");

    [TestCase("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}""", PolicyKind.Resource)]
    [TestCase("""{"Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""", PolicyKind.Trust)]
    [TestCase("""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"1"},"Action":["sts:AssumeRole","sts:TagSession"]}]}""", PolicyKind.Trust)]
    [TestCase("""{"Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":"1"},"Action":"sqs:*","Resource":"*"}]}""", PolicyKind.Resource)]
    [TestCase("""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}]}""", PolicyKind.Resource)]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}""", PolicyKind.Identity)]
    public void Infers_the_kind_from_the_statements(string text, PolicyKind kind)
        => Bind(text).Policies.Should().ContainSingle().Which.Kind.Should().Be(kind);

    [Test]
    public void Lets_the_user_decide_the_kind()
        => FileBinder.Bind(JsonReader.Read(SourceText.From(MarkedText.Parse(Admin).Text)), PolicyKind.Boundary)
            .Policies.Should().ContainSingle().Which.Kind.Should().Be(PolicyKind.Boundary);

    [TestCase("null")]
    [TestCase("42")]
    [TestCase("[]")]
    [TestCase("[1,2]")]
    [TestCase("{}")]
    [TestCase("\"text\"")]
    [TestCase("""{"name":"package","version":"1.0.0"}""")]
    [TestCase("""{"Version":"1.0","Items":[]}""")]
    [TestCase("""{"Statement":"SELECT 1","Database":"x"}""")]
    [TestCase("""{"Policy":{"PolicyName":"P","Arn":"arn:aws:iam::aws:policy/P"}}""", TestName = "get-policy has no document")]
    [TestCase("""{"Name":"d","Version":"2021-06-01","Statement":[{"Sid":"s","DataDirection":"Inbound","Principal":["*"],"DataIdentifier":[],"Operation":{"Deny":{}}}]}""", TestName = "A data protection policy")]
    [TestCase("""{"rules":[{"rulePriority":1,"selection":{},"action":{"type":"expire"}}]}""", TestName = "An ECR lifecycle policy")]
    public void Passes_over_what_is_no_policy(string text) => Bind(text).Kind.Should().Be(FileKind.Other);

    [TestCase("""{"AWSTemplateFormatVersion":"2010-09-09","Resources":{}}""")]
    [TestCase("""{"Resources":{"R":{"Type":"AWS::S3::Bucket"}}}""")]
    [TestCase("""{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{}}""")]
    public void Knows_a_template(string text) => Bind(text).Kind.Should().Be(FileKind.Template);

    [TestCase("")]
    [TestCase("{")]
    [TestCase("""{"Vers""")]
    [TestCase("not json")]
    [TestCase("""{"Policy":"{\"Vers"}""", TestName = "In the string of get-bucket-policy")]
    public void Says_so_when_a_broken_text_tells_nothing(string text) => Bind(text).Kind.Should().Be(FileKind.Unreadable);

    [TestCase("""{"version":"2012-10-17","statement":[{"effect":"Allow"}]}""")]
    [TestCase("""{"Version":"2012-10-17","Statements":[]}""")]
    public void Takes_a_policy_with_misspelt_names_for_one(string text) => Bind(text).Kind.Should().Be(FileKind.Policy);

    [TestCase("""{"Version":""")]
    [TestCase("""{"Version":"2012-10-17",""")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Al""")]
    [TestCase("""{"Statement":[{"Eff""")]
    public void Takes_a_cut_off_policy_for_one(string text)
    {
        BoundFile file = Bind(text);
        file.Kind.Should().Be(FileKind.Policy);
        file.Policies.Should().ContainSingle().Which.IsComplete.Should().BeFalse();
    }

    [Test]
    public void Binds_both_policies_of_a_file_that_holds_two()
        => Bind("""{"Statement":[]} {"Statement":[]}""").Policies.Select(p => p.Pointer).Should().Equal("", "/1");

    private static TestCaseData Case(string name, string file, PolicyKind kind, string pointer, string policyName)
        => new TestCaseData(file, kind, pointer, policyName).SetName("Finds_the_policy_and_points_into_the_file: " + name);

    /// <summary>Escapes a marked policy for a JSON string; the marks stay.</summary>
    private static string Escape(string marked) => JsonString.Encode(marked);

    private static BoundFile Bind(string text) => FileBinder.Bind(JsonReader.Read(SourceText.From(text)), null);
}
