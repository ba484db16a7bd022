using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class FullAccessPolicyAttachedRule : AttachmentRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3011",
        Name = "full-access-policy-attached",
        Severity = Severity.Warning,
        SecuritySeverity = 7.0,
        Title = "Managed policy that allows everything that a service can do is attached",
        Message = "Managed policy {0} allows every action of {1} on every resource (reference of {2})",
        Rationale = "It holds actions that delete data and change permissions, on everything in the account, and all that the service gets in the future.",
        Remedy = "Write a policy with the actions and resources that the workload needs, or attach a narrower one, such as …ReadOnlyAccess.",
        Help = """
            `AmazonS3FullAccess` and its like allow `s3:*` on `*`: every object of every bucket, and every bucket's policy. A managed
            policy of AWS cannot know the names of your resources, so it names none; it suits a start, not a workload.

            The rule goes by what the newest version of the policy allows, at the day that the message says, and not by its name:
            reported is one that has `service:*` on `*` without a condition and denies nothing of that service. Of the 327 policies
            with FullAccess in their name a quarter is narrower, and some others, such as `SecretsManagerReadWrite`, are as wide.
            AWS changes its managed policies without asking
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioned-policies.html).

            It is a warning, as `service-wildcard-action` is for the same statement.

            A policy is found by its ARN in any partition, also in one that is known only when the stack is deployed
            (`arn:${AWS::Partition}:iam::aws:policy/AmazonS3FullAccess`), and by its name where SAM takes one.

            Not reported: what `administrator-policy-attached` reports; permissions boundaries, which allow nothing; policies under the
            path `service-role/`, which AWS makes for roles that its services use, as the service demands; ARNs that are not known in
            full.

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
                    "ManagedPolicyArns": [[|"arn:aws:iam::aws:policy/AmazonS3FullAccess"|]]
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
                    "Policies": [
                      {
                        "PolicyName": "reports",
                        "PolicyDocument": {
                          "Version": "2012-10-17",
                          "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" }
                        }
                      }
                    ]
                  }
                }
              }
            }
            ```
            """,
    };

    public override void Check(PolicyAttachment attachment, RuleContext context)
    {
        if (attachment.Form != PolicyAttachmentForm.Managed
            || !ManagedPolicyName.TryFind(attachment, context.Reference, out AwsManagedPolicy policy)
            || AdministratorPolicies.GrantOf(policy) is not null)
        {
            return;
        }

        string services = policy.WholeServices;
        if (services.Length > 0 && policy.Path != "/service-role/")
        {
            context.Report(attachment.Origin, policy.Name, InWords(services), ReferenceDate.Text(context.Reference.DataDate));
        }
    }

    /// <summary>Of many services the first and their number.</summary>
    private static string InWords(string services)
    {
        string[] names = services.Split([", "], StringSplitOptions.None);
        return names.Length switch
        {
            1 => names[0],
            2 => $"{names[0]} and {names[1]}",
            3 => $"{names[0]}, {names[1]} and {names[2]}",
            _ => $"{names[0]}, {names[1]} and {names.Length - 2} other services",
        };
    }
}
