using PolicyLint.Rules.Exposure;

namespace PolicyLint.Core.Tests.Rules.Exposure;

/// <summary>
/// For every issuer of the table an address, the claim that counts, a good value of it and values that are too wide, written from the
/// issuers' guides.
/// </summary>
/// <param name="Address">The address, without <c>https://</c>.</param>
/// <param name="Claim">The claim that tells whose a token is; with a colon when it is a key of AWS.</param>
/// <param name="Good">A value of it that names somebody's own.</param>
/// <param name="Strangers">Patterns that others match as well.</param>
/// <param name="Tenant">Patterns that all of one tenant match.</param>
/// <param name="IsShared">Whether strangers have tokens of the same address.</param>
internal sealed record OidcSample(string Address, string Claim, string Good, string[] Strangers, string[] Tenant, bool IsShared = true)
{
    private const string Workspace = "api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc";
    private const string Circle = "oidc.circleci.com/org/5c4b6a3d-0000-4000-8000-000000000001";
    private const string Cluster = "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";
    private const string Entra = "sts.windows.net/5c4b6a3d-0000-4000-8000-000000000001";

    private static readonly string[] None = [];
    private static readonly string[] ServiceAccounts = ["*", "system:*", "system:serviceaccount:*", "system:serviceaccount:*:*"];

    public static readonly OidcSample[] All =
    [
        new("token.actions.githubusercontent.com", "sub", "repo:acme/web:ref:refs/heads/main", ["*", "**", "r*", "repo:*", "repo:acme*", "repo:a?me/web:*", "repo:*/web:ref:refs/heads/main", "*:ref:refs/heads/main", "repo:/*"], None),
        new("token.actions.githubusercontent.com/acme", "sub", "repo:acme/web:ref:refs/heads/main", None, ["*", "repo:*", "repo:*/*"], false),
        new("token.actions.acme.ghe.com", "sub", "repo:acme/web:ref:refs/heads/main", None, ["*", "repo:*"], false),
        new("github.acme.example/_services/token", "sub", "repo:acme/web:ref:refs/heads/main", None, ["*", "repo:*"], false),
        new("vstoken.actions.githubusercontent.com", "sub", "repo:acme/web:ref:refs/heads/main", ["*", "repo:*"], None),
        new("oidc-configuration.audit-log.githubusercontent.com", "sub", "https://github.com/acme", ["*", "https://github.com/*", "https://*", "https://github.com/acme*"], None),
        new("gitlab.com", "sub", "project_path:acme/web:ref_type:branch:ref:main", ["*", "project_path:*", "project_path:acme*", "project_path:*:ref_type:branch:ref:main"], ["project_path:acme/*", "project_path:acme/*:ref_type:*:ref:*"]),
        new("gitlab.acme.example", "sub", "project_path:acme/web:ref_type:branch:ref:main", None, ["*", "project_path:*", "project_path:*/*"], false),
        new(Workspace, "sub", "{5c4b6a3d-0000-4000-8000-000000000001}:{5c4b6a3d-0000-4000-8000-000000000002}", None, ["*", "*:*", "{*}:*", "*:*:*", "{*"], false),
        new("app.terraform.io", "sub", "organization:acme:project:web:workspace:prod:run_phase:apply", ["*", "organization:*", "organization:acme*", "organization:*:project:web:workspace:prod:run_phase:apply"], ["organization:acme:*", "organization:acme:project:*", "organization:acme:project:*:workspace:*:run_phase:*"]),
        new(Circle, "sub", "org/5c4b6a3d-0000-4000-8000-000000000001/project/5c4b6a3d-0000-4000-8000-000000000002/user/5c4b6a3d-0000-4000-8000-000000000003", None, ["*", "org/*", "org/5c4b6a3d-0000-4000-8000-000000000001/*", "org/5c4b6a3d-0000-4000-8000-000000000001/project/*", "org/*/project/*/user/*"], false),
        new(Cluster, "sub", "system:serviceaccount:default:web", None, ServiceAccounts, false),
        new("oidc.eks.cn-north-1.amazonaws.com.cn/id/EXAMPLE", "sub", "system:serviceaccount:default:web", None, ServiceAccounts, false),
        new("oidc-eks.eu-central-1.api.aws/id/EXAMPLE", "sub", "system:serviceaccount:default:web", None, ServiceAccounts, false),
        new("container.googleapis.com/v1/projects/acme/locations/europe-west3/clusters/web", "sub", "system:serviceaccount:default:web", None, ServiceAccounts, false),
        new("rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7", "sub", "system:serviceaccount:acme:t8c-operator", ["*", "system:serviceaccount:*", "system:serviceaccount:*:t8c-operator"], None),
        new("rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr", "sub", "system:serviceaccount:acme:t8c-operator", ["*"], None),
        new("rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg", "sub", "system:serviceaccount:acme:t8c-operator", ["*"], None),
        new("rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26", "sub", "system:serviceaccount:acme:t8c-operator", ["*"], None),
        new("oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb", "sub", "system:serviceaccount:acme:t8c-operator", ["*"], None),
        new("oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu", "sub", "system:serviceaccount:acme:t8c-operator", ["*"], None),
        new("rh-oidc.s3.us-east-1.amazonaws.com/1v966985p8pu6spphij1hdtclbalqrn9", "sub", "system:serviceaccount:openshift-logging:logcollector", None, ServiceAccounts, false),
        new("oidc.op1.openshiftapps.com/1v966985p8pu6spphij1hdtclbalqrn9", "sub", "system:serviceaccount:openshift-logging:logcollector", None, ServiceAccounts, false),
        new("accounts.google.com", "sub", "117000000000000000000", ["*", "*7"], None),
        new("accounts.google.com", "aud", "117000000000000000000", ["*"], None),
        new("sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d/", "sts:RoleSessionName", "MicrosoftSentinel_5c4b6a3d-0000-4000-8000-000000000001", ["*"], None),
        new("sts.windows.net/cab8a31a-1906-4287-a0d8-4eef66b95f6e/", "sts:RoleSessionName", "MicrosoftSentinel_5c4b6a3d-0000-4000-8000-000000000001", ["*"], None),
        new(Entra + "/", "sub", "5c4b6a3d-0000-4000-8000-000000000002", None, ["*"], false),
        new("login.microsoftonline.com/5c4b6a3d-0000-4000-8000-000000000001/v2.0", "aud", "api://aws", None, ["*"], false),
        new("agent.buildkite.com", "sub", "organization:acme:pipeline:web:ref:refs/heads/main:commit:0123:step:deploy", ["*", "organization:*", "organization:acme*"], ["organization:acme:*", "organization:acme:pipeline:*", "organization:acme:pipeline:*:ref:*:commit:*:step:*"]),
        new("oidc.codefresh.io", "sub", "account:5f30ebd30312313ae7f17948:pipeline:64de5cd47626b3ca134e760a:scm_ref:main", ["*", "account:*"], ["account:5f30ebd30312313ae7f17948:*", "account:5f30ebd30312313ae7f17948:pipeline:*"]),
        new("scalr.io", "sub", "account:acme:environment:web:workspace:prod", ["*", "account:*", "account:acme*"], ["account:acme:*", "account:acme:environment:*:workspace:*"]),
        new("api.pulumi.com/oidc", "aud", "aws:acme", ["*", "aws:*", "aws:acme*"], None),
        new("api.pulumi.com/oidc", "sub", "pulumi:deploy:org:acme:project:web:stack:prod:operation:update:scope:write", ["*", "pulumi:*", "pulumi:deploy:org:*", "pulumi:environments:org:*"], None),
        new("oidc.vercel.com", "aud", "https://vercel.com/acme", ["*", "https://vercel.com/*", "https://vercel.com/acme*"], None),
        new("oidc.vercel.com", "sub", "owner:acme:project:web:environment:production", ["*", "owner:*", "owner:acme*"], ["owner:acme:*", "owner:acme:project:*:environment:*"]),
        new("oidc.vercel.com/acme", "sub", "owner:acme:project:web:environment:production", None, ["*", "owner:*", "owner:acme:*", "owner:acme:project:*"], false),
        new("acme.app.spacelift.io", "sub", "space:prod:stack:web:run_type:TRACKED:scope:write", None, ["*", "space:*", "space:*:stack:*:run_type:*:scope:*"], false),
        new("login.app.env0.com/", "sub", "auth0|5c4b6a3d0000400080000000", ["*", "auth0|*"], None),
        new("proidc.upbound.io", "sub", "mcp:acme/prod:provider:provider-aws", ["*", "mcp:*", "mcp:acme*"], ["mcp:acme/*", "mcp:acme/*:provider:*"]),
        new("studio.datachain.ai/api", "sub", "credentials:acme/aws", ["*", "credentials:*"], ["credentials:acme/*"]),
        new("studio.iterative.ai/api", "sub", "credentials:acme/aws", ["*", "credentials:*"], ["credentials:acme/*"]),
        new("tokens.cloud.shisho.dev", "sub", "job:acme", ["*"], None),
        new("sandboxes.cloud", "aud", "acme", ["*"], None),
        new("www.amazon.com", "app_id", "amzn1.application-oa2-client.0123", ["*"], None),
        new("graph.facebook.com", "app_id", "123456789", ["*"], None),
    ];

