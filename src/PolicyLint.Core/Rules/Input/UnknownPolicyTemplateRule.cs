using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Input;

internal sealed class UnknownPolicyTemplateRule : UndefinedNameRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0037",
        Name = "unknown-policy-template",
        Severity = Severity.Error,
        Title = "Policy template that SAM does not have",
        Message = "SAM has no policy template \"{0}\"{1}",
        Rationale = "SAM refuses to transform the template, so nothing is deployed.",
        Remedy = "Name a template of SAM's list, an AWS managed policy or the ARN of one, or write the statements.",
        Fix = FixAvailability.Sometimes,
        Help = """
            In the `Policies` of a function or state machine of SAM, an object with one member is a policy template and its
            parameters: `{"S3ReadPolicy": {"BucketName": …}}`. SAM has a fixed
            [list of them](https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html),
            all ending in `Policy` or `Policy_v2`; letters are compared with their case. It refuses a name that is not in it ("Policy at
            index 0 in the 'Policies' property is not valid").

            The list is the one of aws-sam-translator 1.110.0. Statements, names and ARNs of managed policies, and intrinsic functions
            are no policy templates.

            ## Bad

            ```json
            {
              "Transform": "AWS::Serverless-2016-10-31",
              "Resources": {
                "Reader": {
                  "Type": "AWS::Serverless::Function",
                  "Properties": {
                    "Handler": "index.handler", "Runtime": "nodejs22.x", "CodeUri": "src",
                    "Policies": [{ [|"S3ReadsPolicy"|]: { "BucketName": "reports" } }]
                  }
                }
              }
            }
            ```

            ## Good

            ```json
            {
              "Transform": "AWS::Serverless-2016-10-31",
              "Resources": {
                "Reader": {
                  "Type": "AWS::Serverless::Function",
                  "Properties": {
                    "Handler": "index.handler", "Runtime": "nodejs22.x", "CodeUri": "src",
                    "Policies": [{ "S3ReadPolicy": { "BucketName": "reports" } }]
                  }
                }
              }
            }
            ```
            """,
    };

    public override TemplateFaultKind Fault => TemplateFaultKind.UnknownPolicyTemplate;
}
