using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Input;

internal sealed class MissingPolicyTemplateParameterRule : TemplateFaultRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0038",
        Name = "missing-policy-template-parameter",
        Severity = Severity.Error,
        Title = "Policy template of SAM without one of its parameters",
        Message = "Policy template \"{0}\" is not given its parameter {1}",
        Rationale = "SAM refuses to transform the template, so nothing is deployed.",
        Remedy = "Give the parameter: the name, ARN or id that the statements are narrowed to.",
        Help = """
            A [policy template](https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-templates.html)
            of SAM has parameters, most of them the resource that its statements are narrowed to. SAM demands all of them.

            ## Bad

            ```json
            {
              "Transform": "AWS::Serverless-2016-10-31",
              "Resources": {
                "Reader": {
                  "Type": "AWS::Serverless::Function",
                  "Properties": {
                    "Handler": "index.handler", "Runtime": "nodejs22.x", "CodeUri": "src",
                    "Policies": [{ [|"S3ReadPolicy"|]: {} }]
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

    public override TemplateFaultKind Fault => TemplateFaultKind.MissingPolicyTemplateParameter;

    public override void Check(TemplateFault fault, RuleContext context) => context.Report(fault.Origin, fault.Name, fault.Expected);
}
