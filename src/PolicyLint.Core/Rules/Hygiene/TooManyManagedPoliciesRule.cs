using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class TooManyManagedPoliciesRule : Rule, IEntityCheck
{
    private const int Quota = 10;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7052",
        Name = "too-many-managed-policies",
        Severity = Severity.Warning,
        Title = "More managed policies than can be attached",
        Message = "{0} managed policies are attached to \"{1}\", more than the {2} that IAM takes by default",
        Rationale = "IAM refuses to attach more managed policies than the account's quota has, and the stack fails.",
        Remedy = "Put what belongs together into one policy, or let the quota of the account be raised.",
        Help = """
            A user, group or role can have 10 managed policies. AWS raises this quota on request, to 20 for users and roles at least, so this is a
            warning ([IAM and AWS STS quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html)).

            Counted are the different managed policies that a template or plan attaches, by the user, group or role or by a policy that names it;
            not those that depend on a condition of the template. What is attached elsewhere is not seen. A permission set, which may have as many as
            the quota of the accounts that it is for, is counted too.

            ## Bad

            ```json
            {
              "Resources": {
                "Auditors": {
                  "Type": "AWS::IAM::Group",
                  "Properties": {
                    "ManagedPolicyArns": [
                      "arn:aws:iam::111122223333:policy/One", "arn:aws:iam::111122223333:policy/Two",
                      "arn:aws:iam::111122223333:policy/Three", "arn:aws:iam::111122223333:policy/Four",
                      "arn:aws:iam::111122223333:policy/Five", "arn:aws:iam::111122223333:policy/Six",
                      "arn:aws:iam::111122223333:policy/Seven", "arn:aws:iam::111122223333:policy/Eight",
                      "arn:aws:iam::111122223333:policy/Nine", "arn:aws:iam::111122223333:policy/Ten",
                      [|"arn:aws:iam::111122223333:policy/Eleven"|]
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
                "Auditors": {
                  "Type": "AWS::IAM::Group",
                  "Properties": { "ManagedPolicyArns": ["arn:aws:iam::111122223333:policy/Audit"] }
                }
              }
            }
            ```
            """,
    };

    public void Check(IamEntity entity, RuleContext context)
    {
        if (entity.Attachments.Length <= Quota)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        PolicyAttachment? first = null;
        foreach (PolicyAttachment attachment in entity.Attachments)
        {
            if (attachment.Form == PolicyAttachmentForm.Managed && attachment.Assumptions.IsEmpty && seen.Add(attachment.Policy.ToDisplayString()) && seen.Count == Quota + 1)
            {
                first = attachment;
            }
        }

        if (first is not null)
        {
            context.Report(first.Origin, Show(seen.Count), entity.Name.ToDisplayString(), Show(Quota));
        }
    }

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
