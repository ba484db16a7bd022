using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Exposure;

internal sealed class UntrustworthyConditionKeyRule : ConditionRule
{
    private const string Referer = "aws:Referer";
    private const string UserAgent = "aws:UserAgent";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5060",
        Name = "untrustworthy-condition-key",
        Severity = Severity.Warning,
        SecuritySeverity = 5.5,
        Title = "Condition on a text that the caller writes",
        Message = "\"{0}\" is what the caller says of itself: {1}",
        Rationale = "Anybody can send any Referer and User-Agent header: who knows the value that is asked for has it.",
        Remedy = "Test what the caller cannot choose: aws:PrincipalArn, aws:SourceVpce, aws:SourceIp, or for a website an origin access control of CloudFront.",
        AccessAnalyzerCodes = ImmutableArray.Create("UNTRUSTWORTHY_CONDITION_KEY"),
        AbsorbedBy = ImmutableArray.Create("PL5004"),
        Help = """
            `aws:Referer` and `aws:UserAgent` hold headers of the HTTP request, which the client writes as it likes. AWS warns of both that they
            must not keep unauthorized parties out
            ([global condition keys](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-referer)).

            Reported is what an Allow rests on, and the exception that a Deny makes: `"Deny"` with `"StringNotLike": { "aws:Referer": … }` is open to
            whoever sends the header. Not reported:

            - a Deny of certain values, which keeps out those who do not hide and lets nobody in;
            - `Null`;
            - statements for AWS services only: SES puts the account into `aws:Referer` itself (`PL5002 other-key-for-service-principal`).

            What is covered of Access Analyzer's check: these two keys, of which the page of global keys warns. AWS does not publish its list.

            ## Bad

            ```json resource
            {
              "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::website/*",
              "Condition": { "StringLike": { [|"aws:Referer"|]: "https://www.example.com/*" } }
            }
            ```

            ```json
            {
              "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*",
              "Condition": { "StringNotLike": { [|"aws:UserAgent"|]: "*terraform*" } }
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::website/*",
              "Condition": { "ArnEquals": { "aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/EXAMPLE" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        // Both names have eleven and thirteen characters: most keys are told apart without reading them.
        if (!condition.Key.TryGetText(out ReadOnlySpan<char> key)
            || (key.Length == Referer.Length
                ? !key.Equals(Referer.AsSpan(), StringComparison.OrdinalIgnoreCase)
                : key.Length != UserAgent.Length || !key.Equals(UserAgent.AsSpan(), StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        ConditionOperator @operator = condition.Operator;
        if (@operator.Family != ConditionOperatorFamily.String
            || (!statement.IsAllow && (statement.Effect != Effect.Deny || !@operator.IsNegated))
            || ServicePrincipals.AreAllOf(statement.Principal))
        {
            return;
        }

        context.Report(condition.Key.Origin, key.ToString(), statement.IsAllow
            ? "whoever sends what the condition asks for is let in"
            : "whoever sends the value is excepted from the Deny");
    }
}