    /// <summary>The principal of a trust policy: domains of providers that need no entry in IAM, and ARNs.</summary>
    public string Principal => Address is "accounts.google.com" or "www.amazon.com" or "graph.facebook.com" ? Address : $"arn:aws:iam::111122223333:oidc-provider/{Address}";

    /// <summary>The condition key of the claim.</summary>
    public string Key => Claim.Contains(':') ? Claim : $"{Address}:{Claim}";

    public override string ToString() => $"{Address}:{Claim}";

    /// <summary>A statement that trusts the provider.</summary>
    public string Statement(string condition, bool isReported = false)
        => $$"""{"Effect":"Allow","Principal":{"Federated":{{(isReported ? $"[|\"{Principal}\"|]" : $"\"{Principal}\"")}}},"Action":"sts:AssumeRoleWithWebIdentity"{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";
}

[Parallelizable(ParallelScope.All)]
internal sealed class OidcIssuersTests
{
    [Test]
    public void Every_issuer_of_the_table_has_a_sample()
        => OidcSample.All.Select(sample => OidcIssuers.Find(sample.Address)).Distinct()
            .Should().BeEquivalentTo(OidcIssuers.All.Where(issuer => issuer.Pattern != OidcIssuers.Cognito));

    [Test]
    public void Every_sample_is_shared_or_not_as_the_table_says()
        => OidcSample.All.Should().OnlyContain(sample => OidcIssuers.Find(sample.Address)!.IsShared == sample.IsShared);

    [TestCase("git.example.com")]
    [TestCase("token.actions.githubusercontent.com.example.com")]
    [TestCase("oidc.eks.example.com")]
    [TestCase("")]
    public void Others_are_not_listed(string address) => OidcIssuers.Find(address).Should().BeNull();
}
