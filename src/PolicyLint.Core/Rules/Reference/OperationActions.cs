namespace PolicyLint.Rules.Reference;

/// <summary>
/// Names of API operations that are no actions, and what is needed to call them: the mistake of those who read the API's
/// documentation or an error message. And actions that are looked for in the wrong service. Kept by hand.
/// Sources: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html,
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-create-and-manage-api.html,
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html, and the services' API references.
/// </summary>
internal static class OperationActions
{
    /// <summary>The operation as a policy has it, and the actions, with blanks between them.</summary>
    public static readonly (string Operation, string Actions)[] All =
    [
        // S3
        ("s3:ListBuckets", "s3:ListAllMyBuckets"),
        ("s3:ListDirectoryBuckets", "s3express:ListAllMyDirectoryBuckets"),
        ("s3:ListObjects", "s3:ListBucket"),
        ("s3:ListObjectsV2", "s3:ListBucket"),
        ("s3:HeadBucket", "s3:ListBucket"),
        ("s3:GetBucket", "s3:ListBucket"),
        ("s3:ListObject", "s3:ListBucket"),
        ("s3:ListObjectVersions", "s3:ListBucketVersions"),
        ("s3:ListMultipartUploads", "s3:ListBucketMultipartUploads"),
        ("s3:ListParts", "s3:ListMultipartUploadParts"),
        ("s3:HeadObject", "s3:GetObject"),
        ("s3:SelectObjectContent", "s3:GetObject"),
        ("s3:GetObjectAttribute", "s3:GetObjectAttributes"),
        ("s3:CopyObject", "s3:GetObject s3:PutObject"),
        ("s3:UploadPartCopy", "s3:GetObject s3:PutObject"),
        ("s3:CreateMultipartUpload", "s3:PutObject"),
        ("s3:UploadPart", "s3:PutObject"),
        ("s3:CompleteMultipartUpload", "s3:PutObject"),
        ("s3:InitiateMultipartUpload", "s3:PutObject"),
        ("s3:PostObject", "s3:PutObject"),
        ("s3:WriteObject", "s3:PutObject"),
        ("s3:UploadObject", "s3:PutObject"),
        ("s3:Upload", "s3:PutObject"),
        ("s3:DeleteObjects", "s3:DeleteObject"),
        ("s3:DeleteMultipleObjects", "s3:DeleteObject"),
        ("s3:GetBucketEncryption", "s3:GetEncryptionConfiguration"),
        ("s3:PutBucketEncryption", "s3:PutEncryptionConfiguration"),
        ("s3:DeleteBucketEncryption", "s3:PutEncryptionConfiguration"),
        ("s3:GetBucketLifecycle", "s3:GetLifecycleConfiguration"),
        ("s3:GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration"),
        ("s3:PutBucketLifecycle", "s3:PutLifecycleConfiguration"),
        ("s3:PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration"),
        ("s3:DeleteBucketLifecycle", "s3:PutLifecycleConfiguration"),
        ("s3:GetBucketReplication", "s3:GetReplicationConfiguration"),
        ("s3:PutBucketReplication", "s3:PutReplicationConfiguration"),
        ("s3:DeleteBucketReplication", "s3:PutReplicationConfiguration"),
        ("s3:GetBucketAccelerateConfiguration", "s3:GetAccelerateConfiguration"),
        ("s3:PutBucketAccelerateConfiguration", "s3:PutAccelerateConfiguration"),
        ("s3:GetBucketAnalyticsConfiguration", "s3:GetAnalyticsConfiguration"),
        ("s3:ListBucketAnalyticsConfigurations", "s3:GetAnalyticsConfiguration"),
        ("s3:PutBucketAnalyticsConfiguration", "s3:PutAnalyticsConfiguration"),
        ("s3:DeleteBucketAnalyticsConfiguration", "s3:PutAnalyticsConfiguration"),
        ("s3:GetBucketInventoryConfiguration", "s3:GetInventoryConfiguration"),
        ("s3:ListBucketInventoryConfigurations", "s3:GetInventoryConfiguration"),
        ("s3:PutBucketInventoryConfiguration", "s3:PutInventoryConfiguration"),
        ("s3:DeleteBucketInventoryConfiguration", "s3:PutInventoryConfiguration"),
        ("s3:GetBucketMetricsConfiguration", "s3:GetMetricsConfiguration"),
        ("s3:ListBucketMetricsConfigurations", "s3:GetMetricsConfiguration"),
        ("s3:PutBucketMetricsConfiguration", "s3:PutMetricsConfiguration"),
        ("s3:DeleteBucketMetricsConfiguration", "s3:PutMetricsConfiguration"),
        ("s3:GetBucketIntelligentTieringConfiguration", "s3:GetIntelligentTieringConfiguration"),
        ("s3:PutBucketIntelligentTieringConfiguration", "s3:PutIntelligentTieringConfiguration"),
        ("s3:DeleteBucketCors", "s3:PutBucketCORS"),
        ("s3:DeleteBucketTagging", "s3:PutBucketTagging"),
        ("s3:GetBucketNotificationConfiguration", "s3:GetBucketNotification"),
        ("s3:PutBucketNotificationConfiguration", "s3:PutBucketNotification"),
        ("s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
        ("s3:PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
        ("s3:DeletePublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
        ("s3:GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration"),
        ("s3:PutObjectLockConfiguration", "s3:PutBucketObjectLockConfiguration"),
        ("s3:DeleteBucketOwnershipControls", "s3:PutBucketOwnershipControls"),
        // Lambda
        ("lambda:Invoke", "lambda:InvokeFunction"),
        ("lambda:InvokeWithResponseStream", "lambda:InvokeFunction"),
        // DynamoDB
        ("dynamodb:TransactGetItems", "dynamodb:GetItem"),
        ("dynamodb:TransactWriteItems", "dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:ConditionCheckItem"),
        ("dynamodb:ExecuteStatement", "dynamodb:PartiQLSelect dynamodb:PartiQLInsert dynamodb:PartiQLUpdate dynamodb:PartiQLDelete"),
        ("dynamodb:BatchExecuteStatement", "dynamodb:PartiQLSelect dynamodb:PartiQLInsert dynamodb:PartiQLUpdate dynamodb:PartiQLDelete"),
        ("dynamodb:ExecuteTransaction", "dynamodb:PartiQLSelect dynamodb:PartiQLInsert dynamodb:PartiQLUpdate dynamodb:PartiQLDelete"),
        // SQS, SNS
        ("sqs:SendMessageBatch", "sqs:SendMessage"),
        ("sqs:DeleteMessageBatch", "sqs:DeleteMessage"),
        ("sqs:ChangeMessageVisibilityBatch", "sqs:ChangeMessageVisibility"),
        ("sqs:ReceiveMessages", "sqs:ReceiveMessage"),
        ("sns:PublishBatch", "sns:Publish"),
        // KMS
        ("kms:ReEncrypt", "kms:ReEncryptFrom kms:ReEncryptTo"),
        // API Gateway
        ("apigateway:GetRestApis", "apigateway:GET"),
        ("apigateway:GetRestApi", "apigateway:GET"),
        ("apigateway:GetResources", "apigateway:GET"),
        ("apigateway:GetStages", "apigateway:GET"),
        ("apigateway:CreateRestApi", "apigateway:POST"),
        ("apigateway:CreateDeployment", "apigateway:POST"),
        ("apigateway:CreateResource", "apigateway:POST"),
        ("apigateway:DeleteRestApi", "apigateway:DELETE"),
        ("apigateway:UpdateRestApi", "apigateway:PATCH"),
        ("apigateway:UpdateStage", "apigateway:PATCH"),
        ("apigateway:PutRestApi", "apigateway:PUT"),
        ("apigateway:PutMethod", "apigateway:PUT"),
        ("apigateway:PutIntegration", "apigateway:PUT"),
        ("apigateway:Invoke", "execute-api:Invoke"),
        ("execute-api:PostToConnection", "execute-api:ManageConnections"),
        // OpenSearch
        ("es:HttpGet", "es:ESHttpGet"),
        ("es:HttpPost", "es:ESHttpPost"),
        ("es:HttpPut", "es:ESHttpPut"),
        ("es:HttpDelete", "es:ESHttpDelete"),
        // Bedrock
        ("bedrock:Converse", "bedrock:InvokeModel"),
        ("bedrock:ConverseStream", "bedrock:InvokeModelWithResponseStream"),
        // STS, IAM
        ("iam:AssumeRole", "sts:AssumeRole"),
        ("iam:GetCallerIdentity", "sts:GetCallerIdentity"),
        ("sts:PassRole", "iam:PassRole"),
        ("ec2:PassRole", "iam:PassRole"),
        ("lambda:PassRole", "iam:PassRole"),
        ("ecs:PassRole", "iam:PassRole"),
        ("iam:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithWebIdentity"),
        // RDS
        ("rds:Connect", "rds-db:connect"),
        ("rds:ExecuteStatement", "rds-data:ExecuteStatement"),
        // CloudWatch
        ("cloudwatch:PutEvents", "events:PutEvents"),
        ("cloudwatch:CreateLogStream", "logs:CreateLogStream"),
        ("cloudwatch:PutLogEvents", "logs:PutLogEvents"),
        ("cloudwatch:CreateLogGroup", "logs:CreateLogGroup"),
        ("logs:PutMetricData", "cloudwatch:PutMetricData"),
        ("cloudwatch:DescribeLogGroups", "logs:DescribeLogGroups"),
        ("cloudwatch:PutRule", "events:PutRule"),
        ("cloudwatch:PutTargets", "events:PutTargets"),
        ("cloudwatch:GetMetrics", "cloudwatch:GetMetricData"),
        // Secrets
        ("secretsmanager:GetSecret", "secretsmanager:GetSecretValue"),
        ("ssm:GetSecretValue", "secretsmanager:GetSecretValue"),
        ("ssm:GetParametersByPaths", "ssm:GetParametersByPath"),
    ];

    /// <summary>The actions that the operation needs; none when it is not listed.</summary>
    public static string[] Of(ReadOnlySpan<char> operation)
    {
        foreach ((string listed, string actions) in All)
        {
            if (operation.Equals(listed.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return actions.Split(' ');
            }
        }

        return [];
    }
}
