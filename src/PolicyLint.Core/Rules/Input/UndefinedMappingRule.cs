using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Input;

internal sealed class UndefinedMappingRule : UndefinedNameRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0033",
        Name = "undefined-mapping",
        Severity = Severity.Error,
        Title = "Mapping, or key of one, that the template does not have",
        Message = "The template's mappings have no \"{0}\" there{1}",
        Rationale = "CloudFormation refuses the template, and what the policy says cannot be told.",
        Remedy = "Name a mapping of the section Mappings, and keys that it has.",
        Fix = FixAvailability.Sometimes,
        Help = """
            [`Fn::FindInMap`](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html)
            names a mapping of the template's section `Mappings`, a key of it and a key in that. Letters are compared with their case.
            CloudFormation refuses a template with a name that is not there.

            The rule looks only at what makes a policy or attaches one. Not reported: keys that are known only when the stack is
            deployed, such as `AWS::Region`, and calls with a `DefaultValue`, which
            [`AWS::LanguageExtensions`](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap-enhancements.html)
            allows for keys that are missing. Nothing is reported in a template with a `Transform` of SAM or of your own, or with
            `Fn::ForEach`: they may make what is named.

            ## Bad

            ```json
            {
              "Mappings": { "Buckets": { "test": { "Reports": "arn:aws:s3:::reports-test" } } },
              "Resources": {
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": {
                        "Effect": "Allow", "Action": "s3:ListBucket",
                        "Resource": { "Fn::FindInMap": [[|"Bucketz"|], "test", "Reports"] }
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
              "Mappings": { "Buckets": { "test": { "Reports": "arn:aws:s3:::reports-test" } } },
              "Resources": {
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": {
                        "Effect": "Allow", "Action": "s3:ListBucket",
                        "Resource": { "Fn::FindInMap": ["Buckets", "test", "Reports"] }
                      }
                    }
                  }
                }
              }
            }
            ```
            """,
    };

    public override TemplateFaultKind Fault => TemplateFaultKind.UndefinedMapping;
}
