using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class IrrelevantConditionKeyRule : ConditionRule
{
    private const string ResourceAccount = "s3:ResourceAccount";

    /// <summary>The types that hold the policy of one bucket or access point, in CloudFormation and Terraform.</summary>
    private static readonly string[] Types =
    [
        "AWS::S3::AccessPoint",
        "AWS::S3::BucketPolicy",
        "AWS::S3::MultiRegionAccessPointPolicy",
        "AWS::S3ObjectLambda::AccessPointPolicy",
        "aws_s3_access_point",
        "aws_s3_bucket",
        "aws_s3_bucket_policy",
        "aws_s3control_access_point_policy",
        "aws_s3control_multi_region_access_point_policy",
        "aws_s3control_object_lambda_access_point_policy",
    ];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2049",
        Name = "irrelevant-condition-key",
        Severity = Severity.Suggestion,
        Title = "Condition on something that never differs for the resource",
        Message = "\"{0}\" is the account that owns the resource, and {1} is the policy of one resource: the condition holds always or never",
        Rationale = "It reads like a restriction of who comes in, and restricts nothing.",
        Remedy = "Remove it, or test the caller's account with aws:PrincipalAccount.",
        AccessAnalyzerCodes = ImmutableArray.Create("IRRELEVANT_CONDITION_KEY_IN_POLICY"),
        Help = """
            `s3:ResourceAccount` is the account of the bucket that is asked for. It has a use in identity-based, endpoint, service control and session
            policies, which are about many buckets. In the policy of a bucket or access point it is always the same
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-irrelevant-condition-key-in-policy)).

            What is covered of Access Analyzer's check: this key, its documented example, in policies of buckets, access points, multi-Region and Object
            Lambda access points. Its other keys are not published.

            The template or plan must tell what the policy is attached to: a policy of a VPC endpoint looks the same, and there the key has a use.

            ## Bad

            ```json
            {
              "Resources": {
                "ReportsPolicy": {
                  "Type": "AWS::S3::BucketPolicy",
                  "Properties": {
                    "Bucket": "reports",
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": {
                        "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
                        "Condition": { "StringEquals": { [|"s3:ResourceAccount"|]: "111122223333" } }
                      }
                    }
                  }
                }
              }
            }
            ```

            ## Good

            ```json
            {
              "Resources": {
                "ReportsPolicy": {
                  "Type": "AWS::S3::BucketPolicy",
                  "Properties": {
                    "Bucket": "reports",
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": {
                        "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
                        "Condition": { "StringEquals": { "aws:PrincipalAccount": "111122223333" } }
                      }
                    }
                  }
                }
              }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (statement.Policy is not { Kind: PolicyKind.Resource, DeclaringResource: { } declaring }
            || condition.Key.Is(ResourceAccount, ignoreCase: true) != Certainty.Yes
            || Array.IndexOf(Types, declaring.Type) < 0)
        {
            return;
        }

        context.Report(condition.Key.Origin, condition.Key.ToDisplayString(), "an " + declaring.Type);
    }
}
