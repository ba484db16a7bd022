using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace PolicyLint.Samples.Cdk;

/// <summary>What grew over the years: administrators by managed policy, service wildcards, and a bucket that is open to all.</summary>
internal sealed class LegacyStack : Stack
{
    public LegacyStack(Construct scope, string id)
        : base(scope, id)
    {
        _ = new Role(this, "Deploy", new RoleProps
        {
            AssumedBy = new ServicePrincipal("codebuild.amazonaws.com"),
            ManagedPolicies = [ManagedPolicy.FromAwsManagedPolicyName("AdministratorAccess")],
        });

        var archive = new Bucket(this, "Archive");
        var worker = new Role(this, "Worker", new RoleProps { AssumedBy = new ServicePrincipal("lambda.amazonaws.com") });
        Grant.AddToPrincipal(new GrantOnPrincipalOptions { Grantee = worker, Actions = ["s3:*"], ResourceArns = [archive.BucketArn, archive.ArnForObjects("*")] });

        archive.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "PublicRead",
            Principals = [new AnyPrincipal()],
            Actions = ["s3:GetObject"],
            Resources = [archive.ArnForObjects("*")],
        }));

        var key = new Key(this, "Key");
        worker.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Sid = "AnyRole", Actions = ["iam:PassRole"], Resources = ["*"] }));
        key.GrantDecrypt(worker);
    }
}
