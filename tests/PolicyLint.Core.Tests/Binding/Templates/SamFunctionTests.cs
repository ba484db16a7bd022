using PolicyLint.Analysis;
using PolicyLint.Binding;
using PolicyLint.Binding.Templates;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Symbolic;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Binding.Templates;

/// <summary>What is found in functions and state machines of SAM.</summary>
internal sealed class SamFunctionTests
{
    private const string Statement = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}""";

    private static IEnumerable<string> TemplateNames => SamPolicyTemplates.Names;

    [TestCase("AWS::Serverless::Function")]
    [TestCase("AWS::Serverless::StateMachine")]
    public void Finds_policies_in_a_list_of_all_forms(string type)
    {
        BoundFile file = Bind(Template(type, $$$"""
            "Policies": [
              "AmazonSQSReadOnlyAccess",
              "arn:aws:iam::111122223333:policy/Team",
              { "Version": "2012-10-17", "Statement": [{{{Statement}}}] },
              { "S3ReadPolicy": { "BucketName": "reports" } },
              { "Ref": "ManagedPolicyArn" }
            ]
            """, """ "Parameters":{"ManagedPolicyArn":{"Type":"String"}}, """));

        file.Kind.Should().Be(FileKind.Policy);
        file.Policies.Should().HaveCount(2).And.OnlyContain(p => p.Kind == PolicyKind.Identity && p.IsComplete)
            .And.OnlyContain(p => p.DeclaringResource!.LogicalId == "Worker" && p.DeclaringResource.Type == type);
        file.Policies.Select(p => p.Pointer).Should().Equal("/Resources/Worker/Properties/Policies/2", "/Resources/Worker/Properties/Policies/3");
        file.Attachments.Where(a => a.Form == PolicyAttachmentForm.Managed).Select(a => a.Policy.ToDisplayString())
            .Should().Equal("AmazonSQSReadOnlyAccess", "arn:aws:iam::111122223333:policy/Team", "${ManagedPolicyArn}");
        file.Attachments.Should().OnlyContain(a => a.EntityType == IamEntityType.Role && a.Entity.Is("Worker") == Certainty.Yes);
        file.TemplateFaults.Should().BeEmpty();
    }

    [TestCase("""[|"AdministratorAccess"|]""")]
    [TestCase("""[[|"AdministratorAccess"|]]""")]
    [TestCase("""[|"arn:aws:iam::aws:policy/AdministratorAccess"|]""")]
    [TestCase("""{"Fn::Sub": [|"arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess"|]}""")]
    public void Finds_an_attached_managed_policy_at_its_place(string policies)
    {
        MarkedText template = MarkedText.Parse(Template("AWS::Serverless::Function", $"\"Policies\": {policies}"));

        PolicyAttachment attachment = Bind(template.Text).Attachments.Should().ContainSingle().Subject;
        attachment.Form.Should().Be(PolicyAttachmentForm.Managed);
        attachment.Origin.Span.Should().Be(template.Spans.Should().ContainSingle().Subject);
    }

    [TestCase($$"""{"Statement":[{{Statement}}]}""", TestName = "a document without version")]
    [TestCase($$"""{"Version":"2012-10-17","Statement":{{Statement}}}""", TestName = "a document with one statement")]
    [TestCase($$"""[{"Statement":[{{Statement}}]}]""", TestName = "a list of documents")]
    [TestCase($$"""[{"Fn::If":["Prod",{"Statement":[{{Statement}}]},{"Ref":"AWS::NoValue"}]}]""", TestName = "a document under a condition")]
    public void Finds_an_inline_policy(string policies)
    {
        Policy policy = Bind(Template("AWS::Serverless::Function", $"\"Policies\": {policies}", """ "Conditions":{"Prod":{"Fn::Equals":[{"Ref":"AWS::Region"},"eu-west-1"]}}, """))
            .Policies.Should().ContainSingle().Subject;

        policy.Kind.Should().Be(PolicyKind.Identity);
        policy.Statements.Should().ContainSingle().Which.Action!.Values.Should().ContainSingle(v => v.Is("s3:GetObject", false) == Certainty.Yes);
    }

    [TestCase("AWS::Serverless::Function", "Policies")]
    [TestCase("AWS::IAM::Role", "ManagedPolicyArns")]
    public void An_attachment_depends_only_on_the_conditions_that_choose_it(string type, string property)
    {
        BoundFile file = Bind(Template(
            type,
            $$$"""
            "{{{property}}}": [
              "arn:aws:iam::aws:policy/Always",
              {"Fn::If":["Prod","arn:aws:iam::aws:policy/InProd",{"Ref":"AWS::NoValue"}]},
              {"Fn::If":["Large","arn:aws:iam::aws:policy/WhenLarge","arn:aws:iam::aws:policy/WhenSmall"]}
            ]
            """,
            """
            "Parameters":{"Stage":{"Type":"String"},"Size":{"Type":"String"}},
            "Conditions":{"Prod":{"Fn::Equals":[{"Ref":"Stage"},"prod"]},"Large":{"Fn::Equals":[{"Ref":"Size"},"large"]}},
            """));

        file.Attachments.Select(a => $"{a.Policy.ToDisplayString()}: {string.Join(", ", a.Assumptions)}").Should().BeEquivalentTo(
            "arn:aws:iam::aws:policy/Always: ",
            "arn:aws:iam::aws:policy/InProd: condition \"Prod\" is true",
            "arn:aws:iam::aws:policy/WhenLarge: condition \"Large\" is true",
            "arn:aws:iam::aws:policy/WhenSmall: condition \"Large\" is false");
    }

    [Test]
    public void Expands_a_policy_template_with_its_parameters_at_its_name()
    {
        MarkedText template = MarkedText.Parse(Template("AWS::Serverless::Function", """ "Policies": [{ [|"S3ReadPolicy"|]: { "BucketName": "reports" } }] """));

        Policy policy = Bind(template.Text).Policies.Should().ContainSingle().Subject;
        policy.Kind.Should().Be(PolicyKind.Identity);
        policy.IsFragment.Should().BeTrue("SAM writes no version, and that is not the user's to change");
        PolicyLint.Model.Statement statement = policy.Statements.Should().ContainSingle().Subject;
        statement.Effect.Should().Be(Effect.Allow);
        statement.Action!.Values.Select(v => v.ToDisplayString()).Should().Contain("s3:GetObject").And.Contain("s3:ListBucket");
        statement.Resource!.Values.Select(v => v.ToDisplayString()).Should().Equal("arn:${AWS::Partition}:s3:::reports", "arn:${AWS::Partition}:s3:::reports/*");
        Origin[] origins = [policy.Origin, statement.Origin, .. statement.Resource.Values.Select(v => v.Origin), .. statement.Elements.Select(e => e.Name.Origin)];
        origins.Select(o => o.Span).Should().OnlyContain(s => s == template.Spans[0]);
    }

    [TestCase("""{"Ref":"Uploads"}""", "arn:${AWS::Partition}:s3:::${Uploads}")]
    [TestCase("""{"Fn::Sub":"${AWS::StackName}-logs"}""", "arn:${AWS::Partition}:s3:::${AWS::StackName}-logs")]
    [TestCase("\"a\\\"b\\\\c\"", "arn:${AWS::Partition}:s3:::a\"b\\c")]
    [TestCase("\"*\"", "arn:${AWS::Partition}:s3:::*")]
    [TestCase("4", "arn:${AWS::Partition}:s3:::4")]
    [TestCase("[\"a\"]", "arn:${AWS::Partition}:s3:::${BucketName}")]
    public void Puts_the_parameter_into_the_statements(string bucket, string resource)
        => Bind(Template("AWS::Serverless::Function", $$$""" "Policies": [{ "S3ReadPolicy": { "BucketName": {{{bucket}}} } }] """, """ "Parameters":{"Uploads":{"Type":"String"}}, """))
            .Policies.Should().ContainSingle().Which.Statements[0].Resource!.Values[0].ToDisplayString().Should().Be(resource);

    [TestCaseSource(nameof(TemplateNames))]
    public void Each_policy_template_expands_to_a_policy_whose_form_is_right(string name)
    {
        SamPolicyTemplates.TryGet(name, out SamPolicyTemplate known);
        string parameters = string.Join(',', known.Parameters.Select(p => $$"""{{"\""}}{{p}}":{"Ref":"{{p}}Value"}"""));
        string declared = string.Join(',', known.Parameters.Select(p => $$"""{{"\""}}{{p}}Value":{"Type":"String"}"""));
        string template = Template("AWS::Serverless::Function", $$$""" "Policies": [{ "{{{name}}}": { {{{parameters}}} } }] """, $$$""" "Parameters":{ {{{declared}}} }, """);

        LintResult result = new Linter(RuleCatalog.All).Lint(SourceText.From(template));

        Policy policy = result.Policies.Should().ContainSingle().Subject;
        policy.TypeMismatches.Should().BeEmpty();
        policy.Statements.Should().NotBeEmpty().And.OnlyContain(s => s.Effect == Effect.Allow && s.Action!.Values.Length > 0 && s.Resource!.Values.Length > 0);
        result.File.TemplateFaults.Should().BeEmpty();
        result.Diagnostics.Where(d => d.Descriptor.Category is RuleCategory.Input or RuleCategory.Grammar or RuleCategory.Reference)
            .Select(d => d.ToString()).Should().BeEmpty();
        result.Diagnostics.Should().OnlyContain(d => d.Fixes.IsEmpty, "the text of a policy template is AWS's");
    }

    [Test]
    public void Says_which_policy_template_there_is_none_of()
    {
        MarkedText template = MarkedText.Parse(Template("AWS::Serverless::Function", """ "Policies": [{ [|"S3ReadOnlyPolicy"|]: { "BucketName": "reports" } }] """));

        BoundFile file = Bind(template.Text);

        TemplateFault fault = file.TemplateFaults.Should().ContainSingle().Subject;
        fault.Kind.Should().Be(TemplateFaultKind.UnknownPolicyTemplate);
        fault.Name.Should().Be("S3ReadOnlyPolicy");
        fault.Origin.Span.Should().Be(template.Spans[0]);
        fault.Candidates.Should().HaveCount(81).And.Contain("S3ReadPolicy");
        fault.DeclaringResource!.LogicalId.Should().Be("Worker");
        file.Policies.Should().BeEmpty();
    }

    [TestCase("""{ [|"DynamoDBStreamReadPolicy"|]: { "TableName": "t" } }""", "StreamName")]
    [TestCase("""{ [|"S3ReadPolicy"|]: {} }""", "BucketName")]
    [TestCase("""{ [|"S3ReadPolicy"|]: null }""", "BucketName")]
    [TestCase("""{ [|"SQSPollerPolicy"|]: null, "QueueName": "uploads" }""", "QueueName", TestName = "a parameter beside its template, as a wrong indentation makes it")]
    public void Says_which_parameter_is_missing(string policy, string parameter)
    {
        MarkedText template = MarkedText.Parse(Template("AWS::Serverless::Function", $"\"Policies\": [{policy}]"));

        TemplateFault fault = Bind(template.Text).TemplateFaults.Should().ContainSingle().Subject;

        fault.Kind.Should().Be(TemplateFaultKind.MissingPolicyTemplateParameter);
        fault.Name.Should().Be(template.Text.Substring(template.Spans[0].Start + 1, template.Spans[0].Length - 2));
        fault.Expected.Should().Be(parameter);
        fault.Origin.Span.Should().Be(template.Spans[0]);
    }

    [Test]
    public void Says_which_parameter_there_is_none_of()
    {
        MarkedText template = MarkedText.Parse(Template("AWS::Serverless::Function", """ "Policies": [{ "S3ReadPolicy": { "BucketName": "reports", [|"Prefix"|]: "a/" } }] """));

        BoundFile file = Bind(template.Text);

        TemplateFault fault = file.TemplateFaults.Should().ContainSingle().Subject;
        fault.Kind.Should().Be(TemplateFaultKind.UnknownPolicyTemplateParameter);
        fault.Name.Should().Be("Prefix");
        fault.Expected.Should().Be("S3ReadPolicy");
        fault.Candidates.Should().Equal("BucketName");
        fault.Origin.Span.Should().Be(template.Spans[0]);
        file.Policies.Should().ContainSingle();
    }

    [TestCase("\"Policies\": null")]
    [TestCase("\"Policies\": 5")]
    [TestCase("\"Policies\": [null, 7, true, [], {}]")]
    [TestCase("\"Policies\": {}")]
    [TestCase("""
        "Policies": {"Ref": "AWS::NoValue"}
        """)]
    [TestCase("""
        "Policies": [{"Ref": "AWS::NoValue"}]
        """)]
    [TestCase("\"Role\": null")]
    public void Passes_over_what_is_no_policy(string properties)
    {
        BoundFile file = Bind(Template("AWS::Serverless::Function", properties));

        file.Policies.Should().BeEmpty();
        file.Attachments.Should().BeEmpty();
        file.TemplateFaults.Should().BeEmpty();
    }

    [Test]
    public void A_role_of_its_own_makes_the_other_properties_void()
    {
        BoundFile file = Bind(Template("AWS::Serverless::Function", """
            "Role": "arn:aws:iam::111122223333:role/Worker", "Policies": ["AdministratorAccess", { "Nope": {} }]
            """));

        file.Policies.Should().BeEmpty();
        file.Attachments.Should().BeEmpty();
        file.TemplateFaults.Should().BeEmpty();
        file.Entities.Should().BeEmpty();
    }

    [Test]
    public void A_role_that_depends_on_a_condition_may_not_be_given()
    {
        BoundFile file = Bind(Template(
            "AWS::Serverless::Function",
            """ "Role": {"Fn::If":["Own","arn:aws:iam::111122223333:role/Worker",{"Ref":"AWS::NoValue"}]}, "Policies": "AdministratorAccess" """,
            """ "Conditions":{"Own":{"Fn::Equals":[{"Ref":"AWS::Region"},"eu-west-1"]}}, """));

        file.Attachments.Should().ContainSingle();
    }

    [TestCase("", "", false)]
    [TestCase(""" "PermissionsBoundary": "arn:aws:iam::111122223333:policy/Boundary" """, "", true)]
    [TestCase("", """ "Globals":{"Function":{"PermissionsBoundary":"arn:aws:iam::111122223333:policy/Boundary"}}, """, true)]
    [TestCase("", """ "Globals":{"Function":{"Timeout":5}}, """, false)]
    [TestCase(""" "PermissionsBoundary": {"Ref":"AWS::NoValue"} """, "", false)]
    public void The_role_that_SAM_makes_has_the_boundary_that_is_given(string properties, string globals, bool hasBoundary)
    {
        MarkedText template = MarkedText.Parse(Template("AWS::Serverless::Function", properties, globals).Replace("\"Worker\"", "[|\"Worker\"|]", StringComparison.Ordinal));

        IamEntity entity = Bind(template.Text).Entities.Should().ContainSingle().Subject;
        entity.Type.Should().Be(IamEntityType.Role);
        entity.Name.Is("Worker").Should().Be(Certainty.Yes);
        entity.Name.Origin.Span.Should().Be(template.Spans[0]);
        entity.Boundary.HasValue.Should().Be(hasBoundary);
        entity.DeclaringResource!.Type.Should().Be("AWS::Serverless::Function");
    }

    [Test]
    public void Globals_give_functions_a_boundary_and_state_machines_none()
        => Bind(Template("AWS::Serverless::StateMachine", "", """ "Globals":{"Function":{"PermissionsBoundary":"arn:aws:iam::111122223333:policy/Boundary"}}, """))
            .Entities.Should().ContainSingle().Which.Boundary.Should().BeNull();

    [Test]
    public void Finds_the_trust_policy()
    {
        const string trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

        Policy own = Bind(Template("AWS::Serverless::Function", $"\"AssumeRolePolicyDocument\": {trust}")).Policies.Should().ContainSingle().Subject;
        own.Kind.Should().Be(PolicyKind.Trust);
        own.Pointer.Should().Be("/Resources/Worker/Properties/AssumeRolePolicyDocument");
        own.DeclaringResource!.LogicalId.Should().Be("Worker");

        Policy shared = Bind(Template("AWS::Serverless::Function", "", $$$""" "Globals":{"Function":{"AssumeRolePolicyDocument":{{{trust}}}}}, """))
            .Policies.Should().ContainSingle().Subject;
        shared.Kind.Should().Be(PolicyKind.Trust);
        shared.Pointer.Should().Be("/Globals/Function/AssumeRolePolicyDocument");
        shared.Statements.Should().ContainSingle();
    }

    [Test]
    public void Globals_have_no_policies_for_SAM_does_not_take_them_there()
    {
        BoundFile file = Bind(Template("AWS::Serverless::Function", "", """ "Globals":{"Function":{"Policies":["AdministratorAccess"],"Role":"arn:aws:iam::111122223333:role/Worker"}}, """));

        file.Attachments.Should().BeEmpty();
        file.Entities.Should().ContainSingle();
    }

    [Test]
    public void Policies_inside_other_types_are_left_alone()
    {
        BoundFile file = Bind(Template("AWS::Serverless::SimpleTable", """ "Policies": ["AdministratorAccess", { "S3ReadPolicy": {} }] """));

        file.Attachments.Should().BeEmpty();
        file.TemplateFaults.Should().BeEmpty();
        file.Entities.Should().BeEmpty();
    }

    [Test]
    public void A_template_cut_off_anywhere_is_read_as_far_as_it_goes()
    {
        string template = Template("AWS::Serverless::Function", """ "Policies": [{ "S3ReadPolicy": { "BucketName": {"Ref":"Uploads"} } }, "AdministratorAccess"] """);
        for (int length = 0; length < template.Length; length++)
        {
            int cut = length;
            Action lint = () => new Linter(RuleCatalog.All).Lint(SourceText.From(template[..cut]));
            lint.Should().NotThrow();
            new Linter(RuleCatalog.All).Lint(SourceText.From(template[..cut])).File.TemplateFaults.Should().BeEmpty(template[..cut]);
        }
    }

    private static BoundFile Bind(string template) => new Linter([]).Lint(SourceText.From(template)).File;

    private static string Template(string type, string properties, string sections = "") => $$"""
        {
          "Transform": "AWS::Serverless-2016-10-31",
          {{sections}}
          "Resources": { "Worker": { "Type": "{{type}}", "Properties": { {{properties}} } } }
        }
        """;
}
