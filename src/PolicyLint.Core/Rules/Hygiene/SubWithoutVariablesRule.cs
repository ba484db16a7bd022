using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class SubWithoutVariablesRule : TemplateFaultRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7040",
        Name = "sub-without-variables",
        Severity = Severity.Suggestion,
        Title = "Fn::Sub on a text without variables",
        Message = "Fn::Sub has nothing to substitute here",
        Rationale = "The text means the same without Fn::Sub; or a variable is missing from it, such as the braces of ${Name}.",
        Remedy = "Write the text alone, or put the variable into it.",
        Help = """
            [`Fn::Sub`](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html)
            puts values in the place of `${Name}`. A text that has none is what it would be anyway. It is harmless, and at times a sign
            of a mistake: `$Name` and `{Name}` are no variables.

            Not reported: texts with `${!Name}`, which is how `Fn::Sub` writes a `${Name}` that IAM is to see. There is no fix, since
            it cannot be told which of the two is meant.

            ## Bad

            ```json
            {
              "Resources": {
                "Reader": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": { "Fn::Sub": [|"arn:aws:s3:::reports"|] } }
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
                      "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": { "Fn::Sub": "arn:${AWS::Partition}:s3:::reports" } }
                    }
                  }
                }
              }
            }
            ```
            """,
    };

    public override TemplateFaultKind Fault => TemplateFaultKind.SubWithoutVariables;

    public override void Check(TemplateFault fault, RuleContext context) => context.Report(fault.Origin);
}
