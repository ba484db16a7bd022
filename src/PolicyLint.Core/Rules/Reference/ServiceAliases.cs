namespace PolicyLint.Rules.Reference;

/// <summary>
/// Names of services that are not their prefix in policies and are written for it: those of the SDKs, the console, the
/// documentation. Kept by hand; the prefixes stand at the top of each page of
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </summary>
internal static class ServiceAliases
{
    /// <summary>The name, in lower case, and the prefix.</summary>
    public static readonly (string Name, string Prefix)[] All =
    [
        ("accessanalyzer", "access-analyzer"),
        ("alb", "elasticloadbalancing"),
        ("api-gateway", "apigateway"),
        ("apigatewayv2", "apigateway"),
        ("appautoscaling", "application-autoscaling"),
        ("application-insights", "applicationinsights"),
        ("applicationautoscaling", "application-autoscaling"),
        ("bedrock-agent", "bedrock"),
        ("bedrock-agent-runtime", "bedrock"),
        ("bedrock-runtime", "bedrock"),
        ("certificatemanager", "acm"),
        ("cloudcontrol", "cloudformation"),
        ("cloudcontrolapi", "cloudformation"),
        ("cloudwatch-events", "events"),
        ("cloudwatch-logs", "logs"),
        ("cloudwatchevents", "events"),
        ("cloudwatchlogs", "logs"),
        ("code-build", "codebuild"),
        ("code-commit", "codecommit"),
        ("code-deploy", "codedeploy"),
        ("code-pipeline", "codepipeline"),
        ("codestar-connection", "codestar-connections"),
        ("cognito-identity-provider", "cognito-idp"),
        ("cognitoidentity", "cognito-identity"),
        ("cognitoidentityprovider", "cognito-idp"),
        ("cognitoidp", "cognito-idp"),
        ("configservice", "config"),
        ("cost-explorer", "ce"),
        ("costexplorer", "ce"),
        ("databasemigrationservice", "dms"),
        ("directoryservice", "ds"),
        ("docdb", "rds"),
        ("documentdb", "rds"),
        ("dynamo", "dynamodb"),
        ("dynamo-db", "dynamodb"),
        ("dynamodbstreams", "dynamodb"),
        ("efs", "elasticfilesystem"),
        ("elastic-beanstalk", "elasticbeanstalk"),
        ("elasticloadbalancingv2", "elasticloadbalancing"),
        ("elasticmapreduce-containers", "emr-containers"),
        ("elasticsearch", "es"),
        ("elb", "elasticloadbalancing"),
        ("elbv2", "elasticloadbalancing"),
        ("email", "ses"),
        ("emr", "elasticmapreduce"),
        ("event-bridge", "events"),
        ("eventbridge", "events"),
        ("iamaccessanalyzer", "access-analyzer"),
        ("iot-data", "iot"),
        ("iotdata", "iot"),
        ("kinesis-analytics", "kinesisanalytics"),
        ("kinesisanalyticsv2", "kinesisanalytics"),
        ("kinesis-firehose", "firehose"),
        ("kinesis-video", "kinesisvideo"),
        ("kinesisfirehose", "firehose"),
        ("lex-runtime", "lex"),
        ("lexv2", "lex"),
        ("monitoring", "cloudwatch"),
        ("msk", "kafka"),
        ("mwaa", "airflow"),
        ("opensearchserverless", "aoss"),
        ("opensearchservice", "es"),
        ("organisation", "organizations"),
        ("organisations", "organizations"),
        ("organization", "organizations"),
        ("parameterstore", "ssm"),
        ("resource-groups-tagging-api", "tag"),
        ("resourcegroups", "resource-groups"),
        ("resourcegroupstaggingapi", "tag"),
        ("s3api", "s3"),
        ("s3control", "s3"),
        ("sagemaker-runtime", "sagemaker"),
        ("secrets-manager", "secretsmanager"),
        ("service-catalog", "servicecatalog"),
        ("service-quotas", "servicequotas"),
        ("ses-v2", "ses"),
        ("sesv2", "ses"),
        ("sfn", "states"),
        ("simpledb", "sdb"),
        ("sso-admin", "sso"),
        ("step-functions", "states"),
        ("stepfunctions", "states"),
        ("systems-manager", "ssm"),
        ("systemsmanager", "ssm"),
        ("timestream-query", "timestream"),
        ("timestream-write", "timestream"),
        ("waf-v2", "wafv2"),
        ("x-ray", "xray"),
    ];

    /// <summary>The prefix that a name stands for; null when it is no such name.</summary>
    public static string? PrefixOf(ReadOnlySpan<char> name)
    {
        foreach ((string alias, string prefix) in All)
        {
            if (name.Equals(alias.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return prefix;
            }
        }

        return null;
    }
}
