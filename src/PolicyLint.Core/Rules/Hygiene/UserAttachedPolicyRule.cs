using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class UserAttachedPolicyRule : AttachmentRule
{
    /// <summary>Attaches a policy while a budget is exceeded, to take something away.</summary>
    private const string BudgetsAction = "AWS::Budgets::BudgetsAction";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7051",
        Name = "user-attached-policy",
        Severity = Severity.Suggestion,
        Title = "Managed policy attached to a user",
        Message = "Policy \"{0}\" is attached to the user \"{1}\", not to a group or role",
        Rationale = "Permissions given user by user drift apart, and stay when somebody's work changes.",
        Remedy = "Use a role, which has no keys that last; else put the user into a group and attach the policy to the group.",
        Help = """
            AWS recommends roles for workloads and people, and for the users that remain policies on groups
            ([Security best practices in IAM](https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html)); Security Hub has
            the control [IAM.2](https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-2), "IAM users should
            not have IAM policies attached". It is a suggestion: what the user may do is the same.

            Reported is each policy in `ManagedPolicyArns` of `AWS::IAM::User`, and each `AWS::IAM::ManagedPolicy` with `Users`. Not
            reported: permissions boundaries, which are set on users and roles only; a budget's action, which attaches a policy to take
            something away. Inline policies on a user are `inline-user-policy`.

            ## Bad

            ```json
            {
              "Resources": {
                "Auditor": {
                  "Type": "AWS::IAM::User",
                  "Properties": { "ManagedPolicyArns": [[|"arn:aws:iam::aws:policy/SecurityAudit"|]] }
                }
              }
            }
            ```

            ## Good

            ```json
            {
              "Resources": {
                "Auditors": {
                  "Type": "AWS::IAM::Group",
                  "Properties": { "ManagedPolicyArns": ["arn:aws:iam::aws:policy/SecurityAudit"] }
                },
                "Auditor": { "Type": "AWS::IAM::User", "Properties": { "Groups": [{ "Ref": "Auditors" }] } }
              }
            }
            ```
            """,
    };

    public override void Check(PolicyAttachment attachment, RuleContext context)
    {
        if (attachment.Form == PolicyAttachmentForm.Managed && attachment.EntityType == IamEntityType.User && attachment.DeclaringResource?.Type != BudgetsAction)
        {
            context.Report(attachment.Origin, attachment.Policy.ToDisplayString(), attachment.Entity.ToDisplayString());
        }
    }
}
