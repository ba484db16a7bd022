using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class ArnOfOtherResourceRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2021",
        Name = "arn-of-other-resource",
        Severity = Severity.Error,
        Title = "ARN in a resource's policy that cannot be the resource",
        Message = "\"{0}\" is not what the policy of {1} is about",
        Rationale = "A resource's policy is read only for requests to the resource: AWS refuses another ARN there, or the statement applies to nothing.",
        Remedy = "Name the resource that the policy is attached to, or what is in it.",
        AccessAnalyzerCodes = ImmutableArray.Create("UNSUPPORTED_RESOURCE_ARN_IN_POLICY"),
        Help = """
            `Resource` in the policy of a bucket can be the bucket and its objects, in that of an access point the access point and the objects behind it
            (`accesspoint/NAME/object/*`), in that of a key the key. Any other ARN never comes before the policy, and S3, SQS and SNS refuse it
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-resource-arn-in-policy)).

            The template or plan tells what the policy is attached to. For buckets, access points, queues, topics, keys, secrets, tables, file systems and
            OpenSearch domains the type of the resource is compared, for all others the service. Whether the name is the right one is not asked.

            Not reported: `*`, `NotResource`, values that are no ARNs (API Gateway takes `execute-api:/stage/GET/*`), and ARNs of a service whose
            action the statement has: the action is the mistake then (`PL2020 action-of-other-resource`).

            ## Bad

            ```json
            {
              "Resources": {
                "ReportsPolicy": {
                  "Type": "AWS::S3::BucketPolicy",
                  "Properties": {
                    "Bucket": "reports",
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": {
                        "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/reader" }, "Action": "s3:GetObject",
                        "Resource": ["arn:aws:s3:::reports/*", [|"arn:aws:s3:eu-central-1:111122223333:accesspoint/reader/object/*"|]]
                      }
                    }
                  }
                }
              }
            }
            ```

            ## Good

            ```json
            {
              "Resources": {
                "ReportsPolicy": {
                  "Type": "AWS::S3::BucketPolicy",
                  "Properties": {
                    "Bucket": "reports",
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": {
                        "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/reader" }, "Action": "s3:GetObject",
                        "Resource": "arn:aws:s3:::reports/*"
                      }
                    }
                  }
                }
              }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind != PolicyKind.Resource
            || statement.Policy.DeclaringResource is null
            || statement.Resource is null
            || PolicyBearer.Of(statement.Policy) is not { } bearer)
        {
            return;
        }

        foreach (ref readonly StatementResource resource in context.Resources)
        {
            if (IsStranger(resource, bearer, context))
            {
                context.Report(resource.Value.Origin, resource.Value.ToDisplayString(), bearer.Phrase);
            }
        }
    }

    /// <summary>True when an ARN among the resources of the statement is reported here.</summary>
    public static bool Reports(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind != PolicyKind.Resource || PolicyBearer.Of(statement.Policy) is not { } bearer)
        {
            return false;
        }

        foreach (ref readonly StatementResource resource in context.Resources)
        {
            if (IsStranger(resource, bearer, context))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStranger(in StatementResource resource, PolicyBearer bearer, RuleContext context)
        => !resource.IsExcluded
            && resource.TryGetArn(out Arn arn)
            && !bearer.CanBeNamedBy(resource, context.Reference)
            && !HasActionOf(arn.Service, bearer, context);

    /// <summary>True when the statement has an action of the ARN's service, and that is no service of the resource.</summary>
    private static bool HasActionOf(ReadOnlySpan<char> service, PolicyBearer bearer, RuleContext context)
    {
        foreach (ref readonly StatementAction action in context.Actions)
        {
            if (!action.IsExcluded
                && action.IsServiceKnown
                && ReferenceTable.Compare(action.Service.PrefixText, service) == 0
                && !bearer.HasService(action.Service))
            {
                return true;
            }
        }

        return false;
    }
}
