using System.Collections.Immutable;

namespace PolicyLint.Rules.Exposure;

/// <summary>
/// Issuers of OIDC tokens that role trust policies name. Which ones serve many customers under one address, and which claim tells these
/// apart, is from the list by which IAM itself refuses policies
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html); the forms of the subjects are from
/// each issuer's own guide, named beside it. <c>(memory)</c> marks what no page was at hand for.
/// </summary>
internal static class OidcIssuers
{
    private const string Sub = "sub";
    private const string Aud = "aud";

    /// <summary>A service account of Kubernetes: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens.</summary>
    private static readonly ImmutableArray<OidcClaimShape> Kubernetes = ImmutableArray.Create(new OidcClaimShape(Sub, "system:serviceaccount:", ":", "\u0001") { NamesTenant = false });

    /// <summary>
    /// GitHub's form, with or without the immutable ids behind <c>@</c>: https://docs.github.com/en/actions/reference/security/oidc.
    /// What is told apart within an organization is for github-subject-without-branch.
    /// </summary>
    private static readonly ImmutableArray<OidcClaimShape> GitHubShapes = ImmutableArray.Create(
        new OidcClaimShape(Sub, "repo:", "/@", null),
        new OidcClaimShape("repository", "", "/@", null),
        new OidcClaimShape("job_workflow_ref", "", "/", null));

