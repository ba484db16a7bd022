using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class OversizeIdentityPolicyRule : PolicyRule, IEntityCheck
{
    private static readonly PolicyQuota Managed = new(6_144, "a managed policy");
    private static readonly PolicyQuota User = new(2_048, "the inline policies of a user together");
    private static readonly PolicyQuota Group = new(5_120, "the inline policies of a group together");
    private static readonly PolicyQuota Role = new(10_240, "the inline policies of a role together");
    private static readonly PolicyQuota PermissionSet = new(32_768, "the inline policy of a permission set");

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7060",
        Name = "oversize-identity-policy",
        Severity = Severity.Warning,
        Title = "Identity-based policy that is longer than its quota",
        Message = PolicyQuota.Message,
        Rationale = "IAM refuses a policy that is too long, and the quota cannot be raised.",
        Remedy = "Split it into several managed policies, or say with wildcards and fewer statements what it says.",
        AccessAnalyzerCodes = ImmutableArray.Create("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA"),
        Help = """
            The quotas, in characters without white space
            ([IAM and AWS STS quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html)): 6,144 for a managed policy
            and a permissions boundary; for all inline policies of a user together 2,048, of a group 5,120, of a role 10,240; 32,768 for the
            inline policy of a permission set.

            - In a template or plan, the resource tells which one holds, and a policy that is too long is an error. The inline policies of one
              user, group or role that stand in the same template are added up, where no condition decides whether they are there. For a policy
              in a file of its own the quota is that of a managed policy, as for Access Analyzer.
            - The policy is measured as JSON, whatever language it is written in. Texts that a template fills in count with what is known of
              them: the message says "at least". Blanks in texts are not counted either: AWS does not say whether they are.
            - The message says how much would be saved by removing entries that another entry of their list covers (`covered-action`,
              `covered-resource`). White space saves nothing.
            - Not reported: what AWS's own tools printed, since AWS took it.

            In the examples, a number between ellipses stands for so many characters.

            ## Bad

            ```json identity
            {
              "Version": "2012-10-17",
              [|"Statement"|]: [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/…6100…/*" }]
            }
            ```

            ```json
            {
              "Resources": {
                "Reader": {
                  "Type": "AWS::IAM::UserPolicy",
                  "Properties": {
                    "UserName": "ann", "PolicyName": "read",
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      [|"Statement"|]: [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/…2000…/*" }]
                    }
                  }
                }
              }
            }
            ```

            ## Good

            ```json identity
            {
              "Version": "2012-10-17",
              "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/…5900…/*" }]
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        bool isManaged = policy.Kind == PolicyKind.Boundary;
        if ((policy.Kind != PolicyKind.Identity && !isManaged) || PolicyQuota.IsTakenByAws(policy))
        {
            return;
        }

        PolicyQuota? quota = policy.DeclaringResource is not { } resource || isManaged ? Managed : QuotaOf(resource.Type);
        DiagnosticBuilder? found = quota?.Check(policy, countsBlanks: false, context);
        if (policy.DeclaringResource is not null)
        {
            found?.WithDefaultSeverity(Severity.Error);
        }
    }

    public void Check(IamEntity entity, RuleContext context)
    {
        // One alone has been measured.
        if (entity.InlinePolicies.Length < 2 || QuotaOf(entity.Type) is not { } quota)
        {
            return;
        }

        int sum = 0;
        bool isLeast = false;
        foreach (Policy policy in entity.InlinePolicies)
        {
            var size = PolicySize.Of(policy);
            int count = size.Characters - size.Blanks;
            sum += count;
            isLeast |= size.IsLeast;
            if (count > quota.Limit)
            {
                return;
            }
        }

        if (sum > quota.Limit)
        {
            Policy last = entity.InlinePolicies[entity.InlinePolicies.Length - 1];
            string sums = $"{(isLeast ? "at least " : "")}{PolicySize.Show(sum)} characters with {PolicySize.Show(entity.InlinePolicies.Length - 1)} more of \"{entity.Name.ToDisplayString()}\"";
            context.Report(PolicyQuota.PlaceOf(last), sums, PolicySize.Show(quota.Limit), quota.Owner, "").WithDefaultSeverity(Severity.Error);
        }
    }

    private static PolicyQuota? QuotaOf(IamEntityType type) => type switch
    {
        IamEntityType.User => User,
        IamEntityType.Group => Group,
        IamEntityType.Role => Role,
        _ => null,
    };

    private static PolicyQuota? QuotaOf(string type) => type switch
    {
        "AWS::IAM::ManagedPolicy" or "aws_iam_policy" => Managed,
        "AWS::IAM::User" or "AWS::IAM::UserPolicy" or "aws_iam_user_policy" => User,
        "AWS::IAM::Group" or "AWS::IAM::GroupPolicy" or "aws_iam_group_policy" => Group,

        // It can be a part of users, groups and roles: the widest.
        "AWS::IAM::Policy" => Role,
        "AWS::IAM::Role" or "AWS::IAM::RolePolicy" or "aws_iam_role" or "aws_iam_role_policy" or "AWS::Serverless::Function" or "AWS::Serverless::StateMachine" => Role,
        "AWS::SSO::PermissionSet" or "aws_ssoadmin_permission_set_inline_policy" => PermissionSet,
        _ => null,
    };
}
