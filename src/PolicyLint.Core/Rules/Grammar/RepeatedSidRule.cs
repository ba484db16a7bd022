using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class RepeatedSidRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1016",
        Name = "repeated-sid",
        Severity = Severity.Warning,
        Title = "Sid that another statement has too",
        Message = "[An earlier statement](1) has the Sid \"{0}\" too",
        Rationale = "A Sid that stands twice names neither statement, and some services refuse it.",
        Remedy = "Give each statement a Sid of its own, or none.",
        AccessAnalyzerCodes = ImmutableArray.Create("UNIQUE_SIDS_RECOMMENDED"),
        Fix = FixAvailability.Always,
        Help = """
            This is about policies that are not identity-based: resource-based, trust, endpoint, service control and resource control
            policies. AWS recommends that their Sids are unique; Amazon SNS demands it. For which other services and kinds it is
            demanded is not documented, so this is a warning. Identity-based policies are PL1015.

            Bucket policies are left alone: Amazon S3 is known to take the same Sid twice. A policy is taken for one when all of its
            actions are S3's.

            Sids are compared with their case; empty ones do not count. The fix appends a number; a Sid has no influence on what a
            statement does.

            ## Bad

            ```json resource
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Sid": "Use", "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" },
                { "Sid": [|"Use"|], "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "sqs:SendMessage", "Resource": "*" }
              ]
            }
            ```

            ## Good

            ```json resource
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Sid": "UseByShop", "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" },
                { "Sid": "UseByStock", "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "sqs:SendMessage", "Resource": "*" }
              ]
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        bool isIdentityBased = policy.Kind is PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.Session;
        if (!isIdentityBased && !(policy.Kind == PolicyKind.Resource && IsBucketPolicy(policy)))
        {
            Sids.ReportRepeated(policy, context, FixSafety.Safe);
        }
    }

    private static bool IsBucketPolicy(Policy policy)
    {
        foreach (Statement statement in policy.Statements)
        {
            if (!IsOfS3(statement.Action) || !IsOfS3(statement.NotAction))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOfS3(ValueList? actions)
    {
        foreach (SymbolicString action in actions?.Values ?? ImmutableArray<SymbolicString>.Empty)
        {
            if (action.StartsWith("s3:", ignoreCase: true) == Certainty.No)
            {
                return false;
            }
        }

        return true;
    }
}
