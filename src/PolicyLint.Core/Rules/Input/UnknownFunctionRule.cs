using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Input;

internal sealed class UnknownFunctionRule : UndefinedNameRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0036",
        Name = "unknown-function",
        Severity = Severity.Error,
        Title = "Intrinsic function that CloudFormation does not have",
        Message = "CloudFormation has no function {0}{1}",
        Rationale = "CloudFormation refuses the template, and what the policy says cannot be told.",
        Remedy = "Use a function that CloudFormation has, such as Fn::Join or Fn::Sub, in its own spelling.",
        Fix = FixAvailability.Sometimes,
        Help = """
            An object with one member whose name begins with `Fn::` is a call of an
            [intrinsic function](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html),
            and so is a tag such as `!Sub` in YAML. Letters are compared with their case: `Fn::GetAtt`, not `Fn::GetAttr`.
            CloudFormation refuses a template that calls a function which it does not have.

            The rule looks only at what makes a policy or attaches one. What the function would have given is taken for unknown, and
            the rest of the policy was linted.

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
                      "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": { [|"Fn::GetAttr"|]: ["Bucket", "Arn"] } }
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

    public override TemplateFaultKind Fault => TemplateFaultKind.UnknownFunction;
}
