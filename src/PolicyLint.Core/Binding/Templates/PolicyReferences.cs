using PolicyLint.Model;

namespace PolicyLint.Binding.Templates;

/// <summary>
/// Which properties of CloudFormation's resource types name managed policies and permissions boundaries, or the users, groups and roles that
/// a policy is attached to. What SAM's <c>Policies</c> name is in <see cref="PolicyProperties"/>: documents stand in the same list.
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
/// </summary>
internal static class PolicyReferences
{
    // In ordinal order of types, then paths.
    private static readonly PolicyReference[] Rows =
    [
        new("AWS::Budgets::BudgetsAction", "Definition/IamActionDefinition/Groups/*", PolicyReferenceValue.EntityName, PolicyAttachmentForm.Managed, IamEntityType.Group),
        // Attached when the budget is exceeded, to those beside it.
        new("AWS::Budgets::BudgetsAction", "Definition/IamActionDefinition/PolicyArn", PolicyReferenceValue.PolicyArn, PolicyAttachmentForm.Managed, null),
        new("AWS::Budgets::BudgetsAction", "Definition/IamActionDefinition/Roles/*", PolicyReferenceValue.EntityName, PolicyAttachmentForm.Managed, IamEntityType.Role),
        new("AWS::Budgets::BudgetsAction", "Definition/IamActionDefinition/Users/*", PolicyReferenceValue.EntityName, PolicyAttachmentForm.Managed, IamEntityType.User),
        new("AWS::Budgets::BudgetsAction", "Definition/ScpActionDefinition/PolicyId", PolicyReferenceValue.OrganizationsPolicyId, null, null),
        // They cap what the channel's members can do; without them AdministratorAccess is the cap.
        new("AWS::Chatbot::MicrosoftTeamsChannelConfiguration", "GuardrailPolicies/*", PolicyReferenceValue.PolicyArn, null, null),
        new("AWS::Chatbot::SlackChannelConfiguration", "GuardrailPolicies/*", PolicyReferenceValue.PolicyArn, null, null),
        // Of the roles that DataZone makes for environments.
        new("AWS::DataZone::EnvironmentBlueprintConfiguration", "EnvironmentRolePermissionBoundary", PolicyReferenceValue.PolicyArn, PolicyAttachmentForm.Boundary, IamEntityType.Role),
        // It caps the sessions of a user or group.
        new("AWS::EMR::StudioSessionMapping", "SessionPolicyArn", PolicyReferenceValue.PolicyArn, null, null),
        new("AWS::IAM::Group", "ManagedPolicyArns/*", PolicyReferenceValue.PolicyArn, PolicyAttachmentForm.Managed, IamEntityType.Group),
        new("AWS::IAM::Group", "Policies/*/PolicyName", PolicyReferenceValue.PolicyName, PolicyAttachmentForm.Inline, IamEntityType.Group),
        new("AWS::IAM::GroupPolicy", "GroupName", PolicyReferenceValue.EntityName, PolicyAttachmentForm.Inline, IamEntityType.Group),
        new("AWS::IAM::ManagedPolicy", "Groups/*", PolicyReferenceValue.EntityName, PolicyAttachmentForm.Managed, IamEntityType.Group),
        new("AWS::IAM::ManagedPolicy", "Roles/*", PolicyReferenceValue.EntityName, PolicyAttachmentForm.Managed, IamEntityType.Role),
        new("AWS::IAM::ManagedPolicy", "Users/*", PolicyReferenceValue.EntityName, PolicyAttachmentForm.Managed, IamEntityType.User),
        new("AWS::IAM::Policy", "Groups/*", PolicyReferenceValue.EntityName, PolicyAttachmentForm.Inline, IamEntityType.Group),
        new("AWS::IAM::Policy", "Roles/*", PolicyReferenceValue.EntityName, PolicyAttachmentForm.Inline, IamEntityType.Role),
        new("AWS::IAM::Policy", "Users/*", PolicyReferenceValue.EntityName, PolicyAttachmentForm.Inline, IamEntityType.User),
        new("AWS::IAM::Role", "ManagedPolicyArns/*", PolicyReferenceValue.PolicyArn, PolicyAttachmentForm.Managed, IamEntityType.Role),
        new("AWS::IAM::Role", "PermissionsBoundary", PolicyReferenceValue.PolicyArn, PolicyAttachmentForm.Boundary, IamEntityType.Role),
        new("AWS::IAM::Role", "Policies/*/PolicyName", PolicyReferenceValue.PolicyName, PolicyAttachmentForm.Inline, IamEntityType.Role),
        new("AWS::IAM::RolePolicy", "RoleName", PolicyReferenceValue.EntityName, PolicyAttachmentForm.Inline, IamEntityType.Role),
        new("AWS::IAM::User", "ManagedPolicyArns/*", PolicyReferenceValue.PolicyArn, PolicyAttachmentForm.Managed, IamEntityType.User),
        new("AWS::IAM::User", "PermissionsBoundary", PolicyReferenceValue.PolicyArn, PolicyAttachmentForm.Boundary, IamEntityType.User),
        new("AWS::IAM::User", "Policies/*/PolicyName", PolicyReferenceValue.PolicyName, PolicyAttachmentForm.Inline, IamEntityType.User),
        new("AWS::IAM::UserPolicy", "UserName", PolicyReferenceValue.EntityName, PolicyAttachmentForm.Inline, IamEntityType.User),
        // They cap the profile's sessions: https://docs.aws.amazon.com/rolesanywhere/latest/APIReference/API_CreateProfile.html
        new("AWS::RolesAnywhere::Profile", "ManagedPolicyArns/*", PolicyReferenceValue.PolicyArn, null, null),
        new("AWS::SSO::PermissionSet", "CustomerManagedPolicyReferences/*", PolicyReferenceValue.PolicyNameAndPath, PolicyAttachmentForm.Managed, IamEntityType.PermissionSet),
        new("AWS::SSO::PermissionSet", "ManagedPolicies/*", PolicyReferenceValue.PolicyArn, PolicyAttachmentForm.Managed, IamEntityType.PermissionSet),
        new("AWS::SSO::PermissionSet", "PermissionsBoundary/CustomerManagedPolicyReference", PolicyReferenceValue.PolicyNameAndPath, PolicyAttachmentForm.Boundary, IamEntityType.PermissionSet),
        new("AWS::SSO::PermissionSet", "PermissionsBoundary/ManagedPolicyArn", PolicyReferenceValue.PolicyArn, PolicyAttachmentForm.Boundary, IamEntityType.PermissionSet),
        // Of the role that SAM makes; so for state machines.
        new("AWS::Serverless::Function", "PermissionsBoundary", PolicyReferenceValue.PolicyArn, PolicyAttachmentForm.Boundary, IamEntityType.Role),
        new("AWS::Serverless::StateMachine", "PermissionsBoundary", PolicyReferenceValue.PolicyArn, PolicyAttachmentForm.Boundary, IamEntityType.Role),
    ];

    /// <summary>All rows.</summary>
    public static ReadOnlySpan<PolicyReference> All => Rows;

    /// <summary>The properties of a type that take part in attaching policies; none for most types.</summary>
    public static ReadOnlySpan<PolicyReference> Of(ReadOnlySpan<char> resourceType) => ResourceTypeRows.Of(Rows, resourceType);
}
