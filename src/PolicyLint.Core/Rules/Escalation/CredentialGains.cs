namespace PolicyLint.Rules.Escalation;

/// <summary>
/// Actions that hand out keys, passwords, tokens and sessions. Sources: the lists of cloudsplaining, parliament and sensitive_iam_actions
/// (https://github.com/primeharbor/sensitive_iam_actions), and the service authorization reference
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html).
/// </summary>
/// <remarks>
/// Left out: what ordinary work needs and gives no more than the caller has (<c>ecr:GetAuthorizationToken</c>, <c>codeartifact:GetAuthorizationToken</c>,
/// <c>sts:GetSessionToken</c>, <c>sts:GetServiceBearerToken</c>, <c>lakeformation:GetDataAccess</c>, <c>redshift:GetClusterCredentialsWithIAM</c>,
/// <c>redshift-serverless:GetCredentials</c>, <c>sts:GetFederationToken</c>, <c>codepipeline:PollForJobs</c>); what load balancers, search
/// domains and auditors read (<c>cognito-idp:DescribeUserPoolClient</c>), and keys that stand in web pages (<c>appsync:ListApiKeys</c>); what needs no permission at
/// all (<c>sts:AssumeRoleWithSAML</c>, <c>cognito-identity:GetCredentialsForIdentity</c>); what has a rule of its own (<c>sts:AssumeRole</c>) or is a
/// path to more permissions (<c>iam:CreateAccessKey</c>, <c>iam:CreateLoginProfile</c>, <c>ec2-instance-connect:SendSSHPublicKey</c>,
/// <c>sagemaker:CreatePresignedNotebookInstanceUrl</c>); what gives no secret (<c>iam:UpdateAccessKey</c>, <c>waf:GetChangeToken</c>); and names of
/// which AWS does not say what they return (<c>codeconnections:GetConnectionToken</c>).
/// </remarks>
internal static class CredentialGains
{
    public static readonly Gain[] Rows =
    [
        new(GainKind.Secret, "make keys for every GraphQL API", "appsync:CreateApiKey"),
        new(GainKind.Secret, "set the password of every user of every directory", "ds:ResetUserPassword"),
        new(GainKind.Secret, "read the administrator's password of every Windows instance whose key pair it has", "ec2:GetPasswordData"),
        new(GainKind.Secret, "read the credentials of every connection of EventBridge", "events:RetrieveConnectionCredentials"),
        new(GainKind.Secret, "set the password of every user of FinSpace", "finspace:ResetUserPassword"),
        new(GainKind.Secret, "read the password in every connection of Glue", "glue:GetConnection GetConnections"),
        new(GainKind.Secret, "make keys for every Grafana workspace", "grafana:CreateWorkspaceApiKey CreateWorkspaceServiceAccountToken"),
        new(GainKind.Secret, "make passwords for every user, for single services", "iam:CreateServiceSpecificCredential ResetServiceSpecificCredential"),
        new(GainKind.Secret, "put its SSH key on every user", "iam:UploadSSHPublicKey"),
        new(GainKind.Secret, "get keys and passwords of buckets, instances and databases of Lightsail", "lightsail:CreateBucketAccessKey DownloadDefaultKeyPair GetRelationalDatabaseMasterUserPassword"),
        new(GainKind.Secret, "make new credentials for every channel of MediaPackage", "mediapackage:RotateChannelCredentials RotateIngestEndpointCredentials"),
        new(GainKind.Secret, "get the password by which devices enroll with every connector", "pca-connector-scep:GetChallengePassword"),
        new(GainKind.Secret, "get the code that unlocks every Snowball device", "snowball:GetJobUnlockCode"),
        new(GainKind.Secret, "make a token that writes users and groups of IAM Identity Center", "sso-directory:CreateBearerToken"),
        new(GainKind.Secret, "set the password of every user of IAM Identity Center", "sso-directory:UpdatePassword"),
        new(GainKind.Secret, "read the secrets of every iSCSI target", "storagegateway:DescribeChapCredentials"),
        new(GainKind.Secret, "put its SSH key on every user of Transfer Family", "transfer:ImportSshPublicKey"),
        new(GainKind.Secret, "set the password of every user of WorkMail", "workmail:ResetPassword"),

        new(GainKind.Session, "sign in to every Airflow environment", "airflow:CreateCliToken CreateWebLoginToken"),
        new(GainKind.Session, "get the keys and tokens that every agent's credential provider holds", "bedrock-agentcore:GetResourceApiKey GetResourceOauth2Token GetWorkloadAccessTokenForUserId"),
        new(GainKind.Session, "sign in as every user of an identity pool", "cognito-identity:GetOpenIdTokenForDeveloperIdentity"),
        new(GainKind.Session, "sign in as an administrator of every Connect instance", "connect:AdminGetEmergencyAccessToken"),
        new(GainKind.Session, "get the credentials of every environment of DataZone", "datazone:GetEnvironmentCredentials"),
        new(GainKind.Session, "get a session with the role of every endpoint of EMR on EKS", "emr-containers:GetManagedEndpointSessionCredentials"),
        new(GainKind.Session, "get a session with a role of every EMR cluster", "elasticmapreduce:GetClusterSessionCredentials"),
        new(GainKind.Session, "get a session in every FinSpace environment", "finspace-api:GetProgrammaticAccessCredentials"),
        new(GainKind.Session, "sign in to every server of a GameLift fleet", "gamelift:GetComputeAccess GetInstanceAccess"),
        new(GainKind.Session, "take over every tunnel of IoT", "iot:RotateTunnelAccessToken"),
        new(GainKind.Session, "sign in to every Lightsail instance", "lightsail:GetInstanceAccessDetails"),
        new(GainKind.Session, "sign in to every RDS database as any user that IAM signs in", "rds-db:connect"),
        new(GainKind.Session, "sign in to every Redshift cluster as any user", "redshift:GetClusterCredentials"),
        new(GainKind.Session, "open the Studio and tracking server of every user of SageMaker", "sagemaker:CreatePresignedDomainUrl CreatePresignedMlflowTrackingServerUrl"),
    ];
}
