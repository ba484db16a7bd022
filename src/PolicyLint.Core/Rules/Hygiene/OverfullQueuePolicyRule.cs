using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Hygiene;

internal sealed class OverfullQueuePolicyRule : PolicyRule
{
    private const int MaxStatements = 20;
    private const int MaxActions = 7;
    private const int MaxPrincipals = 50;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7065",
        Name = "overfull-queue-policy",
        Severity = Severity.Error,
        Title = "Queue policy with more parts than Amazon SQS takes",
        Message = "{0}, more than the {1} that Amazon SQS takes",
        Rationale = "Amazon SQS refuses the policy.",
        Remedy = "Use a wildcard such as \"sqs:*\" or split the statement; name accounts or an organization instead of many principals.",
        Help = """
            A queue policy may have 20 statements, 50 principals, and 7 actions in a statement
            ([Amazon SQS policy quotas](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html)). The same
            principal in several statements is counted once, for AWS does not say how it counts; for that reason too the quota of 10
            conditions is not checked. Its size is `oversize-resource-policy`.

            A policy is a queue's when the template or plan says so, or, in a file of its own, when all of its actions are of SQS.

            ## Bad

            ```json
            {
              "Resources": {
                "Use": {
                  "Type": "AWS::SQS::QueuePolicy",
                  "Properties": {
                    "Queues": ["https://sqs.eu-central-1.amazonaws.com/111122223333/reports"],
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": [
                        {
                          "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Resource": "arn:aws:sqs:eu-central-1:111122223333:reports",
                          "Action": [
                            "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl",
                            "sqs:ListQueueTags", "sqs:PurgeQueue", "sqs:ReceiveMessage", [|"sqs:SendMessage"|]
                          ]
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
                  "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Resource": "arn:aws:sqs:eu-central-1:111122223333:reports",
                  "Action": ["sqs:DeleteMessage", "sqs:Get*", "sqs:ReceiveMessage", "sqs:SendMessage"]
                }
              ]
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (!MayBeOver(policy) || !ServicePolicies.IsOf(policy, "sqs"))
        {
            return;
        }

        if (policy.Statements.Length > MaxStatements)
        {
            Report(policy.Statements[MaxStatements].Origin, $"{Show(policy.Statements.Length)} statements", MaxStatements, context);
        }

        foreach (Statement statement in policy.Statements)
        {
            CheckActions(statement.Action, statement, context);
            CheckActions(statement.NotAction, statement, context);
        }

        CheckPrincipals(policy, context);
    }

    /// <summary>Nearly every policy ends here.</summary>
    private static bool MayBeOver(Policy policy)
    {
        if (policy.Kind != PolicyKind.Resource)
        {
            return false;
        }

        int principals = 0;
        bool hasManyActions = false;
        foreach (Statement statement in policy.Statements)
        {
            hasManyActions |= statement.Action?.Values.Length > MaxActions || statement.NotAction?.Values.Length > MaxActions;
            foreach (PrincipalEntry entry in statement.Principal?.Entries ?? ImmutableArray<PrincipalEntry>.Empty)
            {
                principals += entry.Values.Length;
            }
        }

        return hasManyActions || principals > MaxPrincipals || policy.Statements.Length > MaxStatements;
    }

    private static void CheckActions(ValueList? list, Statement statement, RuleContext context)
    {
        if (list?.Values.Length > MaxActions)
        {
            Report(list.Values[MaxActions].Origin, $"{Show(list.Values.Length)} actions in {statement.DisplayName}", MaxActions, context);
        }
    }

    private static void CheckPrincipals(Policy policy, RuleContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Origin? first = null;
        foreach (Statement statement in policy.Statements)
        {
            foreach (PrincipalEntry entry in statement.Principal?.Entries ?? ImmutableArray<PrincipalEntry>.Empty)
            {
                foreach (SymbolicString value in entry.Values)
                {
                    first = seen.Add(value.ToDisplayString()) && seen.Count == MaxPrincipals + 1 ? value.Origin : first;
                }
            }
        }

        if (first is { } origin)
        {
            Report(origin, $"{Show(seen.Count)} principals", MaxPrincipals, context);
        }
    }

    private static void Report(Origin origin, string found, int limit, RuleContext context) => context.Report(origin, found, Show(limit));

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
