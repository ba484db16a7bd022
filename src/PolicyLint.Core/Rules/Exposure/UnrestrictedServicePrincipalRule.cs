using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class UnrestrictedServicePrincipalRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5001",
        Name = "unrestricted-service-principal",
        Severity = Severity.Warning,
        SecuritySeverity = 6.5,
        Title = "AWS service that may act for anybody",
        Message = "\"{0}\" may do this for any AWS account: no condition says for whom",
        Rationale = "Anybody can have the service act on the resource from an account of their own: the service is a confused deputy.",
        Remedy = "Add a condition on aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths.",
        AccessAnalyzerCodes = ImmutableArray.Create("RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL"),
        Help = """
            A statement that allows something to an AWS service allows it whoever uses the service. The bucket that takes CloudTrail's
            logs takes those of strangers as well, and the function that a topic may invoke is invoked by any topic. What the service
            tells of its caller is in four keys: `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` and `aws:SourceOrgPaths`
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention)).

            AWS does not publish which services its own check is about, and a condition on a key that a service does not send makes
            the statement useless. Reported are therefore only services of which a guide of AWS shows such a condition, on what the
            guide shows them to call:

            | service | calls |
            | --- | --- |
            | `apigateway`, `cognito-idp`, `elasticloadbalancing`, `events`, `iot`, `lambda.alarms.cloudwatch`, `logs`, `secretsmanager`, `sns` | Lambda |
            | `cloudfront` | S3, Lambda, KMS |
            | `cloudtrail` | S3, SNS, KMS |
            | `config` | S3, SNS, Lambda |
            | `delivery.logs` | S3, CloudWatch Logs |
            | `logging.s3` | S3 |
            | `s3` | SNS, SQS, Lambda, S3 |
            | `ses` | S3, SNS, Lambda, KMS |
            | `budgets`, `cloudwatch`, `costalerts` | SNS |
            | `events`, `sns` | SQS |

            Not reported:

            - Trust policies: for most service roles there is no source key, and nobody but the account can pass the role to the service.
            - Statements that test one of the keys in any way, and policies in which a `Deny` does.
            - Statements with a key that tells nearly as much (`PL5002 other-key-for-service-principal`), and those that can apply to no
              service (`PL2044 key-never-sent-for-service-principal`).
            - `NotAction`.

            What the request is about, such as `s3:x-amz-acl` or `kms:ViaService`, does not say for whom it is made. An account ID in the
            prefix of a bucket's `Resource` does so for some services (CloudTrail writes below `AWSLogs/` and the owner's account ID); AWS
            recommends the keys there too, and such a statement is reported.

            ## Bad

            ```json resource
            {
              "Effect": "Allow", "Principal": { "Service": [|"sns.amazonaws.com"|] },
              "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders"
            }
            ```

            ```json resource
            {
              "Effect": "Allow", "Principal": { "Service": [|"cloudtrail.amazonaws.com"|] },
              "Action": "s3:PutObject", "Resource": "arn:aws:s3:::logs/*",
              "Condition": { "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" } }
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" },
              "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders",
              "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:sns:eu-central-1:111122223333:orders" } }
            }
            ```

            ```json resource
            {
              "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" },
              "Action": "s3:PutObject", "Resource": "arn:aws:s3:::logs/AWSLogs/111122223333/*",
              "Condition": {
                "StringEquals": {
                  "s3:x-amz-acl": "bucket-owner-full-control",
                  "aws:SourceArn": "arn:aws:cloudtrail:eu-central-1:111122223333:trail/main"
                }
              }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!ConfusedDeputy.IsPossibleIn(statement) || ConfusedDeputy.FindOtherGuard(statement) is not null)
        {
            return;
        }

        foreach (PrincipalEntry entry in statement.Principal!.Entries)
        {
            foreach (SymbolicString value in entry.Values)
            {
                if (entry.Type == PrincipalType.Service && ConfusedDeputy.SaysForWhom(value, context))
                {
                    context.Report(value.Origin, value.ToDisplayString());
                }
            }
        }
    }
}
