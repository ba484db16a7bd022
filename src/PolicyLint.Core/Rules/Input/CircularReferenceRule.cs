using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Input;

internal sealed class CircularReferenceRule : TemplateFaultRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0035",
        Name = "circular-reference",
        Severity = Severity.Error,
        Title = "Condition, mapping or reference that leads back to itself",
        Message = "\"{0}\" leads back to itself",
        Rationale = "CloudFormation refuses the template, and what the policy says cannot be told.",
        Remedy = "Take one of the references out of the circle.",
        Help = """
            A condition whose expression asks, by itself or over others, for the condition itself has no value, and neither has
            anything else that is defined by itself. CloudFormation refuses such a template
            ([Circular dependency errors](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html)).

            The rule looks only at what makes a policy or attaches one. What is in the circle is taken for unknown.

            ## Bad

            ```json
            {
              "Conditions": {
                "IsProduction": [|{ "Fn::Not": [{ "Condition": "IsTest" }] }|],
                "IsTest": { "Fn::Not": [{ "Condition": "IsProduction" }] }
              },
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

            ## Good

            ```json
            {
              "Parameters": { "Stage": { "Type": "String" } },
              "Conditions": {
                "IsProduction": { "Fn::Not": [{ "Condition": "IsTest" }] },
                "IsTest": { "Fn::Equals": [{ "Ref": "Stage" }, "test"] }
              },
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

    public override TemplateFaultKind Fault => TemplateFaultKind.CircularReference;

    public override void Check(TemplateFault fault, RuleContext context) => context.Report(fault.Origin, fault.Name);
}
