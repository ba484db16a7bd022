using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Input;

internal sealed class UnknownPolicyTemplateParameterRule : UndefinedNameRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL0039",
        Name = "unknown-policy-template-parameter",
        Severity = Severity.Warning,
        Title = "Parameter that a policy template of SAM does not have",
        Message = "Policy template \"{1}\" has no parameter \"{0}\"{2}",
        Rationale = "SAM passes over it without a word: what it was to say is not in the policy.",
        Remedy = "Give only the parameters that the template has.",
        Fix = FixAvailability.Sometimes,
        Help = """
            A [policy template](https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-templates.html)
            of SAM has certain parameters; letters are compared with their case. SAM
            [takes those only](https://github.com/aws/serverless-application-model/blob/develop/samtranslator/policy_template_processor/template.py)
            and ignores any other, so this is a warning. One that is missing is another finding (`missing-policy-template-parameter`).

            ## Bad

            ```json
            {
              "Transform": "AWS::Serverless-2016-10-31",
              "Resources": {
                "Reader": {
                  "Type": "AWS::Serverless::Function",
                  "Properties": {
                    "Handler": "index.handler", "Runtime": "nodejs22.x", "CodeUri": "src",
                    "Policies": [{ "S3ReadPolicy": { [|"BuketName"|]: "reports" } }]
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

    public override TemplateFaultKind Fault => TemplateFaultKind.UnknownPolicyTemplateParameter;

    protected override string[] Arguments(TemplateFault fault, string hint) => [fault.Name, fault.Expected, hint];
}
