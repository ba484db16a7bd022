using PolicyLint.Analysis;
using PolicyLint.Binding;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Binding.Templates;

/// <summary>What is found in APIs and connectors of SAM.</summary>
internal sealed class SamApiTests
{
    private const string Statement = """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"execute-api:Invoke","Resource":"execute-api:/prod/GET/pets"}""";

    [TestCase($"[{Statement}]")]
    [TestCase(Statement)]
    public void Finds_custom_statements(string statements)
    {
        Policy policy = Bind(Api($$$""" "Auth": {"ResourcePolicy": {"CustomStatements": {{{statements}}} } } """)).Policies.Should().ContainSingle().Subject;

        policy.Kind.Should().Be(PolicyKind.Resource);
        policy.IsFragment.Should().BeTrue();
        policy.Pointer.Should().Be("/Resources/Pets/Properties/Auth/ResourcePolicy/CustomStatements");
        policy.DeclaringResource!.ToString().Should().Be("AWS::Serverless::Api Pets");
        policy.Statements.Should().ContainSingle();
    }

    [Test]
    public void Finds_custom_statements_in_Globals()
    {
        Policy policy = Bind(Api("", $$$$$""" "Globals":{"Api":{"Auth":{"ResourcePolicy":{"CustomStatements":[{{{{{Statement}}}}}]}}}}, """))
            .Policies.Should().ContainSingle().Subject;

        policy.Kind.Should().Be(PolicyKind.Resource);
        policy.Pointer.Should().Be("/Globals/Api/Auth/ResourcePolicy/CustomStatements");
    }

    [Test]
    public void Finds_custom_statements_of_one_path()
    {
        Policy policy = Bind($$$"""
            {
              "Transform": "AWS::Serverless-2016-10-31",
              "Resources": { "Worker": { "Type": "AWS::Serverless::Function", "Properties": { "Events": { "Get": { "Type": "Api", "Properties": {
                "Path": "/pets", "Method": "get", "Auth": { "ResourcePolicy": { "CustomStatements": [{{{Statement}}}] } }
              } } } } } }
            }
            """).Policies.Should().ContainSingle().Subject;

        policy.Kind.Should().Be(PolicyKind.Resource);
        policy.Pointer.Should().Be("/Resources/Worker/Properties/Events/Get/Properties/Auth/ResourcePolicy/CustomStatements");
    }

    [Test]
    public void Finds_the_policy_of_a_definition()
    {
        Policy policy = Bind(Api($$$""" "DefinitionBody": {"openapi":"3.0.1","x-amazon-apigateway-policy":{"Version":"2012-10-17","Statement":[{{{Statement}}}]},"paths":{}} """))
            .Policies.Should().ContainSingle().Subject;

        policy.Kind.Should().Be(PolicyKind.Resource);
        policy.Pointer.Should().Be("/Resources/Pets/Properties/DefinitionBody/x-amazon-apigateway-policy");
    }

    [TestCase(""" "IpRangeWhitelist": ["203.0.113.0/24", [|"203.0.113.0/33"|]] """, "PL1058")]
    [TestCase(""" "IpRangeBlacklist": [|"203.0.113"|] """, "PL1058")]
    [TestCase(""" "AwsAccountWhitelist": ["111122223333", [|"11112222333"|]] """, "PL1037")]
    [TestCase(""" "IntrinsicVpceWhitelist": [{"Ref":"Endpoint"}, [|"vpc-12345678"|]] """, "PL1065")]
    [TestCase(""" "IntrinsicVpcBlacklist": [[|"vpce-12345678"|]] """, "PL1064")]
    [TestCase(""" "SourceVpcWhitelist": ["vpce-12345678", [|"vpc-1234"|]] """, "PL1064")]
    [TestCase(""" "SourceVpcBlacklist": ["vpc-12345678", [|"vpce-12"|]] """, "PL1065")]
    public void Checks_the_values_of_lists_as_what_SAM_makes_of_them(string resourcePolicy, string rule)
    {
        MarkedText template = MarkedText.Parse(Api($$$""" "Auth": {"ResourcePolicy": { {{{resourcePolicy}}} } } """, """ "Parameters":{"Endpoint":{"Type":"String"}}, """));

        new Linter(RuleCatalog.All).Lint(SourceText.From(template.Text)).Diagnostics
            .Select(d => (d.Descriptor.Id, d.Origin.Span)).Should().Equal((rule, template.Spans[0]));
    }

    [TestCase(""" "IpRangeWhitelist": ["203.0.113.0/24"], "IpRangeBlacklist": ["203.0.113.7"] """)]
    [TestCase(""" "AwsAccountWhitelist": ["111122223333"], "AwsAccountBlacklist": [{"Ref":"AWS::AccountId"}] """)]
    [TestCase(""" "IntrinsicVpcWhitelist": [{"Ref":"Endpoint"}], "IntrinsicVpceBlacklist": [{"Ref":"Endpoint"}] """)]
    [TestCase(""" "SourceVpcWhitelist": ["vpc-12345678", "vpce-12345678"], "SourceVpcBlacklist": ["vpc-0123456789abcdef0"] """)]
    [TestCase(""" "SourceVpcWhitelist": ["something-else", {"Ref":"Endpoint"}] """)]
    [TestCase(""" "IpRangeWhitelist": {"Ref":"Ranges"} """)]
    [TestCase(""" "IpRangeWhitelist": [] """)]
    [TestCase(""" "IpRangeWhitelist": null, "CustomStatements": null """)]
    [TestCase(""" "CustomStatements": 5 """)]
    public void Has_nothing_to_say_of_good_lists_and_other_things(string resourcePolicy)
        => new Linter(RuleCatalog.All).Lint(SourceText.From(Api(
            $$$""" "Auth": {"ResourcePolicy": { {{{resourcePolicy}}} } } """,
            """ "Parameters":{"Endpoint":{"Type":"String"},"Ranges":{"Type":"CommaDelimitedList"}}, """))).Diagnostics.Should().BeEmpty();

    [TestCase("[\"Read\",\"Write\"]")]
    [TestCase("[\"Admin\"]")]
    [TestCase("5")]
    public void A_connector_has_no_policy_of_its_own(string permissions)
    {
        LintResult result = new Linter(RuleCatalog.All).Lint(SourceText.From($$$"""
            {
              "Transform": "AWS::Serverless-2016-10-31",
              "Resources": { "C": { "Type": "AWS::Serverless::Connector", "Properties": {
                "Source": {"Id":"F"}, "Destination": {"Id":"T"}, "Permissions": {{{permissions}}}
              } } }
            }
            """));

        result.Policies.Should().BeEmpty();
        result.Diagnostics.Should().BeEmpty();
    }

    private static BoundFile Bind(string template) => new Linter([]).Lint(SourceText.From(template)).File;

    private static string Api(string properties, string sections = "") => $$"""
        {
          "Transform": "AWS::Serverless-2016-10-31",
          {{sections}}
          "Resources": { "Pets": { "Type": "AWS::Serverless::Api", "Properties": { {{properties}} } } }
        }
        """;
}
