using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class LambdaPermissionWithoutSourceRule : StatementRule
{
    private const string Invoke = "lambda:InvokeFunction";
    private const string Token = "lambda:EventSourceToken";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5009",
        Name = "lambda-permission-without-source",
        Severity = Severity.Suggestion,
        SecuritySeverity = 4.0,
        Title = "Function that a service may invoke for anybody",
        Message = "\"{0}\" may invoke the function for any AWS account: neither a source ARN nor a source account is given",
        Rationale = "Others can have the service invoke the function from accounts of their own.",
        Remedy = "Give SourceArn or SourceAccount (aws:SourceArn, aws:SourceAccount); for Alexa, EventSourceToken.",
        Help = """
            Lambda's guide asks for the source with every service that may invoke a function: without it, other accounts could configure
            resources of theirs to invoke it
            ([AWS](https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html), and
            [CloudFormation](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html)).

            Services whose own guide shows the condition are reported as a warning by `PL5001 unrestricted-service-principal`; the others are
            reported here. Whether a service sends its source, its guide says; Alexa skills send a token, their skill ID
            (`lambda:EventSourceToken`).

            Not reported is what `PL5001` leaves out too: policies that test one of the source keys in any way, or deny by one.

            ## Bad

            ```json resource
            {
              "Effect": "Allow", "Principal": { "Service": [|"lexv2.amazonaws.com"|] }, "Action": "lambda:InvokeFunction",
              "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:book"
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": { "Service": "lexv2.amazonaws.com" }, "Action": "lambda:InvokeFunction",
              "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:book",
              "Condition": { "StringEquals": { "aws:SourceAccount": "111122223333" } }
            }
            ```

            ```json resource
            {
              "Effect": "Allow", "Principal": { "Service": "alexa-appkit.amazon.com" }, "Action": "lambda:InvokeFunction",
              "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:skill",
              "Condition": { "StringEquals": { "lambda:EventSourceToken": "amzn1.ask.skill.0f1e2d3c" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!ConfusedDeputy.IsPossibleIn(statement)
            || !InvokesFunctions(statement)
            || ConfusedDeputy.FindOtherGuard(statement) is not null
            || statement.Condition is { } conditions && conditions.HasKey(Token))
        {
            return;
        }

        foreach (PrincipalEntry entry in statement.Principal!.Entries)
        {
            foreach (SymbolicString value in entry.Values)
            {
                if (entry.Type == PrincipalType.Service && value.IsKnown && !ConfusedDeputy.SaysForWhom(value, context))
                {
                    context.Report(value.Origin, value.ToDisplayString());
                }
            }
        }
    }

    private static bool InvokesFunctions(Statement statement)
    {
        if (statement.Action is not { } actions)
        {
            return false;
        }

        foreach (SymbolicString action in actions.Values)
        {
            if (action.StartsWith("lambda:", ignoreCase: true) == Certainty.Yes && action.Matches(Invoke, ignoreCase: true) == Certainty.Yes)
            {
                return true;
            }
        }

        return false;
    }
}
