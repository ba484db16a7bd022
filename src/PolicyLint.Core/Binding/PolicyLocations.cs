using PolicyLint.Model;

namespace PolicyLint.Binding;

/// <summary>
/// Where the output of AWS's own tools holds policies: ways from the root, <c>[]</c> for the items of a list and <c>*</c>
/// for any member, and what such a policy is attached to. A value may be an object, or text that holds JSON, percent
/// encoding included. The names are those of the AWS CLI's output (https://docs.aws.amazon.com/cli/latest/reference/).
/// </summary>
internal static class PolicyLocations
{
    /// <summary>One way to policies.</summary>
    /// <param name="Segments">The member names from the root.</param>
    /// <param name="Kind">What the policies are attached to; null where only their statements tell.</param>
    internal sealed record Location(string[] Segments, PolicyKind? Kind);

    /// <summary>All ways, the commands that print them behind each.</summary>
    public static readonly Location[] All =
    [
        At("PolicyDocument", null), // iam get-role-policy, get-user-policy, get-group-policy
        At("PolicyVersion/Document", PolicyKind.Identity), // iam get-policy-version
        At("Role/AssumeRolePolicyDocument", PolicyKind.Trust), // iam get-role, create-role
        At("Roles/[]/AssumeRolePolicyDocument", PolicyKind.Trust), // iam list-roles
        At("AssumeRolePolicyDocument", PolicyKind.Trust),
        At("UserDetailList/[]/UserPolicyList/[]/PolicyDocument", PolicyKind.Identity), // iam get-account-authorization-details
        At("GroupDetailList/[]/GroupPolicyList/[]/PolicyDocument", PolicyKind.Identity),
        At("RoleDetailList/[]/RolePolicyList/[]/PolicyDocument", PolicyKind.Identity),
        At("RoleDetailList/[]/AssumeRolePolicyDocument", PolicyKind.Trust),
        At("Policies/[]/PolicyVersionList/[]/Document", PolicyKind.Identity),
        At("generatedPolicyResult/generatedPolicies/[]/policy", PolicyKind.Identity), // accessanalyzer get-generated-policy
        At("generatedPolicies/[]/policy", PolicyKind.Identity),
        At("Policy", PolicyKind.Resource), // s3api get-bucket-policy, lambda get-policy, kms get-key-policy, efs, backup, kinesis, dynamodb …
        At("Policy/Content", null), // organizations describe-policy
        At("Attributes/Policy", PolicyKind.Resource), // sqs get-queue-attributes, sns get-topic-attributes
        At("policyText", PolicyKind.Resource), // ecr get-repository-policy, get-registry-policy
        At("ResourcePolicy", PolicyKind.Resource), // secretsmanager get-resource-policy
        At("resourcePolicies/[]/policyDocument", PolicyKind.Resource), // logs describe-resource-policies
        At("policy/Policy", PolicyKind.Resource), // glacier get-vault-access-policy
        At("policy/document", PolicyKind.Resource), // codeartifact get-domain-permissions-policy
        At("PolicyInJson", PolicyKind.Resource), // glue get-resource-policy
        At("DomainStatus/AccessPolicies", PolicyKind.Resource), // opensearch describe-domain
        At("VpcEndpoints/[]/PolicyDocument", PolicyKind.Endpoint), // ec2 describe-vpc-endpoints
        At("InlinePolicy", PolicyKind.Identity), // sso-admin get-inline-policy-for-permission-set
        At("Policies/*", PolicyKind.Resource), // ses get-identity-policies
    ];

    /// <summary>A name as a part of a JSON pointer.</summary>
    public static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");

    private static Location At(string way, PolicyKind? kind) => new(way.Split('/'), kind);
}
