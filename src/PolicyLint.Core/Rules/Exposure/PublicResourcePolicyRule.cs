using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules.Exposure;

internal sealed class PublicResourcePolicyRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5003",
        Name = "public-resource-policy",
        Severity = Severity.Error,
        SecuritySeverity = 9.0,
        Title = "Resource that anybody can use",
        Message = "\"{0}\" lets anybody {1} ([{2}](1)): no condition says who may call",
        Rationale = "Everybody with an AWS account, and with many services everybody on the internet, gets what the statement allows.",
        Remedy = "Name the accounts or roles, or add a condition such as aws:PrincipalOrgID, aws:SourceArn or aws:SourceVpce.",
        Help = """
            `"*"` and `{ "AWS": "*" }` in a resource-based policy are everyone: users and roles of all accounts there are, and callers without
            any credentials ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous)).
            Only a condition on who calls, or a `Deny` for all others, makes that a policy for some. What counts as such a condition, S3 lists
            ([The meaning of "public"](https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status)),
            and so do DynamoDB ([Blocking public access](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html)) and
            EFS ([The meaning of "public"](https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html#what-is-a-public-policy)):

            | who | keys |
            | --- | --- |
            | callers | `aws:PrincipalOrgID`, `aws:PrincipalOrgPaths`, `aws:PrincipalAccount`, `aws:PrincipalArn`, `aws:userid`, `kms:CallerAccount` |
            | AWS services | `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID`, `aws:SourceOrgPaths`, `aws:SourceOwner`, `aws:PrincipalIsAWSService`, `aws:PrincipalServiceName` |
            | networks | `aws:SourceVpc`, `aws:SourceVpce`, `aws:SourceVpcArn`, `aws:VpceAccount`, `aws:VpceOrgID`, `aws:VpceOrgPaths`, `aws:Ec2InstanceSourceVpc`, `aws:SourceIp` up to a /8 (IPv6: /32) |
            | services' own | `s3:DataAccessPointArn`, `s3:DataAccessPointAccount`, `s3:x-amz-server-side-encryption-aws-kms-key-id`, `elasticfilesystem:AccessedViaMountTarget`, `lambda:EventSourceToken`, `sns:Endpoint` |

            The values must be fixed. More generous than AWS's pages, which take no wildcard at all: an ARN needs only its account, or the name of
            a bucket; a path of an organization only the organization; `AROA…:*` is one role, whatever its session. Keys of a service's own
            that speak of accounts, organizations or networks are taken to keep strangers out, as are those of identity providers.

            A condition that looks as if it did and does not is `PL5004 narrowing-condition-without-effect`: then that rule reports the statement.

            Reported with less weight, as a warning, is what is often meant to be public: only `s3:GetObject` and `s3:GetObjectVersion` (a
            website), `lambda:GetLayerVersion` (a public layer), and `es:…` (OpenSearch, where fine-grained access control or a VPC can stand
            behind the policy). It is public all the same; suppress it where it is meant.

            Not reported:

            - `execute-api:Invoke` without any condition: without a policy everybody can call an API too; its authorizers decide. A private API
              is then open to every VPC endpoint there is.
            - `vpc-lattice-svcs:…`: only VPCs that the owner connects reach the service.
            - URLs of functions: `PL5010 public-function-url`.
            - `Deny`, and trust policies, VPC endpoint policies and resource control policies: in the last two, `"*"` is how they are written.

            Whether a bucket or an account blocks public access is not to be seen in the policy.

            ## Bad

            ```json resource
            { "Effect": "Allow", "Principal": [|"*"|], "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": [|"*"|] }, "Action": "sqs:SendMessage",
              "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders",
              "Condition": { "Bool": { "aws:SecureTransport": "true" } }
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }
            }
            ```

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sqs:SendMessage",
              "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders",
              "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:sns:eu-central-1:111122223333:orders" } }
            }
            ```

            ```json resource
            [
              { "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*" },
              {
                "Effect": "Deny", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*",
                "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } }
              }
            ]
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!Exposed.IsForEveryone(statement, out Origin everyone)
            || Exposed.IsOrdinary(statement)
            || PublicAccess.Of(statement) is not { IsPublic: true, Condition: null }
            || !ExposedActions.TryFindWorst(statement, out string? words, out string? name, out Origin action))
        {
            return;
        }

        DiagnosticBuilder finding = context.Report(everyone, "*", words, name).WithRelated(action, "What anybody can do");
        if (ExposedActions.IsPublishing(statement))
        {
            finding.WithDefaultSeverity(Severity.Warning);
        }
    }
}
