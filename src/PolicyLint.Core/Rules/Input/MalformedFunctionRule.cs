using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Input;

internal sealed class MalformedFunctionRule : TemplateFaultRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0034",
        Name = "malformed-function",
        Severity = Severity.Error,
        Title = "Intrinsic function that is given something of the wrong shape",
        Message = "{0} cannot be carried out{1}",
        Rationale = "CloudFormation refuses the template, and what the policy says cannot be told.",
        Remedy = "Give the function what it takes, in its order.",
        Help = """
            Each [intrinsic function](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html)
            takes values of a certain shape: `Fn::Join` a delimiter and a list, `Fn::If` the name of a condition and two values.
            CloudFormation refuses a template in which one is given anything else. The message says what the function takes.

            The rule looks only at what makes a policy or attaches one. What the function would have given is taken for unknown, and
            the rest of the policy was linted.

            ## Bad

            ```json
            {
              "Resources": {
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": {
                        "Effect": "Allow", "Action": "s3:ListBucket",
                        "Resource": { "Fn::Join": [|["arn:", { "Ref": "AWS::Partition" }, ":s3:::reports"]|] }
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
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": {
                        "Effect": "Allow", "Action": "s3:ListBucket",
                        "Resource": { "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, ":s3:::reports"]] }
                      }
                    }
                  }
                }
              }
            }
            ```
            """,
    };

    public override TemplateFaultKind Fault => TemplateFaultKind.MalformedFunction;

    public override void Check(TemplateFault fault, RuleContext context)
        => context.Report(fault.Origin, fault.Name, fault.Expected.Length == 0 ? "" : $": it takes {fault.Expected}");
}
