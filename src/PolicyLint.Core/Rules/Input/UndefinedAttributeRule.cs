using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Input;

internal sealed class UndefinedAttributeRule : UndefinedNameRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0031",
        Name = "undefined-attribute",
        Severity = Severity.Error,
        Title = "Attribute of a resource that the template does not have",
        Message = "The template has no resource \"{0}\" that could have an attribute{1}",
        Rationale = "CloudFormation refuses the template, and what the policy is for cannot be told.",
        Remedy = "Name a resource of the template by its logical id.",
        Fix = FixAvailability.Sometimes,
        Help = """
            [`Fn::GetAtt`](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html)
            and a variable with a dot in `Fn::Sub` (`${Bucket.Arn}`) give an attribute of a resource of the same template. Letters are
            compared with their case. CloudFormation refuses a template with the name of a resource that it does not have.

            The rule looks only at what makes a policy or attaches one. Whether the resource has the attribute is not checked.

            Not reported in a template with a `Transform` of SAM or of your own, or with `Fn::ForEach`: they may make what is named.

            ## Bad

            ```json
            {
              "Resources": {
                "Bucket": { "Type": "AWS::S3::Bucket" },
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": { "Fn::GetAtt": [[|"Buckets"|], "Arn"] } }
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
                "Bucket": { "Type": "AWS::S3::Bucket" },
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": { "Fn::GetAtt": ["Bucket", "Arn"] } }
                    }
                  }
                }
              }
            }
            ```
            """,
    };

    public override TemplateFaultKind Fault => TemplateFaultKind.UndefinedAttribute;
}
