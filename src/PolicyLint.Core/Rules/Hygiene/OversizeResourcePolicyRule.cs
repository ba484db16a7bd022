using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class OversizeResourcePolicyRule : PolicyRule
{
    private const int Kilobyte = 1_024;

    private static readonly PolicyQuota Endpoint = new(20_480, "a VPC endpoint policy");

    private static readonly PolicyQuota Delegation = new(40_000, "the delegation policy of an organization");

    /// <summary>By what stands before the colon of the service's actions.</summary>
    private static readonly (string Service, PolicyQuota Quota)[] Quotas =
    [
        ("s3", new(20 * Kilobyte, "an S3 bucket policy", CountsBytes: true)),
        ("kms", new(32 * Kilobyte, "a KMS key policy", CountsBytes: true)),
        ("sqs", new(8 * Kilobyte, "an SQS queue policy", CountsBytes: true)),
        ("sns", new(30 * Kilobyte, "an SNS topic policy", CountsBytes: true)),
        ("secretsmanager", new(20_480, "the policy of a secret")),
        ("dynamodb", new(20 * Kilobyte, "the policy of a DynamoDB table or stream", CountsBytes: true)),
        ("events", new(10 * Kilobyte, "the policy of an event bus", CountsBytes: true)),
        ("ecr", new(10_240, "an ECR repository or registry policy")),
        ("ecr-public", new(10_240, "an ECR repository or registry policy")),
        ("elasticfilesystem", new(20_000, "an EFS file system policy")),
        ("es", new(100 * Kilobyte, "the access policy of an OpenSearch domain", CountsBytes: true)),
        ("glacier", new(20 * Kilobyte, "a Glacier vault policy", CountsBytes: true)),
        ("s3tables", new(20_480, "an S3 table or table bucket policy")),
        ("cloudtrail", new(8_192, "a CloudTrail resource policy")),
        ("codeartifact", new(7_168, "a CodeArtifact domain or repository policy")),
        ("xray", new(5 * Kilobyte, "an X-Ray resource policy", CountsBytes: true)),
    ];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7063",
        Name = "oversize-resource-policy",
        Severity = Severity.Warning,
        Title = "Resource-based policy that is longer than its quota",
        Message = PolicyQuota.Message,
        Rationale = "The service refuses a policy that is too long.",
        Remedy = "Say with wildcards, fewer statements or aws:PrincipalOrgID what it says, or give permissions in policies of identities.",
        Fix = FixAvailability.Sometimes,
        AccessAnalyzerCodes = ImmutableArray.Create("POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA"),
        Help = """
            Every service has a quota of its own, in characters or bytes (UTF-8). Known here are:

            | Policy of | Quota |
            | --- | --- |
            | Amazon S3 bucket, DynamoDB table or stream, Glacier vault | 20 KB |
            | AWS KMS key | 32 KB |
            | Amazon SQS queue | 8 KB |
            | Amazon SNS topic | 30 KB |
            | AWS Secrets Manager secret, S3 table or table bucket, VPC endpoint | 20,480 characters |
            | Amazon EventBridge event bus | 10 KB |
            | Amazon ECR repository or registry | 10,240 characters |
            | Amazon EFS file system | 20,000 characters |
            | Amazon OpenSearch Service domain | 100 KB |
            | AWS CloudTrail | 8,192 characters |
            | AWS CodeArtifact | 7,168 characters |
            | AWS X-Ray | 5 KB |
            | AWS Organizations, delegation | 40,000 characters |

            They are those of the services' guides, or else the greatest length that their APIs take. In a template or plan the resource tells
            which one holds, and a policy that is too long is an error; in a file of its own it is that of the service that all actions are of.

            - The policy is measured as JSON without white space, whatever language it is written in: not all services say whether white
              space counts. For VPC endpoints it does: one that is too long only with it is reported where it stands in a file of its own, as
              JSON ([Amazon VPC quotas](https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html)), and the fix removes it.
            - Texts that a template fills in count with what is known of them: the message says "at least".
            - The message says how much would be saved by removing entries that another entry of their list covers.
            - Not reported: other services, whose quotas AWS does not publish or that are not verified here (Lambda, API Gateway, CloudWatch
              Logs, Backup, access points), and what AWS's own tools printed, since AWS took it.

            In the examples, a number between ellipses stands for so many characters.

            ## Bad

            ```json
            {
              "Resources": {
                "Send": {
                  "Type": "AWS::SQS::QueuePolicy",
                  "Properties": {
                    "Queues": ["https://sqs.eu-central-1.amazonaws.com/111122223333/reports"],
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      [|"Statement"|]: [
                        {
                          "Sid": "…8100…", "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage",
                          "Resource": "arn:aws:sqs:eu-central-1:111122223333:reports"
                        }
                      ]
                    }
                  }
                }
              }
            }
            ```

            ## Good

            ```json resource
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage",
                  "Resource": "arn:aws:sqs:eu-central-1:111122223333:reports"
                }
              ]
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if ((policy.Kind != PolicyKind.Resource && policy.Kind != PolicyKind.Endpoint) || PolicyQuota.IsTakenByAws(policy) || QuotaOf(policy) is not { } quota)
        {
            return;
        }

        DiagnosticBuilder? found = quota.Check(policy, countsBlanks: true, context);
        if (policy.DeclaringResource is not null)
        {
            found?.WithDefaultSeverity(Severity.Error);
        }

        if (found is null && policy.Kind == PolicyKind.Endpoint)
        {
            quota.CheckAsWritten(policy, context);
        }
    }

    private static PolicyQuota? QuotaOf(Policy policy)
    {
        string? type = policy.DeclaringResource?.Type;
        if (policy.Kind == PolicyKind.Endpoint)
        {
            return type is null or "AWS::EC2::VPCEndpoint" or "aws_vpc_endpoint" or "aws_vpc_endpoint_policy" ? Endpoint : null;
        }

        if (type is "AWS::Organizations::ResourcePolicy" or "aws_organizations_resource_policy")
        {
            return Delegation;
        }

        // Nearly every policy ends here.
        if (type is null && policy.Origin.Span.Length < 5 * Kilobyte / 3)
        {
            return null;
        }

        ReadOnlySpan<char> service = type is null ? ServicePolicies.ServiceOfActions(policy) : ServicePolicies.ServiceOfType(type).AsSpan();
        foreach ((string name, PolicyQuota quota) in Quotas)
        {
            if (service.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return quota;
            }
        }

        return null;
    }
}
