using CsCheck;
using PolicyLint.Analysis;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Text;
using PolicyLint.Yaml;

namespace PolicyLint.Core.Tests.Binding.Templates;

/// <summary>Laws of templates that hold whatever stands in them.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class TemplateProperties
{
    private static readonly Gen<string> Name = Gen.OneOf(
        "Ref", "Fn::Sub", "Fn::Join", "Fn::If", "Fn::GetAtt", "Fn::Select", "Fn::Split", "Fn::FindInMap", "Fn::ForEach::L", "Fn::Transform", "Condition",
        "Version", "Statement", "Effect", "Action", "Resource", "Principal", "AWS", "PolicyName", "PolicyDocument", "Type", "a");

    private static readonly Gen<string> Scalar = Gen.OneOf(
        "null", "1", "true", "\"\"", "\"A\"", "\"C\"", "\"M\"", "\"P\"", "\"A.Arn\"", "\"${A}\"", "\"${A.Arn}/${P}\"", "\"${\"", "\"${!a}\"", "\"AWS::NoValue\"", "\"AWS::Region\"",
        "\"2012-10-17\"", "\"Allow\"", "\"s3:*\"", "\"*\"", "\"arn:aws:s3:::a/*\"", "\"\\u0024{A}\"", "\"{\\\"Statement\\\": [\"", "\"{\\\"Statement\\\": [{\\\"Effect\\\": \\\"Allow\\\"}]}\"");

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, inner) => depth > 4
        ? Scalar
        : Gen.OneOf(
            Scalar,
            inner.Array[0, 3].Select(items => "[" + string.Join(",", items) + "]"),
            Gen.Select(Name, inner, (name, value) => $"{{\"{name}\": {value}}}"),
            Gen.Select(Name, inner, Name, inner, (first, value, second, other) => $"{{\"{first}\": {value}, \"{second}\": {other}}}")));

    private static readonly Gen<string> ResourceType = Gen.OneOf(
        "AWS::IAM::Role", "AWS::IAM::ManagedPolicy", "AWS::IAM::User", "AWS::S3::BucketPolicy", "AWS::S3::Bucket", "AWS::Lambda::Permission", "AWS::Serverless::Function", "AWS::Serverless::Api",
        "AWS::SSO::PermissionSet", "AWS::Organizations::Policy", "AWS::RAM::Permission");

    private static readonly Gen<string> PropertyName = Gen.OneOf(
        "PolicyDocument", "AssumeRolePolicyDocument", "Policies", "ManagedPolicyArns", "PermissionsBoundary", "BucketName", "Principal", "Action", "SourceArn", "InlinePolicy", "Content", "Type",
        "PolicyTemplate", "Auth", "Fn::If", "Fn::Transform");

    private static readonly Gen<string> Resource = Gen.Select(ResourceType, Gen.Select(PropertyName, Value).Array[0, 4], Gen.OneOf("", "\"Condition\": \"C\",", "\"Condition\": \"D\","),
        (type, properties, condition) => $"{{\"Type\": \"{type}\", {condition} \"Properties\": {{{string.Join(",", properties.Select(p => $"\"{p.Item1}\": {p.Item2}"))}}}}}");

    private static readonly Gen<string> Templates = Gen.Select(Value, Value, Value, Resource, Resource, Gen.OneOf("", "\"Transform\": \"AWS::Serverless-2016-10-31\","),
        (parameter, mapping, condition, first, second, transform) =>
            $"{{{transform}\"Parameters\": {{\"P\": {parameter}}}, \"Mappings\": {{\"M\": {mapping}}}, \"Conditions\": {{\"C\": {condition}, \"D\": {{\"Fn::Not\": [{{\"Condition\": \"C\"}}]}}}}, \"Resources\": {{\"A\": {first}, \"B\": {second}}}}}");

    private static readonly Linter Linter = new(RuleCatalog.All);

    [Test]
    public void Any_template_is_linted_without_failure() => Templates.Sample(text => { Check(text); }, iter: 5_000);

    [Test]
    public void Any_template_cut_off_is_linted_without_failure()
        => Gen.Select(Templates, Gen.Double[0, 1]).Sample((text, part) => { Check(text[..(int)(text.Length * part)]); }, iter: 5_000);

    [Test]
    public void Any_template_read_as_yaml_is_linted_without_failure()
        => Templates.Sample(text => { Check(text, YamlLanguage.Instance); }, iter: 2_000);

    private static void Check(string text, SourceLanguage? language = null)
    {
        foreach (PolicyDiagnostic diagnostic in Linter.Lint(SourceText.From(text), language ?? SourceLanguage.Json).Diagnostics)
        {
            diagnostic.Descriptor.Id.Should().NotBe(RuleFailure.Descriptor.Id, "of {0}: {1}", text, diagnostic.Message);
            diagnostic.Origin.Span.End.Should().BeLessThanOrEqualTo(text.Length, "{0} stands in {1}", diagnostic.Descriptor.Id, text);
        }
    }
}
