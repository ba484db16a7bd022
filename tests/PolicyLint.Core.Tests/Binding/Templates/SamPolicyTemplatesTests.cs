using System.Text.Json;
using System.Text.RegularExpressions;
using PolicyLint.Binding.Templates;

namespace PolicyLint.Core.Tests.Binding.Templates;

/// <summary>SAM's policy templates, as AWS publishes them.</summary>
internal sealed partial class SamPolicyTemplatesTests
{
    private static readonly string[] PseudoParameters = ["AWS::Partition", "AWS::Region", "AWS::AccountId"];

    private static IEnumerable<string> Names => SamPolicyTemplates.Names;

    [Test]
    public void Has_all_templates_of_SAM_1_110()
    {
        SamPolicyTemplates.Names.Should().HaveCount(81).And.OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);
        SamPolicyTemplates.Names.Should().OnlyContain(n => n.EndsWith("Policy", StringComparison.Ordinal) || n.EndsWith("Policy_v2", StringComparison.Ordinal));
    }

    // From the tables of https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
    [TestCase("S3CrudPolicy", "BucketName")]
    [TestCase("DynamoDBStreamReadPolicy", "StreamName,TableName")]
    [TestCase("EFSWriteAccessPolicy", "AccessPoint,FileSystem")]
    [TestCase("SESBulkTemplatedCrudPolicy_v2", "IdentityName,TemplateName")]
    [TestCase("KMSEncryptPolicy_v2", "KeyId")]
    [TestCase("EKSDescribePolicy", "")]
    public void Knows_the_parameters(string name, string parameters)
    {
        SamPolicyTemplates.TryGet(name, out SamPolicyTemplate template).Should().BeTrue();

        template.Name.Should().Be(name);
        template.Parameters.Should().BeEquivalentTo(parameters.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [TestCase("s3crudpolicy")]
    [TestCase("S3CrudPolic")]
    [TestCase("")]
    public void Does_not_know_others(string name) => SamPolicyTemplates.TryGet(name, out _).Should().BeFalse();

    [TestCaseSource(nameof(Names))]
    public void Each_is_made_of_statements_that_use_all_of_its_parameters_and_nothing_else(string name)
    {
        SamPolicyTemplates.TryGet(name, out SamPolicyTemplate template).Should().BeTrue();

        string text = template.Statements.Tree.Text.Text.Substring(template.Statements.Span.Start, template.Statements.Span.Length);
        using JsonDocument statements = JsonDocument.Parse(text);
        statements.RootElement.EnumerateArray().Should().NotBeEmpty()
            .And.OnlyContain(s => s.GetProperty("Effect").GetString() == "Allow");
        Variable().Matches(text).Select(m => m.Groups[1].Value).Distinct().Except(PseudoParameters)
            .Should().BeEquivalentTo(template.Parameters);
    }

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Variable();
}
