using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Exposure;

internal sealed class PublicFunctionUrlRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5010",
        Name = "public-function-url",
        Severity = Severity.Warning,
        SecuritySeverity = 7.0,
        Title = "Function that anybody can invoke by its URL",
        Message = "\"{0}\" lets [anybody](1) invoke the function by its URL, without credentials",
        Rationale = "Nobody looks at who calls: the function itself has to, and pays for every call.",
        Remedy = "Use the authentication AWS_IAM and name who may call, or put CloudFront or an API with an authorizer before the function.",
        Help = """
            A function URL with the authentication `NONE` takes calls from the whole internet, once a statement allows
            `lambda:InvokeFunctionUrl` to everyone
            ([AWS](https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html#urls-auth-none)). For webhooks that check a signature
            themselves this is meant; suppress it there.

            The second statement that such a URL needs, `lambda:InvokeFunction` with `lambda:InvokedViaFunctionUrl`, opens nothing alone
            and is not reported. The resource `AWS::Lambda::Url` is no policy and is not looked at; its permission, in
            `AWS::Lambda::Permission`, is.

            Not reported: a statement with another condition that keeps strangers out, such as `aws:PrincipalOrgID`. With `AWS_IAM`
            everybody who has an AWS account can call (`PL5004 narrowing-condition-without-effect`).

            ## Bad

            ```json resource
            {
              "Effect": "Allow", "Principal": "*", "Action": "lambda:InvokeFunctionUrl",
              "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:hook",
              "Condition": { "StringEquals": { "lambda:FunctionUrlAuthType": [|"NONE"|] } }
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/caller" }, "Action": "lambda:InvokeFunctionUrl",
              "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:hook",
              "Condition": { "StringEquals": { "lambda:FunctionUrlAuthType": "AWS_IAM" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (Exposed.IsForEveryone(statement, out Origin everyone)
            && FunctionUrls.IsOpen(statement, out SymbolicString authType)
            && PublicAccess.Of(statement).IsPublic)
        {
            context.Report(authType.Origin, authType.ToDisplayString()).WithRelated(everyone, "Who may call");
        }
    }
}
