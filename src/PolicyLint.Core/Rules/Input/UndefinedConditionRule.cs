using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Input;

internal sealed class UndefinedConditionRule : UndefinedNameRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0032",
        Name = "undefined-condition",
        Severity = Severity.Error,
        Title = "Condition that the template does not have",
        Message = "The template has no condition \"{0}\"{1}",
        Rationale = "CloudFormation refuses the template, and which policy is deployed cannot be told.",
        Remedy = "Name a condition of the section Conditions.",
        Fix = FixAvailability.Sometimes,
        Help = """
            [`Fn::If`](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html),
            the `Condition` of a resource and `{"Condition": …}` inside of another condition name a condition of the template's section
            `Conditions`. Letters are compared with their case. CloudFormation refuses a template with one that it does not have.

            The rule looks only at what makes a policy or attaches one. Both branches of the `Fn::If` were linted. The conditions of
            the policy itself, `Condition` in a statement, are no conditions of the template.

            Not reported in a template with a `Transform` of SAM or of your own, or with `Fn::ForEach`: they may make what is named.

            ## Bad

            ```json
            {
              "Parameters": { "Stage": { "Type": "String" } },
              "Conditions": { "IsProduction": { "Fn::Equals": [{ "Ref": "Stage" }, "production"] } },
              "Resources": {
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": {
                        "Effect": "Allow", "Action": "s3:ListBucket",
                        "Resource": { "Fn::If": [[|"IsProdction"|], "arn:aws:s3:::reports", "arn:aws:s3:::reports-test"] }
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
              "Parameters": { "Stage": { "Type": "String" } },
              "Conditions": { "IsProduction": { "Fn::Equals": [{ "Ref": "Stage" }, "production"] } },
              "Resources": {
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": {
                        "Effect": "Allow", "Action": "s3:ListBucket",
                        "Resource": { "Fn::If": ["IsProduction", "arn:aws:s3:::reports", "arn:aws:s3:::reports-test"] }
                      }
                    }
                  }
                }
              }
            }
            ```
            """,
    };

    public override TemplateFaultKind Fault => TemplateFaultKind.UndefinedCondition;
}
