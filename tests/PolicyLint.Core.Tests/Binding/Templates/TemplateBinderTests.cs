using PolicyLint.Analysis;
using PolicyLint.Binding;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Binding.Templates;

/// <summary>What is found in CloudFormation templates, in which forms, and where.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class TemplateBinderTests
{
    private const string Prod = """ "Conditions": { "Prod": { "Fn::Equals": [ { "Ref": "AWS::Region" }, "eu-west-1" ] }, "NotProd": { "Fn::Not": [ { "Condition": "Prod" } ] } }, """;
    private const string Star = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""";

    [Test]
    public void A_wildcard_is_found_whatever_the_partition_is()
        => Findings(WithResource("""{"Fn::Sub":[|"arn:${AWS::Partition}:s3:::*"|]}"""), "PL3002", "PL3009").Should().Equal("PL3009");

    [Test]
    public void A_bucket_s_ARN_is_no_wildcard()
        => Findings(WithResource("""{"Fn::GetAtt":["Bucket","Arn"]}"""), "PL3002", "PL3009", "PL3007").Should().BeEmpty();

    [Test]
    public void A_branch_is_reported_with_its_condition()
    {
        PolicyDiagnostic finding = Lint(WithResource("""{"Fn::If":["Prod",{"Fn::GetAtt":["Bucket","Arn"]},[|"*"|]]}"""), "PL3002").Should().ContainSingle().Subject;
        finding.Message.Should().EndWith(" (when condition \"Prod\" is false)");
        finding.Assumptions.Should().Equal(new ConditionAssumption("Prod", IsParameter: false, Holds: false));
    }

    [Test]
    public void What_two_conditions_exclude_together_is_not_reported()
        => Findings(WithResource("""{"Fn::If":["Prod",{"Fn::If":["NotProd","*","arn:aws:s3:::a/*"]},"arn:aws:s3:::b/*"]}"""), "PL3002").Should().BeEmpty();

    [Test]
    public void What_is_found_either_way_names_no_condition()
        => Lint(WithResource("""[[|"*"|],{"Fn::If":["Prod","arn:aws:s3:::a/*","arn:aws:s3:::b/*"]}]"""), "PL3002").Should().ContainSingle().Which.Message.Should().NotContain("when");

    [Test]
    public void The_condition_of_the_resource_holds_in_it()
    {
        string template = WithResource("""{"Fn::If":["Prod","arn:aws:s3:::a/*","*"]}""").Replace("\"Type\": \"AWS::IAM::ManagedPolicy\"", "\"Type\": \"AWS::IAM::ManagedPolicy\", \"Condition\": \"Prod\"", StringComparison.Ordinal);
        Findings(template, "PL3002").Should().BeEmpty();
    }

    [Test]
    public void A_default_with_a_wildcard_counts_and_is_named()
    {
        string template = WithResource("""{"Ref":"Target"}""", """ "Parameters": { "Target": { "Type": "String", "Default": [|"*"|] } }, """);
        Lint(template, "PL3002").Should().ContainSingle().Which.Message.Should().EndWith(" (when parameter \"Target\" has its default)");
    }

    [Test]
    public void A_default_without_a_wildcard_is_one_value_of_many()
        => Findings(WithResource("""{"Ref":"Target"}""", """ "Parameters": { "Target": { "Type": "String", "Default": "no-arn" } }, """), "PL").Should().NotContain("PL1040");

    [Test]
    public void More_conditions_than_are_looked_at_singly_are_looked_at_both_ways()
    {
        string conditions = string.Join(',', Enumerable.Range(0, 40).Select(i => $$"""{{"\""}}C{{i}}": { "Fn::Equals": [ { "Ref": "P{{i}}" }, "a" ] }"""));
        string parameters = string.Join(',', Enumerable.Range(0, 40).Select(i => $$"""{{"\""}}P{{i}}": { "Type": "String" }"""));
        string items = string.Join(',', Enumerable.Range(0, 40).Select(i => $$"""{ "Fn::If": [ "C{{i}}", "arn:aws:s3:::a{{i}}/*", "arn:aws:s3:::b{{i}}/*" ] }"""));
        string last = """{ "Fn::If": [ "C39", "arn:aws:s3:::a/*", [|"*"|] ] }""";
        Findings(WithResource($"[{items},{last}]", $$""" "Parameters": { {{parameters}} }, "Conditions": { {{conditions}} }, """), "PL3002").Should().Equal("PL3002");
    }

    [TestCase("AWS::IAM::ManagedPolicy", "PolicyDocument", PolicyKind.Identity)]
    [TestCase("AWS::IAM::Role", "AssumeRolePolicyDocument", PolicyKind.Trust)]
    [TestCase("AWS::S3::BucketPolicy", "PolicyDocument", PolicyKind.Resource)]
    [TestCase("AWS::EC2::VPCEndpoint", "PolicyDocument", PolicyKind.Endpoint)]
    [TestCase("AWS::Transfer::User", "Policy", PolicyKind.Session)]
    public void The_resource_says_what_a_policy_is_attached_to(string type, string property, PolicyKind kind)
    {
        string template = $$$"""{ "Resources": { "P": { "Type": "{{{type}}}", "Properties": { "{{{property}}}": { "Version": "2012-10-17", "Statement": [ {{{Star}}} ] } } } } }""";
        Policy policy = Bind(template).Policies.Should().ContainSingle().Subject;
        policy.Kind.Should().Be(kind);
        policy.DeclaringResource!.ToString().Should().Be($"{type} P");
        policy.Pointer.Should().Be($"/Resources/P/Properties/{property}");
    }

    [TestCase("SERVICE_CONTROL_POLICY", PolicyKind.ServiceControl)]
    [TestCase("RESOURCE_CONTROL_POLICY", PolicyKind.ResourceControl)]
    [TestCase("TAG_POLICY", null)]
    [TestCase("BACKUP_POLICY", null)]
    public void An_organization_s_policy_has_its_kind_in_its_type(string type, PolicyKind? kind)
        => Bind($$$"""{ "Resources": { "P": { "Type": "AWS::Organizations::Policy", "Properties": { "Type": "{{{type}}}", "Content": { "Version": "2012-10-17", "Statement": [ {{{Star}}} ] } } } } }""")
            .Policies.Select(policy => (PolicyKind?)policy.Kind).Should().Equal(kind is null ? [] : [kind]);

    [TestCase("""[|"*"|]""")]
    [TestCase("""{"Fn::If":["Prod",[|"*"|],"*"]}""")]
    public void Is_found_in_inline_policies_under_conditions(string resource)
        => Findings(
            $$"""
            { {{Prod}} "Resources": { "R": { "Type": "AWS::IAM::Role", "Properties": {
              "PermissionsBoundary": "arn:aws:iam::111122223333:policy/B",
              "Policies": [ { "Fn::If": [ "Prod", { "PolicyName": "a", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
                { "Fn::If": [ "Prod", { "Effect": "Allow", "Action": "s3:GetObject", "Resource": {{resource}} }, { "Ref": "AWS::NoValue" } ] } ] } }, { "Ref": "AWS::NoValue" } ] } ] } } } }
            """,
            "PL3002").Should().NotBeEmpty().And.OnlyContain(id => id == "PL3002");

    [TestCase("\"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"s3:GetObject\\\",\\\"Resource\\\":[|\\\"*\\\"|]}]}\"")]
    [TestCase("{\"Fn::Sub\":\"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"s3:GetObject\\\",\\\"Resource\\\":[\\\"${Bucket.Arn}\\\",[|\\\"*\\\"|]]}]}\"}")]
    [TestCase("{\"Fn::Join\":[\"\",[\"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"s3:GetObject\\\",\\\"Resource\\\":[\\\"\",{\"Ref\":\"Bucket\"},\"\\\",[|\\\"*\\\"|]]}]}\"]]}")]
    [TestCase("""{"Fn::ToJsonString":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":[|"*"|]}]}}""")]
    public void Is_found_in_JSON_text_that_functions_make(string document)
        => Findings(
            $$"""{ "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" }, "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {{document}} } } } }""",
            "PL3002").Should().Equal("PL3002");

    [TestCase("{\"Fn::Join\":[\"\",[\"{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"s3:Get\",\"Object\\\",\\\"Resource\\\":\\\"arn:aws:s3:::a/*\\\"}]}\"]]}", 0)]
    [TestCase("{\"Fn::Sub\":\"{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"s3:GetObject\\\",\\\"Resource\\\":\\\"${Bucket.Arn}/*\\\"}]}\"}", 1)]
    public void A_text_of_several_pieces_is_not_written_into(string document, int edits)
    {
        string template = $$"""{ "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" }, "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {{document}} } } } }""";
        LintResult result = new Linter(RuleCatalog.All, new LinterOptions { Select = ["PL1001"] }).Lint(SourceText.From(template));
        Fix fix = result.Diagnostics.Should().ContainSingle().Which.Fixes.Should().ContainSingle().Subject;
        result.GetTextEdits(fix).Should().HaveCount(edits);
        TextEdit.Apply(template, result.GetTextEdits(fix)).Length.Should().BeGreaterThanOrEqualTo(template.Length);
    }

    [TestCase("[|5|]", "Found a number in PolicyDocument where an object or JSON text is expected")]
    [TestCase("[|\"no JSON\"|]", "Found a string in PolicyDocument where an object or JSON text is expected")]
    [TestCase("[|null|]", "Found null in PolicyDocument where an object or JSON text is expected")]
    public void What_is_no_policy_is_told(string document, string message)
        => Lint($$"""{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {{document}} } } } }""", "PL").Should().ContainSingle().Which.Message.Should().Be(message);

    [TestCase("""{"Ref":"Document"}""")]
    [TestCase("""{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://a/b.json"}}}""")]
    [TestCase("\"{{resolve:ssm:policy}}\"")]
    [TestCase("{\"Fn::Sub\":\"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[${Document}]}\"}")]
    [TestCase("""{"Version":"2012-10-17","Statement":{"Ref":"Document"}}""")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":{"Ref":"Document"},"Resource":{"Ref":"Document"},"Condition":{"Ref":"Document"}}]}""")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Fn::Transform":{"Name":"M"}}]}""")]
    public void What_only_the_deployment_knows_is_no_finding(string document)
        => Lint(
            $$"""{ "Parameters": { "Document": { "Type": "String" } }, "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {{document}} } } } }""",
            "PL").Should().BeEmpty();

    [TestCase("""{"Ref":"AWS::NoValue"}""", true)]
    [TestCase("""{"Fn::If":["Prod",{"Ref":"AWS::NoValue"},"arn:aws:iam::111122223333:policy/B"]}""", false)]
    [TestCase("""{"Ref":"Boundary"}""", false)]
    public void A_boundary_may_be_given(string boundary, bool isMissing)
        => Findings(
            $$"""{ {{Prod}} "Parameters": { "Boundary": { "Type": "String" } }, "Resources": { {{(isMissing ? "[|\"R\"|]" : "\"R\"")}}: { "Type": "AWS::IAM::Role", "Properties": { "PermissionsBoundary": {{boundary}} } } } }""",
            "PL6001").Should().HaveCount(isMissing ? 1 : 0);

    [Test]
    public void An_attached_policy_names_the_condition_under_which_it_is()
        => Lint(
            $$"""
            { {{Prod}} "Resources": { "R": { "Type": "AWS::IAM::Role", "Properties": {
              "PermissionsBoundary": "arn:aws:iam::111122223333:policy/B",
              "ManagedPolicyArns": [ { "Fn::If": [ "Prod", { "Ref": "AWS::NoValue" }, [|"arn:aws:iam::aws:policy/AdministratorAccess"|] ] } ] } } } }
            """,
            "PL3010").Should().ContainSingle().Which.Message.Should().EndWith(" (when condition \"Prod\" is false)");

    [Test]
    public void Resources_in_a_loop_are_looked_at_once_each()
        => Findings(
            """
            { "Transform": "AWS::LanguageExtensions", "Resources": { "Fn::ForEach::Loop": [ "Name", [ "A", "B" ], { "P${Name}": { "Type": "AWS::IAM::ManagedPolicy", "Properties": {
              "PolicyDocument": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [ [|"*"|], { "Fn::Sub": "arn:aws:s3:::${Name}/*" } ] } ] } } } } ] } }
            """,
            "PL3002", "PL0").Should().Equal("PL3002");

    [Test]
    public void A_mapping_that_two_policies_use_is_reported_once()
        => Findings(
            """
            { "Mappings": { "M": { "a": { "b": [|"*"|] } } }, "Resources": {
              "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::FindInMap": ["M","a","b"] } } ] } } },
              "Q": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::FindInMap": ["M","a","b"] } } ] } } } } }
            """,
            "PL3002").Should().Equal("PL3002");

    [TestCase("""{ "Resources": { "P": { "Type": "AWS::SNS::Subscription", "Properties": { "FilterPolicy": { "a": [1] } } } } }""")]
    [TestCase("""{ "Resources": { "P": { "Type": "AWS::Logs::LogGroup", "Properties": { "DataProtectionPolicy": { "Version": "2021-06-01", "Statement": [ { "DataIdentifier": [] } ] } } } } }""")]
    [TestCase("""{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": {} }""")]
    public void A_template_without_policies_has_none(string template)
    {
        BoundFile file = Bind(template);
        file.Kind.Should().Be(FileKind.Template);
        file.Policies.Should().BeEmpty();
    }

    [TestCase("""{"apiVersion":"v1","kind":"List","Resources":{"a":{"Type":"b"}}}""")]
    [TestCase("""{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","resources":[]}""")]
    [TestCase("""{"Resources":[1,2]}""")]
    [TestCase("""{"Resources":{"a":{"Type":5}}}""")]
    public void What_is_no_template_is_none(string text) => Bind(text).Kind.Should().Be(FileKind.Other);

    private static BoundFile Bind(string template) => new Linter([]).Lint(SourceText.From(template)).File;

    private static string WithResource(string resource, string sections = Prod) => $$"""
        { {{sections}} "Resources": {
          "Bucket": { "Type": "AWS::S3::Bucket" },
          "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
            "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": {{resource}} } ] } } } } }
        """;

    private static IEnumerable<string> Findings(string marked, params string[] rules) => Lint(marked, rules).Select(d => d.Descriptor.Id);

    private static PolicyDiagnostic[] Lint(string marked, params string[] rules)
    {
        MarkedText text = MarkedText.Parse(marked);
        PolicyDiagnostic[] found = [.. new Linter(RuleCatalog.All, new LinterOptions { Select = [.. rules] }).Lint(SourceText.From(text.Text)).Diagnostics];
        if (text.Spans.Length > 0)
        {
            found.Select(d => d.Origin.Span).Should().BeSubsetOf(text.Spans).And.HaveCount(text.Spans.Length);
        }

        return found;
    }
}
