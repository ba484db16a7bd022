using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class InlineUserPolicyRule : AttachmentRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7050",
        Name = "inline-user-policy",
        Severity = Severity.Suggestion,
        Title = "Inline policy on a user",
        Message = "Policy \"{0}\" is inline on the user \"{1}\"",
        Rationale = "It belongs to this user alone: it cannot be used again, has no versions, and is easily missed when permissions are reviewed.",
        Remedy = "Use a role, which has no keys that last; else put the user into a group and attach a managed policy to the group.",
        Help = """
            An inline policy is a part of the user. AWS recommends roles for workloads and people, and for the users that remain managed
            policies on groups
            ([Security best practices in IAM](https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html),
            [managed policies and inline policies](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html));
            Security Hub has the control
            [IAM.2](https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-2), "IAM users should not have IAM
            policies attached". It is a suggestion: what the user may do is the same.

            Reported is each policy in `Policies` of `AWS::IAM::User`, each `AWS::IAM::UserPolicy`, and each `AWS::IAM::Policy` with
            `Users`. Not reported: inline policies of roles and groups, which are a sound way to keep a policy with the one role that
            it is for. Managed policies on a user are `user-attached-policy`.

            ## Bad

            ```json
            {
              "Resources": {
                "Mailer": {
                  "Type": "AWS::IAM::User",
                  "Properties": {
                    "Policies": [
                      {
                        "PolicyName": [|"send-mail"|],
                        "PolicyDocument": {
                          "Version": "2012-10-17",
                          "Statement": {
                            "Effect": "Allow", "Action": "ses:SendRawEmail", "Resource": "arn:aws:ses:eu-central-1:111122223333:identity/example.com"
                          }
                        }
                      }
                    ]
                  }
                }
              }
            }
            ```

            ## Good

            ```json
            {
              "Resources": {
                "Mailers": {
                  "Type": "AWS::IAM::Group",
                  "Properties": {
                    "Policies": [
                      {
                        "PolicyName": "send-mail",
                        "PolicyDocument": {
                          "Version": "2012-10-17",
                          "Statement": {
                            "Effect": "Allow", "Action": "ses:SendRawEmail", "Resource": "arn:aws:ses:eu-central-1:111122223333:identity/example.com"
                          }
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
        if (attachment.Form == PolicyAttachmentForm.Inline && attachment.EntityType == IamEntityType.User)
        {
            context.Report(attachment.Origin, attachment.Policy.ToDisplayString(), attachment.Entity.ToDisplayString());
        }
    }
}
