using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules.Exposure;

internal sealed class NarrowingConditionWithoutEffectRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5004",
        Name = "narrowing-condition-without-effect",
        Severity = Severity.Error,
        SecuritySeverity = 9.0,
        Title = "Condition that is to keep strangers out and does not",
        Message = "The condition on \"{0}\" keeps nobody out, since {1}: [\"*\"](1) lets anybody {2} ({3})",
        Rationale = "The policy looks as if it were for some, and is for everybody.",
        Remedy = "Test a key that tells who calls, such as aws:PrincipalOrgID or aws:SourceVpce, with StringEquals or ArnLike and fixed values.",
        Help = """
            A statement for everyone, `"Principal": "*"`, is as narrow as its conditions. These are about who calls, and everybody meets them:

            | condition | why |
            | --- | --- |
            | `StringLike` with `*`, `o-*`, `vpc-*` | AWS counts only fixed values ([S3](https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status)) |
            | `ArnLike` with `*` for the account, or for a part of a bucket's name | strangers make a resource or role of that name |
            | `IpAddress` with `0.0.0.0/0`, `::/0`, both halves of the world, or anything wider than a /8 (IPv6: /32) | S3 counts it as public |
            | `…IfExists`, `ForAllValues:…` | they hold for requests without the key ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists)) |
            | `StringNotEquals`, `NotIpAddress` and their like | they let in everybody but those named |
            | `Null` | it tells that there is an organization, an endpoint …, not which |
            | a policy variable, `${aws:PrincipalAccount}` | the request itself fills it in |
            | `aws:PrincipalTag/…`, `aws:username`, `aws:PrincipalType`, `aws:MultiFactorAuthPresent` | everybody can have that in an account of their own |
            | `kms:ViaService`, `aws:CalledVia`, `aws:ViaAWSService` | everybody can use the service from an account of their own; with `kms:CallerAccount` it is well |
            | `aws:Referer`, `aws:UserAgent` | the caller says what stands in them ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-referer)) |
            | `aws:VpcSourceIp` without `aws:SourceVpc` | every VPC can have the same private addresses |
            | `lambda:FunctionUrlAuthType` with `AWS_IAM` | everybody with an AWS account can sign requests |

            The first such condition is reported. What counts as public, and what is not reported, is as in `PL5003 public-resource-policy`,
            which reports statements without any condition on who calls; it is a warning here too where only objects, layers or OpenSearch
            domains can be read.

            Exceptions: `…IfExists` on `aws:PrincipalAccount` and `aws:userid`, which every request has; on a key of which another condition
            says with `Null` that it is there; and on `aws:SourceIp` together with `aws:SourceVpc` or `aws:SourceVpce`, of which a
            request has one.

            ## Bad

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "es:ESHttpGet", "Resource": "arn:aws:es:eu-central-1:111122223333:domain/logs/*",
              "Condition": { "IpAddress": { "aws:SourceIp": ["203.0.113.0/24", [|"0.0.0.0/0"|]] } }
            }
            ```

            ```json resource
            {
              "Effect": "Allow", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::uploads/*",
              "Condition": { [|"StringEqualsIfExists"|]: { "aws:SourceVpce": "vpce-1a2b3c4d" } }
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "es:ESHttpGet", "Resource": "arn:aws:es:eu-central-1:111122223333:domain/logs/*",
              "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }
            }
            ```

            ```json resource
            {
              "Effect": "Allow", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::uploads/*",
              "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!Exposed.IsForEveryone(statement, out Origin everyone)
            || FunctionUrls.IsAbout(statement)
            || PublicAccess.Of(statement) is not { IsPublic: true, Condition: { } condition } access
            || !ExposedActions.TryFindWorst(statement, out string? words, out string? name, out _))
        {
            return;
        }

        DiagnosticBuilder finding = context
            .Report(access.Origin, condition.Key.ToDisplayString(), access.Reason, words, name)
            .WithRelated(everyone, "Everybody");
        if (ExposedActions.IsPublishing(statement))
        {
            finding.WithDefaultSeverity(Severity.Warning);
        }
    }
}
