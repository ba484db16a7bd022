using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Guardrails;

internal sealed class BoundaryUsedAsGrantRule : AttachmentRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6004",
        Name = "boundary-used-as-grant",
        Severity = Severity.Suggestion,
        SecuritySeverity = 4.0,
        Title = "Permissions boundary attached as a policy",
        Message = "\"{0}\" is a [permissions boundary](1), and attached as a policy it grants all that it is to cap",
        Rationale = "A boundary lists the most that anybody may do; as a policy it gives all of that.",
        Remedy = "Attach a policy with what the role needs, and keep the boundary for the cap.",
        Help = """
            The same managed policy is the permissions boundary of a role or user, and attached to one as a policy, in one template. As
            a boundary it is written wide, since it grants nothing
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html)); as a policy all of it is granted, and
            whoever has it as both is not capped at all.

            Not reported: AWS's managed policies, which are written to be attached; policies whose name is not known to be the same.

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
                    "PermissionsBoundary": "arn:aws:iam::111122223333:policy/WorkloadBoundary",
                    "ManagedPolicyArns": [[|"arn:aws:iam::111122223333:policy/WorkloadBoundary"|]]
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
                    "PermissionsBoundary": "arn:aws:iam::111122223333:policy/WorkloadBoundary",
                    "ManagedPolicyArns": ["arn:aws:iam::111122223333:policy/Worker"]
                  }
                }
              }
            }
            ```
            """,
    };

    public override void Check(PolicyAttachment attachment, RuleContext context)
    {
        if (attachment.Form == PolicyAttachmentForm.Managed && attachment.AsBoundary is { } boundary && !ManagedPolicyName.TryParse(attachment, out _))
        {
            context.Report(attachment.Origin, attachment.Policy.ToDisplayString()).WithRelated(boundary.Origin, "the boundary");
        }
    }
}
