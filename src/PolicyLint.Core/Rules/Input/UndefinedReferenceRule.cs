using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Input;

internal sealed class UndefinedReferenceRule : UndefinedNameRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0030",
        Name = "undefined-reference",
        Severity = Severity.Error,
        Title = "Reference to something that the template does not have",
        Message = "\"{0}\" is no parameter, resource or pseudo parameter of the template{1}",
        Rationale = "CloudFormation refuses the template, and what the policy is for cannot be told.",
        Remedy = "Name a parameter or resource of the template, or a pseudo parameter such as AWS::Partition.",
        Fix = FixAvailability.Sometimes,
        Help = """
            [`Ref`](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html)
            and the variables of
            [`Fn::Sub`](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html)
            name a parameter or a resource of the same template by its logical id, or a pseudo parameter. Letters are compared with
            their case. CloudFormation refuses a template with a name that it does not have ("Unresolved resource dependencies").

            The rule looks only at what makes a policy or attaches one, not at the rest of the template. What the name would have
            stood for is taken for unknown, and the rest of the policy was linted.

            Not reported in a template with a `Transform` of SAM or of your own, or with `Fn::ForEach`: they may make what is named.

            ## Bad

            ```json
            {
              "Parameters": { "BucketArn": { "Type": "String" } },
              "Resources": {
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": { "Ref": [|"BuketArn"|] } }
                    }
                  }
                }
              }
            }
            ```

            ## Good

            ```json
            {
              "Parameters": { "BucketArn": { "Type": "String" } },
              "Resources": {
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": { "Ref": "BucketArn" } }
                    }
                  }
                }
              }
            }
            ```
            """,
    };

    public override TemplateFaultKind Fault => TemplateFaultKind.UndefinedReference;
}
