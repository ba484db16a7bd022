using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using PolicyLint.Authorization;

namespace PolicyLint.Cli.Tests;

/// <summary>What AWS's reference says, shown.</summary>
public sealed partial class ReferenceCommandTests : CliFixture
{
    private static readonly JsonSchema Schema = Schemas.Load("reference.schema.json");

    private static readonly string Foot = string.Create(
        CultureInfo.InvariantCulture, $"\nReference of {ServiceReference.Default.DataDate:yyyy-MM-dd}; what AWS added later is not in it.\n");

    [TestCase("iam:PassRole")]
    [TestCase("IAM:passrole")]
    public void An_action_has_a_page(string name)
        => Shown(name).Should().Be("""
            iam:PassRole
            Service: AWS Identity and Access Management (IAM)
            Access level: Write

            Resource types (* is required)
              role*
                  arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}
                  keys: aws:ResourceTag/${TagKey}, iam:ResourceTag/${TagKey}

            Condition keys, besides the global ones
              iam:AssociatedResourceArn  ARN
              iam:PassedToService        String

            https://docs.aws.amazon.com/service-authorization/latest/reference/list_iam.html

            """ + Foot);

    [Test]
    public void An_action_without_resource_types_wants_an_asterisk()
        => Shown("s3:ListAllMyBuckets").Should().StartWith("""
            s3:ListAllMyBuckets
            Service: Amazon S3
            Access level: List
            Resource types: none; Resource must be "*"

            Condition keys, besides the global ones
              s3:authType 
            """);

    [Test]
    public void No_type_is_marked_where_none_is_required()
        => Shown("s3:GetObject").Should().Contain("\nResource types\n").And.Contain("\n  object\n      arn:${Partition}:s3:::${BucketName}/${ObjectName}\n");

    [Test]
    public void Keys_of_the_pair_of_action_and_type_count_with_those_of_the_type()
        => Shown("ec2:RunInstances").Should().MatchRegex(@"\n  image\*\n(      .*\n)*            .*ec2:Owner");

    [Test]
    public void Dependent_actions_have_a_date()
        => Shown("rds:CopyOptionGroup").Should().Contain("\nNeeds also (as of 2025-12-06; AWS no longer tells)\n  rds:AddTagsToResource\n");

    [Test]
    public void A_name_of_two_things_shows_both()
    {
        Shown("rds:CopyOptionGroup").Should().StartWith("rds:CopyOptionGroup\nService: ").And.Contain("\nrds:CopyOptionGroup\nType: Bool\n");
        Shown("billing").Should().StartWith("billing\nService: AWS Billing\n").And.Contain("\nBilling\nA managed policy of AWS\n");
    }

    [Test]
    public void A_pattern_is_a_table()
        => Shown("sqs:*Perm*", "sqs:ListQueue?").Should().Be("""
            Action                Access level  Resource types
            sqs:AddPermission     Permissions   queue*
            sqs:RemovePermission  Permissions   queue*

            2 actions: 2 Permissions management.
            Resource types: * is required.

            Action          Access level  Resource types
            sqs:ListQueues  Read          -

            1 action: 1 Read.
            Resource types: - takes no resource but "*".

            """ + Foot);

