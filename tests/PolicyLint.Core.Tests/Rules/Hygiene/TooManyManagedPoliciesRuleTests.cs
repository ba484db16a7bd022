using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class TooManyManagedPoliciesRuleTests : RuleFixture<TooManyManagedPoliciesRule>
{
    private static string Arns(int count, string last = "") => $"\"ManagedPolicyArns\": [{string.Join(",", Enumerable.Range(1, count).Select(i => $"\"arn:aws:iam::111122223333:policy/P{i}\""))}{last}]";

    [TestCase("AWS::IAM::User")]
    [TestCase("AWS::IAM::Group")]
    public void Counts_managed_policies(string type)
    {
        Check(Resource(type, Arns(10)));
        Check(Resource(type, Arns(10, ",[|\"arn:aws:iam::aws:policy/SecurityAudit\"|]")), message: "11 managed policies are attached to \"Worker\", more than the 10 that IAM takes by default");
        Check(Resource(type, Arns(10, ",\"arn:aws:iam::111122223333:policy/P1\"")));
    }

    [Test]
    public void Counts_policies_that_name_the_role()
    {
        string Source(int count) => $$"""
            {
              "Resources": {
                "Worker": {
                  "Type": "AWS::IAM::Role",
                  "Properties": {
                    "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } },
                    {{Arns(count)}}
                  }
                },
                "Own": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "Roles": [{ "Ref": "Worker" }],
                    "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::a" } }
                  }
                }
              }
            }
            """;
        Sizes.Find<TooManyManagedPoliciesRule>(Source(9)).Should().BeEmpty();
        Sizes.Find<TooManyManagedPoliciesRule>(Source(10)).Should().ContainSingle();
    }

    [Test]
    public void Leaves_what_depends_on_a_condition()
        => Check("{\"Conditions\":{\"C\":{\"Fn::Equals\":[{\"Ref\":\"AWS::Region\"},\"x\"]}}," + Resource("AWS::IAM::Group", Arns(10, """,{"Fn::If":["C","arn:aws:iam::aws:policy/SecurityAudit",{"Ref":"AWS::NoValue"}]}""")).TrimStart()[1..]);
}
