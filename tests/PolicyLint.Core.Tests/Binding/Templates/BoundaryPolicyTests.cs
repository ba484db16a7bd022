using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Binding.Templates;

/// <summary>A managed policy of a template that is a boundary, and attached to nobody, limits; it grants nothing.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class BoundaryPolicyTests
{
    [TestCase("""{ "Ref": "Limit" }""", "", "", PolicyKind.Boundary)]
    [TestCase("""{ "Fn::GetAtt": ["Limit", "PolicyArn"] }""", "", "", PolicyKind.Boundary)]
    [TestCase("""{ "Fn::If": ["Prod", { "Ref": "Limit" }, { "Ref": "AWS::NoValue" }] }""", "", "", PolicyKind.Boundary)]
    [TestCase("""{ "Ref": "Limit" }""", """, "ManagedPolicyArns": [{ "Ref": "Limit" }]""", "", PolicyKind.Identity, Description = "attached too")]
    [TestCase("""{ "Ref": "Limit" }""", """, "ManagedPolicyArns": [{ "Fn::If": ["Prod", { "Ref": "Limit" }, { "Ref": "AWS::NoValue" }] }]""", "", PolicyKind.Identity, Description = "attached at times")]
    [TestCase("""{ "Ref": "Limit" }""", "", """, "Roles": ["other"]""", PolicyKind.Identity, Description = "it says itself to whom it is attached")]
    [TestCase("\"arn:aws:iam::111122223333:policy/Limit\"", "", "", PolicyKind.Identity, Description = "another policy")]
    public void A_managed_policy_is_a_boundary_when_it_is_nothing_else(string boundary, string role, string policy, PolicyKind kind)
        => Lint(Template(boundary, role, policy)).File.Policies.Single(p => p.DeclaringResource!.LogicalId == "Limit").Kind.Should().Be(kind);

    [Test]
    public void It_is_judged_as_one()
        => Lint(Template("""{ "Ref": "Limit" }""", "", "")).Diagnostics.Select(d => d.Descriptor.Id).Should().Equal("PL6002");

    private static LintResult Lint(string template) => new Linter(RuleCatalog.All).Lint(SourceText.From(template, "template.json"));

    private static string Template(string boundary, string role, string policy) => $$"""
        {
          "AWSTemplateFormatVersion": "2010-09-09",
          "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } },
          "Resources": {
            "Limit": { "Type": "AWS::IAM::ManagedPolicy", "Properties": {
              "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }{{policy}}
            } },
            "Worker": { "Type": "AWS::IAM::Role", "Properties": {
              "AssumeRolePolicyDocument": {
                "Version": "2012-10-17",
                "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }
              },
              "PermissionsBoundary": {{boundary}}{{role}}
            } }
          }
        }
        """;
}
