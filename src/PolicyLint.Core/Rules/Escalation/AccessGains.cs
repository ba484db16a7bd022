namespace PolicyLint.Rules.Escalation;

/// <summary>
/// Actions that decide who has access and that AWS's access levels do not count among those that manage permissions, or that have a better
/// word than theirs; and those that AWS counts among them and that give nothing.
/// Sources: the service authorization reference, https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html;
/// policy_sentry's overrides of the levels, https://github.com/salesforce/policy_sentry
/// </summary>
internal static class AccessGains
{
    private const string SignIn = "let identities of other providers sign in";
    private const string Sharing = "share what is in the account with other accounts";
    private const string PublicAccess = "turn off the blocks against public access";

    public static readonly Gain[] Rows =
    [
        new(GainKind.Access, "give access to every collection of OpenSearch Serverless", "aoss:CreateAccessPolicy UpdateAccessPolicy"),
        new(GainKind.Access, "choose the roles that the users of every identity pool get", "cognito-identity:SetIdentityPoolRoles"),
        new(GainKind.Access, "grant subscriptions to every asset of DataZone", "datazone:CreateSubscriptionGrant"),
        new(GainKind.Access, "make every directory trust another one", "ds:CreateTrust"),
        new(GainKind.Access, Sharing, "ds:ShareDirectory"),
        new(GainKind.Access, PublicAccess, "ec2:DisableImageBlockPublicAccess DisableSnapshotBlockPublicAccess"),
        new(GainKind.Access, "give access to every Kubernetes cluster of EKS", "eks:AssociateAccessPolicy CreateAccessEntry UpdateAccessEntry"),
        new(GainKind.Access, PublicAccess, "elasticmapreduce:PutBlockPublicAccessConfiguration"),
        new(GainKind.Access, SignIn, "iam:AddClientIDToOpenIDConnectProvider CreateOpenIDConnectProvider CreateSAMLProvider UpdateOpenIDConnectProviderThumbprint UpdateSAMLProvider"),
        new(GainKind.Access, "take the second factor from every user", "iam:DeactivateMFADevice"),
        new(GainKind.Access, "put every user into every group of IAM Identity Center", "identitystore:CreateGroupMembership"),
        new(GainKind.Access, "change what every device may do", "iot:AttachPolicy AttachPrincipalPolicy CreatePolicyVersion SetDefaultPolicyVersion"),
        new(GainKind.Access, "change the control policies of the organization", "organizations:AttachPolicy DetachPolicy UpdatePolicy"),
        new(GainKind.Access, "make itself an administrator of QuickSight, or give its users a policy", "quicksight:CreateAdmin CreateIAMPolicyAssignment UpdateIAMPolicyAssignment"),
        new(GainKind.Access, "share what is in QuickSight with everybody", "quicksight:UpdatePublicSharingSettings UpdateResourcePermissions"),
        new(GainKind.Access, Sharing, "ram:AssociateResourceShare AssociateResourceSharePermission CreatePermissionVersion CreateResourceShare EnableSharingWithAwsOrganization SetDefaultPermissionVersion"),
        new(GainKind.Access, SignIn, "rolesanywhere:CreateTrustAnchor UpdateTrustAnchor"),
        new(GainKind.Access, PublicAccess, "s3:PutAccessPointPublicAccessBlock PutAccountPublicAccessBlock PutBucketPublicAccessBlock"),
        new(GainKind.Access, "give every product of Service Catalog to everybody", "servicecatalog:AssociatePrincipalWithPortfolio"),
        new(GainKind.Access, "assign every permission set to every user", "sso:CreateAccountAssignment"),
        new(GainKind.Access, "give every application of IAM Identity Center to every user", "sso:AssociateProfile"),
        new(GainKind.Access, "change the boundary of every permission set", "sso:DeletePermissionsBoundaryFromPermissionSet PutPermissionsBoundaryToPermissionSet"),
        new(GainKind.Access, SignIn, "sso:CreateTrustedTokenIssuer UpdateTrustedTokenIssuer"),
        new(GainKind.Access, "put every user into every group of IAM Identity Center", "sso-directory:AddMemberToGroup"),
        new(GainKind.Access, "open every mailbox to others", "workmail:CreateImpersonationRole PutMailboxPermissions"),

        // Ways to more permissions of their own: the rules about paths report them.
        new(GainKind.None, "", "codestar:AssociateTeamMember CreateProject UpdateTeamMember"),
        new(GainKind.None, "", "iam:AttachGroupPolicy AttachRolePolicy AttachUserPolicy CreatePolicyVersion PutGroupPolicy PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary PutUserPolicy SetDefaultPolicyVersion UpdateAssumeRolePolicy"),
        new(GainKind.None, "", "kms:CreateGrant"),
        new(GainKind.None, "", "s3:PutBucketPolicy"),
        new(GainKind.None, "", "sso:AttachManagedPolicyToPermissionSet"),

        // They use, protect, connect or configure something, and give nobody access to it.
        new(GainKind.None, "", "apigateway:AddCertificateToDomain CreateAccessAssociation SetWebACL"),
        new(GainKind.None, "", "appsync:SetWebACL"),
        new(GainKind.None, "", "bedrock-agentcore:AuthorizeAction InvokeGateway InvokeWebSearch PartiallyAuthorizeActions SynchronizeGatewayTargets"),
        new(GainKind.None, "", "cloudformation:SetStackPolicy"),
        new(GainKind.None, "", "ds:AccessDSData"),
        new(GainKind.None, "", "dynamodb:UpdateAbacStatus"),
        new(GainKind.None, "", "ec2:AttachApplianceToNatGateway AttachResourcesToPlacementGroup CreateCoipPoolPermission CreateLocalGatewayRouteTablePermission CreateNetworkInterfacePermission CreateOdbNetworkPeering EnableImageBlockPublicAccess EnableSnapshotBlockPublicAccess ModifyOdbNetworkPeering"),
        new(GainKind.None, "", "entityresolution:UseIdNamespace UseWorkflow"),
        new(GainKind.None, "", "fsx:BypassSnaplockEnterpriseRetention ManageBackupPrincipalAssociations"),
        new(GainKind.None, "", "glacier:AbortVaultLock CompleteVaultLock InitiateVaultLock SetDataRetrievalPolicy"),
        new(GainKind.None, "", "glue:DeregisterDataPreview GlueNotebookAuthorize GlueNotebookRefreshCredentials ManagedConnector RefreshOAuth2Tokens RequestLogParsing RunDataPreviewStatement SendRecipeAction StartNotebook TerminateNotebook TestConnection UseGlueStudio"),
        new(GainKind.None, "", "greengrass:AssociateServiceRoleToAccount"),
        new(GainKind.None, "", "health:EnableHealthServiceAccessForOrganization"),
        new(GainKind.None, "", "iotfleetwise:GenerateCommandPayload"),
        new(GainKind.None, "", "lambda:EnableReplication"),
        new(GainKind.None, "", "license-manager:UpdateServiceSettings"),
        new(GainKind.None, "", "managedblockchain:Invoke POST"),
        new(GainKind.None, "", "networkmanager:StartOrganizationServiceAccessUpdate"),
        new(GainKind.None, "", "notifications:EnableNotificationsAccessForOrganization"),
        new(GainKind.None, "", "opensearch:ApplicationAccessAll"),
        new(GainKind.None, "", "rds:AuthorizeDBSecurityGroupIngress"),
        new(GainKind.None, "", "redshift:AuthorizeEndpointAccess CreateClusterUser CreateSnapshotCopyGrant JoinGroup ModifyClusterIamRoles"),
        new(GainKind.None, "", "s3:BypassGovernanceRetention ObjectOwnerOverrideToBucketOwner PutBucketOwnershipControls"),
        new(GainKind.None, "", "secretsmanager:ValidateResourcePolicy"),
        new(GainKind.None, "", "ses:ReplicateEmailIdentityDkimSigningKey"),
        new(GainKind.None, "", "ssm-contacts:AssociateContact"),
        new(GainKind.None, "", "vpc-lattice:AssociateViaAWSService AssociateViaAWSService-EventsAndStates CreateServiceNetworkVpcEndpointAssociation"),
        new(GainKind.None, "", "waf:CreateWebACL UpdateWebACL"),
        new(GainKind.None, "", "waf-regional:CreateWebACL UpdateWebACL"),
        new(GainKind.None, "", "workspaces:ModifySelfservicePermissions"),
        new(GainKind.None, "", "xray:PutEncryptionConfig"),

        // A policy that nobody has is none; what attaches it counts.
        new(GainKind.None, "", "iam:CreatePolicy"),
        new(GainKind.None, "", "iot:CreatePolicy"),

        // It accepts no other resource than "*" and lets services of AWS write logs: Route 53, API Gateway and others need it at set-up.
        new(GainKind.None, "", "logs:PutResourcePolicy"),
    ];
}
