namespace PolicyLint.Core.Tests.Rules;

/// <summary>Small CloudFormation templates, in which a test writes the part that it is about.</summary>
internal static class TemplateSources
{
    private const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}""";

    /// <summary>A policy that allows something on one resource.</summary>
    /// <param name="resource">The statement's Resource.</param>
    /// <param name="sections">Other sections of the template, with a comma at the end.</param>
    public static string Policy(string resource, string sections = "") => $$"""
        {
          {{sections}}
          "Resources": {
            "Bucket": { "Type": "AWS::S3::Bucket" },
            "Reader": {
              "Type": "AWS::IAM::ManagedPolicy",
              "Properties": { "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": {{resource}} } } }
            }
          }
        }
        """;

    /// <summary>A role.</summary>
    /// <param name="properties">Its properties besides the trust policy.</param>
    public static string Role(string properties) => Resource("AWS::IAM::Role", $"\"AssumeRolePolicyDocument\": {Trust}, {properties}");

    /// <summary>A function of SAM.</summary>
    /// <param name="policies">Its property Policies.</param>
    public static string Function(string policies) => $$"""
        {
          "Transform": "AWS::Serverless-2016-10-31",
          "Resources": {
            "Reader": {
              "Type": "AWS::Serverless::Function",
              "Properties": { "Handler": "index.handler", "Runtime": "nodejs22.x", "CodeUri": "src", "Policies": {{policies}} }
            }
          }
        }
        """;

    /// <summary>One resource.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="properties">Its properties.</param>
    public static string Resource(string type, string properties) => $$"""
        {
          "Resources": {
            "Worker": { "Type": "{{type}}", "Properties": { {{properties}} } }
          }
        }
        """;
}
