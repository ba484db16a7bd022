using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class ActionOfOtherResourceRule : StatementRule
{
    /// <summary>More statements than the policy of any resource can hold.</summary>
    private const int MaxStatements = 128;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2020",
        Name = "action-of-other-resource",
        Severity = Severity.Error,
        Title = "Action in a resource's policy that is never done to that resource",
        Message = "\"{0}\" has no place in the policy of {1}: {2}",
        Rationale = "A resource's policy is read only for requests to the resource: AWS refuses the action there, or it allows and denies nothing.",
        Remedy = "Remove the action, or put it into the policy of the resource that it acts on, or into an identity-based policy.",
        AccessAnalyzerCodes = ImmutableArray.Create("UNSUPPORTED_ACTION_IN_POLICY"),
        Help = """
            The policy of a bucket is asked about requests to the bucket and its objects, that of a queue about the queue. An action of another
            service, or one that acts on other things of the same service (`s3:ListAllMyBuckets`), never comes before it. S3, SQS, SNS and IAM refuse
            such a policy, others keep it without effect
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-action-in-policy)).

            What the policy is attached to is told by the template or plan (`AWS::S3::BucketPolicy`, `aws_kms_key` and all other types that hold a
            policy of one service's resource), and by the kind in the case of a role's trust policy, which takes actions of STS. Without a template, an
            action of another service is reported where the policy allows something and all ARNs in its `Resource` elements are of one service.

            Another service's action is an error. One of the same service is a warning, since the service authorization reference, which says what acts
            on what, can lag; it is reported for buckets, access points, queues, topics, keys, secrets, tables, repositories, file systems, OpenSearch
            domains and roles. A pattern is reported when nothing that it names belongs there.

            Not reported: `*`, `NotAction`, actions of services that the reference does not know, and resource types whose policies can be about several
            services (`AWS::Organizations::ResourcePolicy`, `AWS::RAM::Permission` and a few that are too new to be sure).

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
                        "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/reader" },
                        "Action": ["s3:GetObject", [|"s3:ListAllMyBuckets"|], [|"kms:Decrypt"|]], "Resource": "arn:aws:s3:::reports/*"
                      }
                    }
                  }
                }
              }
            }
            ```

            ```json trust
            {
              "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": ["sts:AssumeRole", [|"s3:GetObject"|]]
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
                        "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/reader" },
                        "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*"
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
        if (statement.Action is null || statement.Policy.Kind is not (PolicyKind.Resource or PolicyKind.Trust))
        {
            return;
        }

        if (PolicyBearer.Of(statement.Policy) is { } bearer)
        {
            Check(bearer, context);
        }
        else if (statement.Policy.DeclaringResource is null)
        {
            CheckByArns(statement, context);
        }
    }

    private static void Check(PolicyBearer bearer, RuleContext context)
    {
        foreach (ref readonly StatementAction action in context.Actions)
        {
            if (action.IsExcluded || !action.IsServiceKnown)
            {
                continue;
            }

            if (!bearer.HasService(action.Service))
            {
                context.Report(action.Value.Origin, action.Value.ToDisplayString(), bearer.Phrase, "it is an action of another service");
            }
            else if (!bearer.CanActOn(action))
            {
                string what = action.Form == StatementActionForm.Name ? "it acts" : "all that it names acts";
                context.Report(action.Value.Origin, action.Value.ToDisplayString(), bearer.Phrase, $"{what} on other things ({ReferenceDate.Of(context.Reference)})")
                    .WithDefaultSeverity(Severity.Warning);
            }
        }
    }

    /// <summary>A policy without a template: all ARNs in it are of the service that the resource is of.</summary>
    private static void CheckByArns(Statement statement, RuleContext context)
    {
        if (statement.Policy.Statements.Length > MaxStatements || !statement.Policy.IsComplete || HasArn(context))
        {
            // Where the statement has ARNs itself, the action is held against them (action-resource-mismatch).
            return;
        }

        bool isLookedFor = false;
        ReadOnlySpan<char> service = default;
        foreach (ref readonly StatementAction action in context.Actions)
        {
            if (action.IsExcluded || !action.IsServiceKnown)
            {
                continue;
            }

            if (!isLookedFor)
            {
                isLookedFor = true;
                service = FindOnlyService(statement.Policy);
            }

            if (service.IsEmpty)
            {
                return;
            }

            if (ReferenceTable.Compare(action.Service.PrefixText, service) != 0)
            {
                context.Report(
                    action.Value.Origin,
                    action.Value.ToDisplayString(),
                    $"a resource of {service.ToString()}",
                    "it is an action of another service");
            }
        }
    }

    private static bool HasArn(RuleContext context)
    {
        foreach (ref readonly StatementResource resource in context.Resources)
        {
            if (resource.Form != StatementResourceForm.Everything)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The service of all ARNs of the policy, when it is one whose ARNs and actions bear the same name; empty otherwise.</summary>
    private static ReadOnlySpan<char> FindOnlyService(Policy policy)
    {
        ReadOnlySpan<char> service = default;
        bool isAllowing = false;
        foreach (Statement statement in policy.Statements)
        {
            isAllowing |= statement.IsAllow;
            if (statement.NotResource is not null)
            {
                return default;
            }

            foreach (SymbolicString value in statement.Resource?.Values ?? ImmutableArray<SymbolicString>.Empty)
            {
                if (!value.TryGetText(out ReadOnlySpan<char> text))
                {
                    return default;
                }

                if (WildcardPattern.IsAny(text))
                {
                    continue;
                }

                if (!Arn.TryParse(text, out Arn arn) || (!service.IsEmpty && !service.SequenceEqual(arn.Service)))
                {
                    return default;
                }

                service = arn.Service;
            }
        }

        // A policy that only denies may be a resource control policy, which is about several services.
        return isAllowing && service is "s3" or "sqs" or "sns" or "kms" or "secretsmanager" or "lambda" or "elasticfilesystem" or "dynamodb" or "es" ? service : default;
    }
}
