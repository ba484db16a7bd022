using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class AdministratorPolicyAttachedRule : AttachmentRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3010",
        Name = "administrator-policy-attached",
        Severity = Severity.Error,
        SecuritySeverity = 9.1,
        Title = "Managed policy that makes an administrator is attached",
        Message = "Managed policy {0} {1}",
        Rationale = "Whoever gets hold of the role or user can do everything with the account, or give themselves the right to.",
        Remedy = "Attach policies that allow what the workload does; keep administration for a few people, with MFA and for a limited time.",
        Help = """
            Some of AWS's managed policies make an administrator of whoever holds one:

            | Policy | What it does |
            |---|---|
            | `AdministratorAccess` | allows every action on every resource |
            | `PowerUserAccess` | allows everything but to manage IAM, the organization and the account; with the roles that are there already, that is often everything |
            | `IAMFullAccess` | `iam:*`: its holder attaches AdministratorAccess to themselves |
            | `AWSSSOMasterAccountAdministrator`, `AWSSSOMemberAccountAdministrator` | `sso:*`: its holder assigns themselves a permission set with AdministratorAccess |
            | `AWSOrganizationsFullAccess` | `organizations:*`: its holder takes service control policies away, and moves and closes accounts |
            | `AdministratorAccess-Amplify` | lets its holder put every policy on every role, and assume roles |
            | `AIDevOpsAgentActionsPolicy` | allows everything but to manage identities, accounts and the organization |

            Their texts are in the
            [AWS Managed Policy Reference](https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html); the list
            was made from those of 2026-09-26. It is an error, as `wildcard-action` is: the grant is the same, written as a name.
            A role or permission set that is meant for administrators is a finding to be suppressed with the reason.

            A policy is found by its ARN in any partition, also in one that is known only when the stack is deployed
            (`arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess`), and by its name where SAM takes one.

            Not reported: permissions boundaries, which allow nothing (see `ineffective-boundary`); job functions such as
            `SystemAdministrator` and `AdministratorAccess-AWSElasticBeanstalk`, which allow much, and not the management of
            permissions (see `full-access-policy-attached`); ARNs that are not known in full; policies of your own, which are linted
            where they are written.

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
                    "ManagedPolicyArns": [[|"arn:aws:iam::aws:policy/AdministratorAccess"|]]
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
                    "ManagedPolicyArns": ["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"]
                  }
                }
              }
            }
            ```
            """,
    };

    public override void Check(PolicyAttachment attachment, RuleContext context)
    {
        if (attachment.Form == PolicyAttachmentForm.Managed
            && ManagedPolicyName.TryFind(attachment, context.Reference, out AwsManagedPolicy policy)
            && AdministratorPolicies.GrantOf(policy) is { } grant)
        {
            context.Report(attachment.Origin, policy.Name, grant);
        }
    }
}
