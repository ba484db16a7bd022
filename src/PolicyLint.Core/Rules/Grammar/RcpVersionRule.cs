using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class RcpVersionRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1092",
        Name = "rcp-version",
        Severity = Severity.Error,
        Title = "Old version in a resource control policy",
        Message = "Version \"{0}\" in a resource control policy, which must be of 2012-10-17",
        Rationale = "AWS Organizations refuses the policy.",
        Remedy = "Write \"Version\": \"2012-10-17\".",
        Fix = FixAvailability.Always,
        Help = """
            A resource control policy is of version 2012-10-17
            ([Organizations](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html)).

            Reported is 2008-10-17 only: a policy without a version is `missing-version`, one with a version that does not exist
            `invalid-version`.

            ## Bad

            ```json rcp
            {
              "Version": [|"2008-10-17"|],
              "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" }
            }
            ```

            ## Good

            ```json rcp
            {
              "Version": "2012-10-17",
              "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" }
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.Kind == PolicyKind.ResourceControl && policy.Version is { } version && version.Value.Is("2008-10-17") == Certainty.Yes)
        {
            context.Report(version.Value.Origin, "2008-10-17")
                .WithFix(new Fix("Set the version to 2012-10-17", FixSafety.Unsafe, new PolicyEdit.ReplaceText(version.Value.Origin, "2012-10-17")));
        }
    }
}
