using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Hygiene;

internal sealed class OverfullTopicPolicyRule : PolicyRule
{
    private const int MaxStatements = 100;
    private const int MaxPrincipals = 200;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7066",
        Name = "overfull-topic-policy",
        Severity = Severity.Error,
        Title = "Topic policy with more parts than Amazon SNS takes",
        Message = "{0}, more than the {1} that Amazon SNS takes",
        Rationale = "Amazon SNS refuses the policy.",
        Remedy = "Name in each statement the one topic that has the policy, and accounts or an organization instead of many principals.",
        Help = """
            A topic policy may have 100 statements, each with 1 to 200 principals and exactly one resource: the topic that has the policy
            ([Amazon SNS access policy](https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html)). Its size is
            `oversize-resource-policy`.

            A policy is a topic's when the template or plan says so, or, in a file of its own, when all of its actions are of SNS. Whether the
            resource is the topic is not looked at.

            ## Bad

            ```json resource
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sns:Publish",
                  "Resource": ["arn:aws:sns:eu-central-1:111122223333:reports", [|"arn:aws:sns:eu-central-1:111122223333:alarms"|]]
                }
              ]
            }
            ```

            ## Good

            ```json resource
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sns:Publish",
                  "Resource": "arn:aws:sns:eu-central-1:111122223333:reports"
                }
              ]
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.Kind != PolicyKind.Resource || !MayBeOver(policy) || !ServicePolicies.IsOf(policy, "sns"))
        {
            return;
        }

        if (policy.Statements.Length > MaxStatements)
        {
            Report(policy.Statements[MaxStatements].Origin, $"{Show(policy.Statements.Length)} statements", MaxStatements, context);
        }

        foreach (Statement statement in policy.Statements)
        {
            if (statement.Resource?.Values.Length > 1)
            {
                Report(statement.Resource.Values[1].Origin, $"{Show(statement.Resource.Values.Length)} resources in {statement.DisplayName}", 1, context);
            }

            if (CountPrincipals(statement, out Origin? beyond) is > MaxPrincipals and int count && beyond is { } origin)
            {
                Report(origin, $"{Show(count)} principals in {statement.DisplayName}", MaxPrincipals, context);
            }
        }
    }

    /// <summary>Nearly every policy ends here.</summary>
    private static bool MayBeOver(Policy policy)
    {
        foreach (Statement statement in policy.Statements)
        {
            if (statement.Resource?.Values.Length > 1 || CountPrincipals(statement, out _) > MaxPrincipals)
            {
                return true;
            }
        }

        return policy.Statements.Length > MaxStatements;
    }

    private static int CountPrincipals(Statement statement, out Origin? beyond)
    {
        int count = 0;
        beyond = null;
        if (statement.Principal is not null)
        {
            foreach (PrincipalEntry entry in statement.Principal.Entries)
            {
                foreach (SymbolicString value in entry.Values)
                {
                    beyond = ++count == MaxPrincipals + 1 ? value.Origin : beyond;
                }
            }
        }

        return count;
    }

    private static void Report(Origin origin, string found, int limit, RuleContext context) => context.Report(origin, found, Show(limit));

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
