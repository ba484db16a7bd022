using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class PlainTextPasswordRule : Rule, IEntityCheck
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7053",
        Name = "plain-text-password",
        Severity = Severity.Warning,
        SecuritySeverity = 7.0,
        Title = "Password of a user in plain text",
        Message = "The console password of \"{0}\" stands in the template in plain text",
        Rationale = "Whoever can read the template, its repository or the stack can sign in as the user.",
        Remedy = "Let people sign in with IAM Identity Center; else give the password with a dynamic reference to Secrets Manager, and let the user change it.",
        Help = """
            `LoginProfile` of `AWS::IAM::User` gives the user a password for the console. What is written out in a template is kept in the
            repository and in CloudFormation, where everybody can read it who may read the stack. AWS recommends dynamic references
            ([using dynamic references](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html)), and federation
            instead of users with passwords
            ([Security best practices in IAM](https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html)). The password itself is
            not repeated in the message.

            Not reported: dynamic references (`{{resolve:…}}`) and what parameters and functions give, even with a default.

            ## Bad

            ```json
            {
              "Resources": {
                "Auditor": { "Type": "AWS::IAM::User", "Properties": { "LoginProfile": { "Password": [|"correct-horse-1"|] } } }
              }
            }
            ```

            ## Good

            ```json
            {
              "Resources": {
                "Auditor": {
                  "Type": "AWS::IAM::User",
                  "Properties": {
                    "LoginProfile": { "Password": "{{resolve:secretsmanager:auditor:SecretString:password}}", "PasswordResetRequired": true }
                  }
                }
              }
            }
            ```
            """,
    };

    public void Check(IamEntity entity, RuleContext context)
    {
        if (entity.Password is { } password)
        {
            context.Report(password, entity.Name.ToDisplayString());
        }
    }
}
