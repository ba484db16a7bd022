using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class DuplicateSidRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1015",
        Name = "duplicate-sid",
        Severity = Severity.Error,
        Title = "Sid that another statement has too",
        Message = "[An earlier statement](1) has the Sid \"{0}\" too",
        Rationale = "IAM refuses a policy in which two statements have the same Sid.",
        Remedy = "Give each statement a Sid of its own, or none.",
        AccessAnalyzerCodes = ImmutableArray.Create("UNIQUE_SIDS_REQUIRED"),
        Fix = FixAvailability.Always,
        Help = """
            In an identity-based policy each `Sid` stands once
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html). Sids are compared with their case;
            empty ones do not count. The fix appends a number.

            Kinds of policy that are known to take the same Sid twice, or of which it is not known, are PL1016.

            ## Bad

            ```json identity
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" },
                { "Sid": [|"Read"|], "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports" }
              ]
            }
            ```

            ## Good

            ```json identity
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" },
                { "Sid": "List", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports" }
              ]
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.Kind is PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.Session)
        {
            Sids.ReportRepeated(policy, context, FixSafety.Unsafe);
        }
    }
}
