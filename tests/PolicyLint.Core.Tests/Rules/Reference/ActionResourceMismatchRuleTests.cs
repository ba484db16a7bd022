using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class ActionResourceMismatchRuleTests : RuleFixture<ActionResourceMismatchRule>
{
    [Test]
    public void Reports_ListBucket_on_objects_and_only_it() => Check(
        """{"Effect":"Allow","Action":["s3:GetObject",[|"s3:ListBucket"|]],"Resource":"arn:aws:s3:::b/*"}""",
        fixedTo: """{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::b/*", "arn:aws:s3:::b"]}""",
        message: "\"s3:ListBucket\" never applies to the resources of its statement: it wants a bucket, \"arn:${Partition}:s3:::${BucketName}\" (reference of 2026-09-26)");

    [Test]
    public void Reports_GetObject_on_a_bucket() => Check(
        """{"Effect":"Allow","Action":[|"s3:GetObject"|],"Resource":"arn:aws:s3:::b"}""",
        fixedTo: """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}""",
        message: "\"s3:GetObject\" never applies to the resources of its statement: it wants an object, \"arn:${Partition}:s3:::${BucketName}/${ObjectName}\" (reference of 2026-09-26)");

    [Test]
    public void Adds_the_objects_of_the_bucket_where_another_action_needs_the_bucket() => Check(
        """{"Effect":"Allow","Action":["s3:ListBucket",[|"s3:getobject"|],[|"s3:PutObject"|]],"Resource":["arn:aws:s3:::b"]}""",
        fixedTo: """{"Effect":"Allow","Action":["s3:ListBucket","s3:getobject","s3:PutObject"],"Resource":["arn:aws:s3:::b", "arn:aws:s3:::b/*"]}""");

    [Test]
    public void One_fix_serves_several_keys_of_one_bucket() => Check(
        """{"Effect":"Allow","Action":["s3:GetObject",[|"s3:ListBucket"|]],"Resource":["arn:aws:s3:::b/in/*","arn:aws:s3:::b/out/*"]}""",
        fixedTo: """{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::b/in/*","arn:aws:s3:::b/out/*", "arn:aws:s3:::b"]}""");

    [Test]
    public void Offers_no_fix_where_there_are_two_buckets_or_any()
    {
        CheckUnfixable("""{"Effect":"Allow","Action":["s3:GetObject",[|"s3:ListBucket"|]],"Resource":["arn:aws:s3:::a/*","arn:aws:s3:::b/*"]}""");
        CheckUnfixable("""{"Effect":"Allow","Action":["s3:GetObject",[|"s3:ListBucket"|]],"Resource":"arn:aws:s3:::*/*"}""");
    }

    [TestCase("arn:aws:s3:::b", "arn:aws:s3:::b/*")]
    [TestCase("arn:aws:s3:::b/*", "arn:aws:s3:::b")]
    [TestCase("arn:aws:s3:::b", "arn:aws:s3:::other/*")]
    public void One_resource_that_fits_is_enough(string first, string second)
        => Check($$"""{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["{{first}}","{{second}}"]}""");

    [TestCase("arn:aws:s3:::b*")]
    [TestCase("arn:aws:s3:::*")]
    [TestCase("arn:*:s3:::${aws:username}*")]
    [TestCase("arn:aws:s3:::?*")]
    [TestCase("*")]
    public void Leaves_patterns_that_stand_for_buckets_and_objects(string resource)
        => Check($$"""{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"{{resource}}"}""");

    [TestCase("arn:aws:s3:::b/key")]
    [TestCase("arn:aws:s3:::b*/key")]
    [TestCase("arn:aws:s3:::${aws:username}/*")]
    public void A_bucket_has_no_slash(string resource)
        => Check($$"""{"Effect":"Allow","Action":[|"s3:ListBucket"|],"Resource":"{{resource}}"}""");

    [Test]
    public void A_table_of_DynamoDB_has_no_slash()
    {
        Check("""{"Effect":"Allow","Action":["dynamodb:Query",[|"dynamodb:PutItem"|]],"Resource":"arn:aws:dynamodb:*:*:table/t/index/*"}""");
        Check("""{"Effect":"Allow","Action":["dynamodb:Query","dynamodb:PutItem"],"Resource":["arn:aws:dynamodb:*:*:table/t","arn:aws:dynamodb:*:*:table/t/index/*"]}""");
    }

    [Test]
    public void Other_names_may_have_one()
    {
        Check("""{"Effect":"Allow","Action":"iam:GetRole","Resource":"arn:aws:iam::*:role/path/of/role"}""");
        Check("""{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:*:*:secret:path/of/secret-*"}""");
        Check("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/key/of/object"}""");
    }

    [Test]
    public void Reports_what_accepts_only_the_star() => CheckUnfixable(
        """{"Effect":"Allow","Action":["ec2:TerminateInstances",[|"ec2:DescribeInstances"|]],"Resource":"arn:aws:ec2:*:*:instance/*"}""",
        message: "\"ec2:DescribeInstances\" never applies to the resources of its statement: it accepts only \"*\" (reference of 2026-09-26)");

    [TestCase("s3:ListAllMyBuckets", "arn:aws:s3:::b")]
    [TestCase("iam:ListRoles", "arn:aws:iam::*:role/app-*")]
    [TestCase("cloudformation:ListStacks", "arn:aws:cloudformation:*:*:stack/app-*/*")]
    [TestCase("ecr:GetAuthorizationToken", "arn:aws:ecr:*:*:repository/r")]
    [TestCase("sqs:ListQueues", "arn:aws:sqs:*:*:q")]
    [TestCase("logs:DescribeLogGroups", "arn:aws:logs:*:*:log-group:/aws/lambda/*")]
    [TestCase("tag:TagResources", "arn:aws:glue:*:*:session/*")]
    [TestCase("ec2:DescribeInstances", "arn:aws:s3:::b")]
    public void Reports_other_actions_without_resource_types(string action, string resource)
        => Check($$"""{"Effect":"Allow","Action":[|"{{action}}"|],"Resource":"{{resource}}"}""");

    [TestCase("s3:ListAllMyBuckets", "arn:aws:s3:::*")]
    [TestCase("iam:ListRoles", "arn:aws:iam::*:role/*")]
    [TestCase("iam:ListRoles", "arn:aws:iam::*:role/aws-service-role/*")]
    [TestCase("cloudformation:ListStacks", "arn:aws:cloudformation:*:*:stack/*/*")]
    [TestCase("events:ListRules", "arn:aws:events:*:*:rule/*")]
    [TestCase("logs:DescribeLogGroups", "arn:aws:logs:*:*:*")]
    [TestCase("logs:DescribeLogGroups", "arn:aws:logs:*:*:log-group:*")]
    [TestCase("logs:DescribeLogGroups", "arn:aws:logs:*:*:log-group::log-stream:*")]
    [TestCase("fsx:DescribeBackups", "arn:aws:fsx:*:*:backup/*")]
    [TestCase("kinesis:UpdateShardCount", "arn:aws:kinesis:*:*:stream/s")]
    [TestCase("ssmmessages:OpenDataChannel", "arn:aws:ssm:*:*:session/${aws:userid}-*")]
    [TestCase("partnercentral:ListTagsForResource", "arn:aws:partnercentral:*:*:catalog/*/opportunity/*")]
    [TestCase("elasticloadbalancing:AddTags", "arn:aws:elasticloadbalancing:*:*:targetgroup/*/*")]
    [TestCase("grafana:ListWorkspaces", "arn:aws:grafana:*:*:/workspaces*")]
    [TestCase("datazone:ListProjects", "arn:aws:datazone:*:*:domain/*")]
    public void Leaves_what_works_or_may_work_against_the_reference(string action, string resource)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}""");

    [Test]
    public void Names_the_type_that_comes_nearest() => Check(
        """{"Effect":"Allow","Action":["s3:PutObject",[|"s3:ListBucket"|]],"Resource":"arn:aws:s3:::*/CodeDeploy/*"}""",
        message: "\"s3:ListBucket\" never applies to the resources of its statement: it wants a bucket, \"arn:${Partition}:s3:::${BucketName}\" (reference of 2026-09-26)");

    [Test]
    public void Reports_an_action_of_another_service() => Check(
        """{"Effect":"Allow","Action":["s3:GetObject",[|"kms:Decrypt"|]],"Resource":"arn:aws:s3:::b/*"}""",
        message: "\"kms:Decrypt\" never applies to the resources of its statement: it wants a key, \"arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}\" (reference of 2026-09-26)");

    [TestCase("ssm:SendCommand", "arn:aws:ec2:*:*:instance/*")]
    [TestCase("sts:AssumeRole", "arn:aws:iam::111122223333:role/r")]
    [TestCase("iam:PassRole", "arn:aws:iam::111122223333:role/r")]
    [TestCase("ecs:ExecuteCommand", "arn:aws:ecs:*:*:task/c/*")]
    [TestCase("ec2:RunInstances", "arn:aws:ec2:*::image/ami-*")]
    [TestCase("lambda:InvokeFunction", "arn:aws:lambda:*:*:function:f:live")]
    [TestCase("logs:CreateLogStream", "arn:aws:logs:*:*:log-group:/aws/lambda/f:*")]
    [TestCase("backup:DeleteRecoveryPoint", "arn:aws:ec2:*::snapshot/*")]
    [TestCase("execute-api:Invoke", "arn:aws:execute-api:*:*:a1b2c3/*")]
    [TestCase("ssm:GetParameter", "arn:aws:ssm:*::parameter/aws/service/*")]
    [TestCase("s3:GetObject", "arn:aws:s3::111122223333:accesspoint/a.mrap/object/*")]
    public void Leaves_what_fits(string action, string resource)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}""");

    [Test]
    public void A_pattern_is_reported_when_nothing_that_it_names_fits()
    {
        Check(
            """{"Effect":"Allow","Action":[[|"s3:GetObject*"|],"s3:Get*","s3:*"],"Resource":"arn:aws:s3:::b"}""",
            fixedTo: """{"Effect":"Allow","Action":["s3:GetObject*","s3:Get*","s3:*"],"Resource":["arn:aws:s3:::b", "arn:aws:s3:::b/*"]}""");
        Check(
            """{"Effect":"Allow","Action":[|"kms:Decryp?"|],"Resource":"arn:aws:s3:::b"}""",
            message: "\"kms:Decryp?\" never applies to the resources of its statement: kms:Decrypt wants a key, \"arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}\" (reference of 2026-09-26)");
        Check("""{"Effect":"Allow","Action":"s3:Nothing*","Resource":"arn:aws:s3:::b"}""");
    }

    [Test]
    public void Leaves_actions_that_are_not_known() => Check(
        """{"Effect":"Allow","Action":["s3:ListBuckets","nosuch:GetThing","*","s3","s3:Get Object"],"Resource":"arn:aws:s3:::b/*"}""");

    [TestCase("\"NotResource\":\"arn:aws:s3:::b\"")]
    [TestCase("\"Resource\":[\"arn:aws:s3:::b\",\"*\"]")]
    [TestCase("\"Resource\":[\"arn:aws:s3:::b\",\"arn:aws:*:::c\"]")]
    [TestCase("\"Resource\":[\"arn:aws:s3:::b\",\"b/*\"]")]
    [TestCase("\"Resource\":[\"arn:aws:s3:::b\",\"arn:aws:s4:::b/*\"]")]
    [TestCase("\"Resource\":[\"arn:aws:s3:::b\",\"arn:aws:S3:::b/*\"]")]
    [TestCase("\"Resource\":[\"arn:aws:s3:::b\",\"arn:aws:s3:us-east-1::b/*\"]")]
    [TestCase("\"Resource\":[\"arn:aws:s3:::b\",\"arn:aws:iam::*:roles/r\"]")]
    [TestCase("\"Resource\":[\"arn:aws:s3:::b\",\"arn:aws:s3:::c/\"]")]
    [TestCase("\"Resource\":[\"arn:aws:s3:::b\",\"arn:aws:ssm:*::document/AWS-RunShellScript\"]")]
    public void Leaves_statements_of_which_not_every_resource_is_known(string resources)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject",{{resources}}}""");

    [Test]
    public void Leaves_NotAction_and_a_statement_without_resources()
    {
        Check("""{"Effect":"Allow","NotAction":"s3:GetObject","Resource":"arn:aws:s3:::b"}""");
        Check("""{"Effect":"Allow","Action":"s3:GetObject"}""");
        Check("""{"Effect":"Allow","Action":"s3:GetObject","Resource":[]}""");
    }

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Reports_in_every_kind_that_has_resources(PolicyKind kind) => Check(
        """{"Effect":"Deny","Principal":"*","Action":[|"s3:GetObject"|],"Resource":"arn:aws:s3:::b"}""", kind: kind);

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b"}""", kind: PolicyKind.Trust);

    [Test]
    public void Leaves_a_statement_whose_resources_may_be_unread()
        => Check("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::b",""");

    [Test]
    public void Placeholders_of_other_tools_can_be_anything() => Check(
        """
        {
          "Statement": [
            { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::${self:custom.bucket}" },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::{{bucket}}" },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:{{service}}:::b" }
          ]
        }
        """);
}