    [TestCase("s3:Get*")]
    [TestCase("*:Get*")]
    [TestCase("S3:*")]
    [TestCase("*")]
    public void A_table_has_a_row_for_each_action_and_counts_them(string pattern)
    {
        var expected = new List<AwsAction>();
        foreach (AwsAction action in ServiceReference.Default.MatchActions(pattern))
        {
            expected.Add(action);
        }

        string[] lines = Shown(pattern).Split('\n');
        string[] rows = [.. lines.Skip(1).TakeWhile(line => line.Length > 0)];
        rows.Select(row => row.Split(' ')[0]).Should().Equal(expected.Select(action => action.ToString()));
        rows.Should().OnlyContain(row => row.IndexOf("  ", StringComparison.Ordinal) > 0);
        rows.Select(row => ColumnOfLevel().Match(row).Index).Distinct().Should().HaveCount(1, "the columns are aligned");
        rows.Select(row => row.Split("  ")[^1].TrimStart()).Should().Equal(
            expected.Select(action => action.SupportsResources ? string.Join(", ", action.Resources.Select(r => r.ToString())) : "-"), "a pipe gets everything");
        string count = lines[rows.Length + 2];
        count.Should().StartWith(string.Create(CultureInfo.InvariantCulture, $"{expected.Count:N0} actions: "));
        Numbers().Matches(count).Select(match => int.Parse(match.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).Skip(1).Sum()
            .Should().Be(expected.Count, "every action has one access level");
    }

    [TestCase(80)]
    [TestCase(60)]
    [TestCase(200)]
    public void On_a_terminal_resource_types_are_cut_to_its_width(int width)
    {
        IsTerminal = true;
        TerminalWidth = width;
        Variables["NO_COLOR"] = "1";
        string[] rows = [.. Shown("ec2:*Instances").Split('\n').Skip(1).TakeWhile(line => line.Length > 0)];
        string run = rows.Single(row => row.StartsWith("ec2:RunInstances ", StringComparison.Ordinal));
        run.Should().MatchRegex(@", \+[0-9]+$");
        rows.Should().Contain(row => row.Length <= width)
            .And.NotContain(row => row.Length > width && row.Split(", ", StringSplitOptions.None).Length > 2, "one that is too long has nothing left to cut");
        int shown = run.Split("  ")[^1].Split(", ").Length - 1;
        int more = int.Parse(run.Split('+')[^1], CultureInfo.InvariantCulture);
        ServiceReference.Default.TryGetAction("ec2:RunInstances", out AwsAction action).Should().BeTrue();
        (shown + more).Should().Be(action.Resources.Count);
    }

    [Test]
    public void A_service_has_a_page()
        => Shown("SQS").Should().Be("""
            sqs
            Service: Amazon SQS
            Has: 20 actions, 1 resource type, 3 condition keys
            Resource control policies: reach it

            Read actions (7)
              GetQueueAttributes, GetQueueUrl, ListDeadLetterSourceQueues,
              ListMessageMoveTasks, ListQueues, ListQueueTags, ReceiveMessage

            Write actions (8)
              CancelMessageMoveTask, ChangeMessageVisibility, CreateQueue, DeleteMessage,
              DeleteQueue, PurgeQueue, SendMessage, StartMessageMoveTask

            Tagging actions (2)
              TagQueue, UntagQueue

            Permissions management actions (3)
              AddPermission, RemovePermission, SetQueueAttributes

            Resource types
              queue  arn:${Partition}:sqs:${Region}:${Account}:${QueueName}

            Condition keys
              aws:RequestTag/${TagKey}   String
              aws:ResourceTag/${TagKey}  String
              aws:TagKeys                String, several values

            https://docs.aws.amazon.com/service-authorization/latest/reference/list_sqs.html

            """ + Foot);

    [Test]
    public void A_condition_key_has_a_page()
        => Shown("S3:Prefix", "aws:sourceip").Should().Be("""
            s3:prefix
            Type: String
            Values: one in a request
            Scope: the actions that list it
            Listed by: 2 actions of s3

              s3:ListBucket
              s3:ListBucketVersions

            aws:SourceIp
            Type: IPAddress
            Values: one in a request
            Scope: global; a policy may use it with any action

            """ + Foot);

    [Test]
    public void A_key_with_a_part_to_fill_in_is_found_filled_in_or_not()
    {
        string page = Shown("aws:ResourceTag/team");
        page.Should().StartWith("aws:ResourceTag/${TagKey}\nType: String\nValues: one in a request\nFill in: ${TagKey}\nScope: global;");
        page.Should().MatchRegex(@"\nListed by: [0-9]+,[0-9]{3} actions of [0-9]{3} services\n\n  ec2 \([0-9]+\), ");
        Shown("aws:ResourceTag/${TagKey}").Should().Be(page);
    }

    [Test]
    public void A_key_of_several_values_says_how_to_compare_it()
        => Shown("aws:TagKeys").Should().Contain("\nValues: several in one request; compare them with ForAllValues: or ForAnyValue:\n");

    [Test]
    public void Verbose_lists_all_actions_of_a_key()
    {
        Shown("aws:TagKeys").Should().Contain("(--verbose lists all)").And.NotContain("\n  sqs:TagQueue\n");
        Shown("aws:TagKeys", "--verbose").Should().NotContain("--verbose").And.Contain("\n  sqs:TagQueue\n").And.NotContain("\n  sqs:SendMessage\n");
    }

    [Test]
    public void A_key_with_two_types_has_a_page_for_each()
        => Shown("identitystore:UserId").Should().Contain("\nValues: one in a request\n").And.Contain("\nValues: several in one request");

    [Test]
    public void A_pattern_of_keys_lists_them()
        => Shown("aws:Source*").Should().Contain("aws:SourceIp ").And.Contain("aws:SourceArn ").And.MatchRegex(@"\n\n[0-9]+ condition keys\.\n");

    [TestCase("AdministratorAccess", "arn:aws:iam::aws:policy/AdministratorAccess")]
    [TestCase("arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::aws:policy/AdministratorAccess")]
    [TestCase("awslambdabasicexecutionrole", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")]
    [TestCase("arn:aws-cn:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")]
    public void A_managed_policy_has_its_whole_arn(string name, string arn)
    {
        string policy = arn.Split('/')[^1];
        Shown(name).Should().Be($"""
            {policy}
            A managed policy of AWS
            ARN: {arn}

            https://docs.aws.amazon.com/aws-managed-policy/latest/reference/{policy}.html

            """ + Foot);
    }

    [TestCase("deepracer", "service")]
    [TestCase("deepracer:GetTrack", "action")]
    public void What_is_no_more_says_since_when(string name, string what)
        => Shown(name).Should().Be($"{name}\nNo more: AWS had this {what}; it was last seen on 2025-12-06.\n" + Foot);

    [TestCase("s3:GetObjct", "there is no action and no condition key 's3:GetObjct' (DATE); did you mean 's3:GetObject'?")]
    [TestCase("s3:prefx", "there is no action and no condition key 's3:prefx' (DATE); did you mean 's3:prefix'?")]
    [TestCase("s3:Qwertyuiop", "there is no action and no condition key 's3:Qwertyuiop' (DATE); \"policylint reference s3\" lists what s3 has")]
    [TestCase("s3:Qwertyuiop*", "no action and no condition key matches 's3:Qwertyuiop*' (DATE); \"policylint reference s3\" lists what s3 has")]
    [TestCase("s3:", "'s3:' names no action (DATE); did you mean 's3' or 's3:*'?")]
    [TestCase("s33:getobject", "there is no service 's33' (DATE); did you mean 's3:GetObject'?")]
    [TestCase("s33:Get*", "there is no service 's33' (DATE); did you mean 's3:Get*'?")]
    [TestCase("s33:Qwertyuiop", "there is no service 's33' (DATE); did you mean 's3'?")]
    [TestCase("qwertyuiop:Get", "there is no service 'qwertyuiop' (DATE); \"policylint reference '*'\" lists all actions")]
    [TestCase("deepracer:Qwertyuiop", "the service 'deepracer' is no more (last seen on 2025-12-06), and had no 'deepracer:Qwertyuiop' (DATE)")]
    [TestCase("aws:SorceIp", "there is no condition key 'aws:SorceIp' (DATE); did you mean 'aws:SourceIp'?")]
    [TestCase("aws:ResourceTag", "there is no condition key 'aws:ResourceTag' (DATE); did you mean 'aws:ResourceTag/${TagKey}'?")]
    [TestCase("aws:Qwertyuiop", "there is no condition key 'aws:Qwertyuiop' (DATE); \"policylint reference 'aws:*'\" lists the keys")]
    [TestCase("oidc.example.com/id/1:sub", "AWS lists no condition key 'oidc.example.com/id/1:sub' (DATE); it lists neither all identity providers nor what all of them have, such as aud and sub")]
    [TestCase("token.actions.githubusercontent.com:sub", "AWS lists no condition key 'token.actions.githubusercontent.com:sub' (DATE); it lists neither all identity providers nor what all of them have, such as aud and sub")]
    [TestCase("token.actions.githubusercontent.com:reposittory", "AWS lists no condition key 'token.actions.githubusercontent.com:reposittory' (DATE); did you mean 'token.actions.githubusercontent.com:repository'?")]
    [TestCase("lamda", "there is no service and no managed policy 'lamda' (DATE); did you mean 'lambda'?")]
    [TestCase("cognito", "there is no service and no managed policy 'cognito' (DATE); did you mean 'cognito-identity', 'cognito-idp' or 'cognito-sync'?")]
    [TestCase("AdminstratorAccess", "there is no service and no managed policy 'AdminstratorAccess' (DATE); did you mean 'AdministratorAccess'?")]
    [TestCase("ListAllMyBuckets", "there is no service and no managed policy 'ListAllMyBuckets' (DATE); did you mean 's3:ListAllMyBuckets'?")]
    [TestCase("tagresource", "there is no service and no managed policy 'tagresource' (DATE); did you mean '*:TagResource'?")]
    [TestCase("qwertyuiop", "there is no service and no managed policy 'qwertyuiop' (DATE); \"policylint reference '*'\" lists all actions")]
    [TestCase("Get*", "'Get*' names no service (DATE); did you mean '*:Get*'?")]
    [TestCase("Qwertyuiop*", "'Qwertyuiop*' names no service (DATE); a pattern of actions has a colon, such as 's3:Get*'")]
    [TestCase("arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole", "AWS has no managed policy 'arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole' (DATE); did you mean 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'?")]
    [TestCase("arn:aws:s3:::bucket", "'arn:aws:s3:::bucket' is no managed policy of AWS (DATE); ARNs of other things are not in the reference")]
    public void A_name_that_is_not_there_is_told_with_what_may_be_meant(string name, string message)
    {
        RunResult run = Run("reference", name);
        string date = string.Create(CultureInfo.InvariantCulture, $"reference of {ServiceReference.Default.DataDate:yyyy-MM-dd}");
        run.Error.Should().Be($"policylint: error: {message.Replace("DATE", date, StringComparison.Ordinal)}\n");
        run.Output.Should().BeEmpty();
        run.Status.Should().Be(2);
    }

    [Test]
    public void What_is_there_is_shown_besides_what_is_not()
    {
        RunResult run = Run("reference", "s3:GetObjct", "AdministratorAccess", "\u001b[1m");
        run.Status.Should().Be(2);
        run.Output.Should().StartWith("AdministratorAccess\n");
        run.Error.Split('\n').Should().HaveCount(3);
        run.Error.Should().Contain(@"'\u001b[1m'").And.NotContain("\u001b");
    }

    [Test]
    public void Colours_change_no_text()
    {
        string[] names = ["reference", "s3", "s3:Put*", "ec2:RunInstances", "aws:TagKeys", "AdministratorAccess", "deepracer"];
        string coloured = Run([.. names, "--color", "always"]).Output;
        coloured.Should().Contain("\u001b[");
        Escapes().Replace(coloured, "").Should().Be(Run(names).Output);
    }

    [Test]
    public void Lists_are_wrapped()
        => Shown("s3", "ec2:RunInstances", "ec2").Split('\n')
            .Where(line => !line.Contains("arn:", StringComparison.Ordinal) && !line.Contains("https:", StringComparison.Ordinal))
            .Should().OnlyContain(line => line.Length <= 80);

    [Test]
    public void Json_is_valid_by_the_schema()
    {
        string[][] runs =
        [
            ["s3:GetObject"], ["ec2:RunInstances", "rds:CopyOptionGroup", "identitystore:UserId"], ["s3:*", "s3", "aws:TagKeys", "aws:*"],
            ["AdministratorAccess", "deepracer", "deepracer:GetTrack"], ["s3:GetObjct", "zzz:*", "qwertyuiop"],
        ];
        foreach (string[] names in runs)
        {
            Schemas.Validate(Schema, Run(["reference", "--format", "json", .. names]).Output);
        }
    }

    [Test]
    public void Json_says_what_the_text_says()
    {
        RunResult run = Run("reference", "iam:passrole", "sqs:Add*", "s3:prefix", "deepracer", "s3:GetObjct", "--format", "json");
        run.Status.Should().Be(2);
        run.Error.Should().StartWith("policylint: error: there is no action");
        run.Output.Should().StartWith("{\n").And.EndWith("\n}\n").And.NotContain("\r");
        JsonNode json = JsonNode.Parse(run.Output)!;
        json["schemaVersion"]!.GetValue<int>().Should().Be(1);
        json["reference"]!["dependentActionsDate"]!.GetValue<string>().Should().Be("2025-12-06");
        json["notFound"]!.ToJsonString().Should().Be(
            """[{"query":"s3:GetObjct","reason":"there is no action and no condition key \u0027s3:GetObjct\u0027","suggestions":["s3:GetObject"]}]""");
        json["entries"]!.ToJsonString().Should().Be(JsonNode.Parse("""
            [
              {
                "kind": "action", "query": "iam:passrole", "name": "iam:PassRole", "service": "iam", "accessLevel": "write",
                "resourceTypes": [
                  {
                    "name": "role", "required": true, "arnPatterns": ["arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}"],
                    "conditionKeys": [
                      { "name": "aws:ResourceTag/${TagKey}", "type": "String", "multivalued": false, "global": true },
                      { "name": "iam:ResourceTag/${TagKey}", "type": "String", "multivalued": false, "global": false }
                    ]
                  }
                ],
                "conditionKeys": [
                  { "name": "iam:AssociatedResourceArn", "type": "ARN", "multivalued": false, "global": false },
                  { "name": "iam:PassedToService", "type": "String", "multivalued": false, "global": false }
                ],
                "dependentActions": [],
                "url": "https://docs.aws.amazon.com/service-authorization/latest/reference/list_iam.html"
              },
              {
                "kind": "actionPattern", "query": "sqs:Add*",
                "accessLevels": { "list": 0, "read": 0, "write": 0, "tagging": 0, "permissionsManagement": 1 },
                "actions": [ { "name": "sqs:AddPermission", "accessLevel": "permissionsManagement", "resourceTypes": [ { "name": "queue", "required": true } ] } ]
              },
              {
                "kind": "conditionKey", "query": "s3:prefix", "name": "s3:prefix", "type": "String", "multivalued": false, "global": false,
                "services": [ { "name": "s3", "actions": ["s3:ListBucket", "s3:ListBucketVersions"] } ]
              },
              { "kind": "retiredService", "query": "deepracer", "lastSeen": "2025-12-06" }
            ]
            """)!.ToJsonString());
    }

    [Test]
    public void A_file_called_reference_is_linted_after_check()
    {
        Folder.Write("reference", TestRules.StarPolicy);
        Run("check", "reference").Findings.Should().HaveCount(1);
        Run("--exit-zero", "nothing", "reference").Findings.Should().HaveCount(1);
    }

    private string Shown(params string[] args)
    {
        RunResult run = Run(["reference", .. args]);
        run.Error.Should().BeEmpty();
        run.Status.Should().Be(0);
        return run.Output;
    }

    [GeneratedRegex("(?<=  )(List|Read|Write|Tagging|Permissions)  ")]
    private static partial Regex ColumnOfLevel();

    [GeneratedRegex("[0-9,]*[0-9]")]
    private static partial Regex Numbers();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Escapes();
}
