using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace PolicyLint.Samples.Cdk;

/// <summary>What a stack should look like: each role does what its work needs, on the resources of that work, under a boundary.</summary>
internal sealed class ReportsStack : Stack
{
    public ReportsStack(Construct scope, string id)
        : base(scope, id)
    {
        var reports = new Bucket(this, "Reports", new BucketProps { EnforceSSL = true });
        var jobs = new Queue(this, "Jobs", new QueueProps { EnforceSSL = true });
        var worker = new Role(this, "Worker", new RoleProps
        {
            AssumedBy = new ServicePrincipal("lambda.amazonaws.com"),
            Description = "Writes reports for the jobs in the queue",
        });
        jobs.GrantConsumeMessages(worker);
        Grant.AddToPrincipal(new GrantOnPrincipalOptions
        {
            Grantee = worker,
            Actions = ["s3:GetObject", "s3:PutObject"],
            ResourceArns = [reports.ArnForObjects("monthly/*")],
        });

        var boundary = new ManagedPolicy(this, "Boundary", new ManagedPolicyProps
        {
            Description = "The most that roles of this stack can do",
            Statements =
            [
                new PolicyStatement(new PolicyStatementProps
                {
                    Actions = ["s3:GetObject", "s3:PutObject"],
                    Resources = [reports.ArnForObjects("*")],
                }),
                new PolicyStatement(new PolicyStatementProps
                {
                    Actions = ["sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueUrl", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
                    Resources = [jobs.QueueArn],
                }),
            ],
        });
        Amazon.CDK.AWS.IAM.PermissionsBoundary.Of(worker).Apply(boundary);
    }
}
