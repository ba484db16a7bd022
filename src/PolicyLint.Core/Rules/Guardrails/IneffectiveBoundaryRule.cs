using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Guardrails;

internal sealed class IneffectiveBoundaryRule : AttachmentRule
{
    /// <summary>What <see cref="AwsManagedPolicy.WholeServices"/> says of a policy that allows everything.</summary>
    private const string Everything = "*";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6002",
        Name = "ineffective-boundary",
        Severity = Severity.Warning,
        SecuritySeverity = 6.0,
        Title = "Permissions boundary that caps nothing",
        Message = "Permissions boundary {0} allows everything, so it caps nothing",
        Rationale = "The role or user looks capped and can do whatever its policies say.",
        Remedy = "Set a boundary that allows what such roles and users may do at the most.",
        Help = """
            What a role or user may do is what both its policies and its permissions boundary allow
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html). `AdministratorAccess` allows every
            action on every resource: as a boundary it takes nothing away. It is often set to satisfy a check, or a policy that demands
            some boundary.

            The managed policy is found by its ARN in any partition. Not reported: other managed policies, `PowerUserAccess` among
            them, since each takes something away; policies of your own.

            ## Bad

            ```json
            {
              "Resources": {
                "Worker": {
                  "Type": "AWS::IAM::Role",
                  "Properties": {
                    "AssumeRolePolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }
                    },
                    "PermissionsBoundary": [|"arn:aws:iam::aws:policy/AdministratorAccess"|]
                  }
                }
              }
            }
            ```

            ## Good

            ```json
            {
              "Resources": {
                "Worker": {
                  "Type": "AWS::IAM::Role",
                  "Properties": {
                    "AssumeRolePolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }
                    },
                    "PermissionsBoundary": "arn:aws:iam::111122223333:policy/WorkloadBoundary"
                  }
                }
              }
            }
            ```
            """,
    };

    public override void Check(PolicyAttachment attachment, RuleContext context)
    {
        if (attachment.Form == PolicyAttachmentForm.Boundary
            && ManagedPolicyName.TryFind(attachment, context.Reference, out AwsManagedPolicy policy)
            && policy.WholeServices == Everything)
        {
            context.Report(attachment.Origin, policy.Name);
        }
    }
}