    /// <summary>
    /// The claims of GitHub that name an owner; AWS has condition keys for them
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif).
    /// </summary>
    private static readonly ImmutableArray<string> GitHubClaims
        = ImmutableArray.Create(Sub, "repository", "repository_id", "repository_owner", "repository_owner_id", "job_workflow_ref", "enterprise_id");

    /// <summary>
    /// All of them; of two that match an address the first counts.
    /// </summary>
    public static ImmutableArray<OidcIssuer> All { get; } = ImmutableArray.Create(
        new OidcIssuer("GitHub Actions", "token.actions.githubusercontent.com", true, GitHubClaims, "everybody who uses GitHub Actions")
        {
            IsGitHub = true,
            Shapes = GitHubShapes,
            RequiredClaim = Sub,
        },

        // An enterprise can have an address of its own (include_enterprise_slug): https://docs.github.com/en/enterprise-cloud@latest/actions/reference/security/oidc.
        new OidcIssuer("GitHub Actions", "token.actions.githubusercontent.com/*", false, GitHubClaims, "every repository of the enterprise") { IsGitHub = true, Shapes = GitHubShapes },

        // Enterprise Cloud with data residency, and Enterprise Server: the same page.
        new OidcIssuer("GitHub Actions", "token.actions.*.ghe.com", false, GitHubClaims, "every repository of the enterprise") { IsGitHub = true, Shapes = GitHubShapes },
        new OidcIssuer("GitHub Enterprise Server", "*/_services/token", false, GitHubClaims, "every repository of the server") { IsGitHub = true, Shapes = GitHubShapes },

        // The address of the first years.
        new OidcIssuer("GitHub Actions", "vstoken.actions.githubusercontent.com", true, GitHubClaims, "everybody who uses GitHub Actions") { IsGitHub = true, Shapes = GitHubShapes },

        // The subject is the address of the enterprise: https://docs.github.com/en/enterprise-cloud@latest/admin/monitoring-activity-in-your-enterprise/reviewing-audit-logs-for-your-enterprise/streaming-the-audit-log-for-your-enterprise.
        new OidcIssuer("GitHub's audit log streaming", "oidc-configuration.audit-log.githubusercontent.com", true, ImmutableArray.Create(Sub), "every enterprise on GitHub")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "https://github.com/", "/", null)),
        },

        // https://docs.gitlab.com/ci/cloud_services/aws/
        new OidcIssuer("GitLab", "gitlab.com", true, ImmutableArray.Create(Sub), "everybody who uses GitLab.com")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "project_path:", "/", "\u0001:ref_type:\u0001:ref:\u0001")),
        },

        // A server of one's own has an address of its own; by custom it begins with gitlab.
        new OidcIssuer("GitLab", "gitlab.*", false, ImmutableArray.Create(Sub), "every project of the server")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "project_path:", "/", "\u0001:ref_type:\u0001:ref:\u0001") { NamesTenant = false }),
        },

        // https://support.atlassian.com/bitbucket-cloud/docs/deploy-on-aws-using-bitbucket-pipelines-openid-connect/: {repository}:{step} or {repository}:{environment}:{step}.
        new OidcIssuer("Bitbucket Pipelines", "api.bitbucket.org/2.0/workspaces/*/pipelines-config/identity/oidc", false, ImmutableArray.Create(Sub), "every repository of the workspace")
        {
            Shapes = ImmutableArray.Create(
                new OidcClaimShape(Sub, "{", "}", ":{\u0001}") { NamesTenant = false },
                new OidcClaimShape(Sub, "{", "}", ":{\u0001}:{\u0001}") { NamesTenant = false }),
        },

        // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration
        new OidcIssuer("HCP Terraform", "app.terraform.io", true, ImmutableArray.Create(Sub), "everybody who uses HCP Terraform")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "organization:", ":", "project:\u0001:workspace:\u0001:run_phase:\u0001")),
        },

        // https://circleci.com/docs/openid-connect-tokens/; version 2 of the token adds /vcs-origin/… and /vcs-ref/….
        new OidcIssuer("CircleCI", "oidc.circleci.com/org/*", false, ImmutableArray.Create(Sub), "every project of the organization")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "org/", "/", "project/\u0001/user/\u0001")),
        },

        // https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html; amazonaws.com.cn in China, and the dual-stack address (memory).
        new OidcIssuer("Amazon EKS", "oidc.eks.*.amazonaws.com*/id/*", false, ImmutableArray.Create(Sub), "every service account of the cluster") { Shapes = Kubernetes },
        new OidcIssuer("Amazon EKS", "oidc-eks.*.api.aws/id/*", false, ImmutableArray.Create(Sub), "every service account of the cluster") { Shapes = Kubernetes },

        // https://docs.cloud.google.com/kubernetes-engine/docs/reference/rest (memory)
        new OidcIssuer("Google Kubernetes Engine", "container.googleapis.com/v1/projects/*", false, ImmutableArray.Create(Sub), "every service account of the cluster") { Shapes = Kubernetes },

        // IBM Turbonomic runs for all its customers in these clusters; other clusters of OpenShift are their owner's.
        Turbonomic("rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7"),
        Turbonomic("rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr"),
        Turbonomic("rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg"),
        Turbonomic("rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26"),
        Turbonomic("oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb"),
        Turbonomic("oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu"),
        new OidcIssuer("Red Hat OpenShift", "rh-oidc*.s3.*.amazonaws.com/*", false, ImmutableArray.Create(Sub), "every service account of the cluster") { Shapes = Kubernetes },
        new OidcIssuer("Red Hat OpenShift", "oidc.*.openshiftapps.com/*", false, ImmutableArray.Create(Sub), "every service account of the cluster") { Shapes = Kubernetes },

        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif: aud is azp where the token
        // has one, which is the account that asked; oaud is what it asked for, and anybody can ask for anything.
        new OidcIssuer("Google", "accounts.google.com", true, ImmutableArray.Create(Sub, Aud), "everybody with a Google account")
        {
            AudienceClaims = ImmutableArray.Create(Aud, "oaud"),
        },

        // Microsoft's own tenants act for all customers of Defender for Cloud and Sentinel, and say for which in the session name:
        // https://learn.microsoft.com/azure/sentinel/connect-aws-configure-environment.
        new OidcIssuer("Microsoft Sentinel", "sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d", true, ImmutableArray.Create("sts:RoleSessionName"), "every customer of Microsoft Sentinel"),
        new OidcIssuer("Microsoft Sentinel", "sts.windows.net/cab8a31a-1906-4287-a0d8-4eef66b95f6e", true, ImmutableArray.Create("sts:RoleSessionName"), "every customer of Microsoft Sentinel"),

        // https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference: a tenant has an address of its own. An application can
        // be limited to some identities, so its audience is as good as a subject.
        new OidcIssuer("Microsoft Entra", "sts.windows.net/*", false, ImmutableArray.Create(Sub, Aud), "every identity of the tenant"),
        new OidcIssuer("Microsoft Entra", "login.microsoftonline.com/*", false, ImmutableArray.Create(Sub, Aud), "every identity of the tenant"),

        // https://buildkite.com/docs/pipelines/security/oidc/aws
        new OidcIssuer("Buildkite", "agent.buildkite.com", true, ImmutableArray.Create(Sub), "everybody who uses Buildkite")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "organization:", ":", "pipeline:\u0001:ref:\u0001:commit:\u0001:step:\u0001")),
        },

        // https://codefresh.io/docs/docs/integrations/oidc-pipelines/
        new OidcIssuer("Codefresh", "oidc.codefresh.io", true, ImmutableArray.Create(Sub), "everybody who uses Codefresh")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "account:", ":", "pipeline:\u0001:\u0001")),
        },

        // https://docs.scalr.io/docs/aws
        new OidcIssuer("Scalr", "scalr.io", true, ImmutableArray.Create(Sub), "everybody who uses Scalr")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "account:", ":", "environment:\u0001:workspace:\u0001")),
        },

        // https://www.pulumi.com/docs/deployments/guides/oidc/aws/; the audience is the organization.
        new OidcIssuer("Pulumi Cloud", "api.pulumi.com/oidc", true, ImmutableArray.Create(Aud, Sub), "everybody who uses Pulumi Cloud")
        {
            Shapes = ImmutableArray.Create(
                new OidcClaimShape(Aud, "aws:", "", null),
                new OidcClaimShape(Sub, "pulumi:deploy:org:", ":", null),
                new OidcClaimShape(Sub, "pulumi:environments:org:", ":", null)),
        },

        // https://vercel.com/docs/oidc/reference: one address for all, or one for each team.
        new OidcIssuer("Vercel", "oidc.vercel.com", true, ImmutableArray.Create(Aud, Sub), "everybody who uses Vercel")
        {
            Shapes = ImmutableArray.Create(
                new OidcClaimShape(Aud, "https://vercel.com/", "/", null),
                new OidcClaimShape(Sub, "owner:", ":", "project:\u0001:environment:\u0001")),
        },
        new OidcIssuer("Vercel", "oidc.vercel.com/*", false, ImmutableArray.Create(Sub), "every project of the team")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "owner:", ":", "project:\u0001:environment:\u0001")),
        },

        // https://docs.spacelift.io/integrations/cloud-providers/oidc: an account has an address of its own.
        new OidcIssuer("Spacelift", "*.app.spacelift.io", false, ImmutableArray.Create(Sub), "every stack of the account")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "space:", ":", "stack:\u0001:run_type:\u0001:scope:\u0001") { NamesTenant = false }),
        },

        // https://docs.envzero.com/guides/integrations/oidc-integrations/oidc-with-aws: one audience for all customers.
        new OidcIssuer("env zero", "login.app.env0.com", true, ImmutableArray.Create(Sub), "every customer of env zero")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "auth0|", "", null)),
        },

        // https://docs.upbound.io: mcp:<account>/<control plane>:provider:<provider>
        new OidcIssuer("Upbound", "proidc.upbound.io", true, ImmutableArray.Create(Sub), "everybody who uses Upbound")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "mcp:", "/", "\u0001:provider:\u0001")),
        },

        // https://dvc.org/doc/studio/user-guide/openid-connect
        new OidcIssuer("DataChain Studio", "studio.datachain.ai/api", true, ImmutableArray.Create(Sub), "everybody who uses DataChain Studio")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "credentials:", "/", "\u0001")),
        },
        new OidcIssuer("DVC Studio", "studio.iterative.ai/api", true, ImmutableArray.Create(Sub), "everybody who uses DVC Studio")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "credentials:", "/", "\u0001")),
        },

        // On AWS's list; how their claims are written is not known here.
        new OidcIssuer("Shisho Cloud", "tokens.cloud.shisho.dev", true, ImmutableArray.Create(Sub), "everybody who uses Shisho Cloud"),
        new OidcIssuer("Crafting Sandboxes", "sandboxes.cloud", true, ImmutableArray.Create(Aud), "everybody who uses sandboxes.cloud"),

        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
        new OidcIssuer("Amazon Cognito", Cognito, true, ImmutableArray.Create(Aud, Sub), "every identity pool, of any AWS account"),
        new OidcIssuer("Login with Amazon", "www.amazon.com", true, ImmutableArray.Create("app_id", "user_id"), "everybody with an Amazon account")
        {
            AudienceClaims = ImmutableArray.Create("app_id"),
        },
        new OidcIssuer("Facebook", "graph.facebook.com", true, ImmutableArray.Create("app_id", "id"), "everybody with a Facebook account")
        {
            AudienceClaims = ImmutableArray.Create("app_id"),
        });

    /// <summary>The domain of Cognito's identity pools, which has a rule of its own.</summary>
    public const string Cognito = "cognito-identity.amazonaws.com";

    /// <summary>The issuer with an address; null when it is not listed.</summary>
    public static OidcIssuer? Find(ReadOnlySpan<char> address)
    {
        foreach (OidcIssuer issuer in All)
        {
            if (issuer.Is(address))
            {
                return issuer;
            }
        }

        return null;
    }

    private static OidcIssuer Turbonomic(string address)
        => new("IBM Turbonomic", address, true, ImmutableArray.Create(Sub), "every customer of IBM Turbonomic")
        {
            Shapes = ImmutableArray.Create(new OidcClaimShape(Sub, "system:serviceaccount:", ":", null)),
        };
}
