using CsCheck;

namespace PolicyLint.Testing.Decisions;

/// <summary>Valid policies that have what fixes are for: entries twice and covered, wildcards, conditions that say nothing, statements that say the same.</summary>
public static class FixablePolicies
{
    private static readonly Gen<string> Actions = Gen.OneOf(
        "s3:GetObject", "s3:getobject", "S3:GetObject", "s3:Get*", "s3:Get**", "s3:GetObject*", "s3:*", "s3:PutObject", "s3:ListAllMyBuckets", "s3:Put?bject",
        "*", "*:*", "iam:PassRole", "ec2:DescribeInstances", "ec2:Describe*", "sqs:SendMessage", "sts:AssumeRole", "dynamodb:Get*", "dynamodb:Batch*", "dynamodb:*GetItem");

    private static readonly Gen<string> Resources = Gen.OneOf(
        "*", "**", "arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:aws:s3:::b/x*", "arn:aws:s3:::b/x", "arn:aws:s3:::*", "arn:aws:s3:::${aws:username}/*", "arn:aws:s3:::${aws:username}/x",
        "arn:*:s3:::b/*", "arn:aws:iam::111122223333:role/r", "arn:aws:iam::111122223333:role/*", "arn:aws:sqs:*:111122223333:q");

    private static readonly Gen<string> Principals = Gen.OneOf(
        "arn:aws:iam::111122223333:root", "111122223333", "arn:aws:iam::111122223333:user/ann", "arn:aws:iam::111122223333:role/r", "arn:aws:iam::111122223333:role/p/r",
        "arn:aws:sts::111122223333:assumed-role/r/s", "arn:aws:iam::444455556666:role/r", "*");

    private static readonly Gen<string> Conditions = Gen.OneOf(
        Block(Gen.OneOf("StringEquals", "StringLike", "StringNotLike", "StringLikeIfExists", "StringNotEquals", "ForAllValues:StringLike", "ForAnyValue:StringLike", "ForAnyValue:StringEquals", "ForAllValues:StringNotLike"),
            Gen.OneOf("aws:PrincipalTag/team", "aws:principaltag/team", "aws:userid", "aws:UserAgent", "aws:RequestedRegion", "aws:TagKeys", "aws:username", "s3:prefix"),
            List(Gen.OneOf("*", "x", "x*", "", "${aws:username}", "eu-*", "eu-central-1"), 0, 3)),
        Block(Gen.OneOf("IpAddress", "NotIpAddress", "IpAddressIfExists"), Gen.OneOf("aws:SourceIp", "aws:VpcSourceIp"),
            List(Gen.OneOf("203.0.113.0/24", "203.0.113.7/24", "10.0.0.0/8", "192.168.1.1", "0.0.0.0/0", "::/0", "2001:db8::1/32", "203.0.113.7"), 1, 3)),
        Block(Gen.OneOf("DateGreaterThan", "DateLessThan", "DateGreaterThanEquals", "DateLessThanEqualsIfExists", "DateNotEquals"), Gen.OneOf("aws:CurrentTime", "aws:EpochTime"),
            List(Gen.OneOf("2020-01-01T00:00:00Z", "1577836800", "2030-06-30T00:00:00Z", "1909008000"), 1, 2)),
        Block(Gen.OneOf("NumericGreaterThan", "NumericLessThan"), Gen.Const("aws:EpochTime"), List(Gen.OneOf("1577836800", "1909008000"), 1, 2)),
        Block(Gen.OneOf("Bool", "BoolIfExists"), Gen.OneOf("aws:SecureTransport", "aws:MultiFactorAuthPresent"), List(Gen.OneOf("true", "false"), 0, 2)),
        Block(Gen.Const("Null"), Gen.OneOf("aws:PrincipalTag/team", "aws:SecureTransport"), List(Gen.OneOf("true", "false"), 0, 2)),
        Block(Gen.OneOf("ArnLike", "ArnEquals", "ArnNotLike", "ArnLikeIfExists"), Gen.OneOf("aws:PrincipalArn", "aws:SourceArn"),
            List(Gen.OneOf("*", "arn:aws:iam::111122223333:role/*", "arn:aws:iam::111122223333:user/ann", "arn:aws:iam::*:*"), 0, 2)),
        Gen.Const("\"StringEquals\": {}"));

    private static readonly Gen<string> ConditionMembers = Conditions.Array[0, 2]
        .Select(blocks => $"\"Condition\": {{ {string.Join(", ", blocks.DistinctBy(block => block.Split("\": {")[0]))} }}");

    private static readonly Gen<string> Sids = Gen.OneOf("\"Sid\": \"\"", "\"Sid\": \"A\"", "\"Sid\": \"B\"");

    private static readonly Gen<string> Effects = Gen.Frequency((3, Gen.Const("Allow")), (1, Gen.Const("Deny"))).Select(effect => $"\"Effect\": \"{effect}\"");

    private static readonly Gen<string> ActionMembers = Gen.Select(
        Gen.Frequency((5, Gen.Const("Action")), (1, Gen.Const("NotAction"))), List(Actions, 1, 4), (name, value) => $"\"{name}\": {value}");

    private static readonly Gen<string> ResourceMembers = Gen.Select(
        Gen.Frequency((5, Gen.Const("Resource")), (1, Gen.Const("NotResource"))), List(Resources, 1, 3), (name, value) => $"\"{name}\": {value}");

    private static readonly Gen<string> PrincipalMembers = Gen.Select(
        Gen.Frequency((5, Gen.Const("Principal")), (1, Gen.Const("NotPrincipal"))),
        Gen.OneOf(
            List(Principals, 1, 3).Select(value => $"{{ \"AWS\": {value} }}"),
            Gen.Const("\"*\""),
            Gen.Const("{ \"Service\": [\"lambda.amazonaws.com\", \"ec2.amazonaws.com\", \"lambda.amazonaws.com\"] }")),
        (name, value) => $"\"{name}\": {value}");

    /// <summary>Policies of users and roles.</summary>
    public static Gen<string> Identity { get; } = Policies(Statements(ActionMembers, ResourceMembers));

    /// <summary>Policies of resources.</summary>
    public static Gen<string> Resource { get; } = Policies(Statements(PrincipalMembers, ActionMembers, ResourceMembers));

    /// <summary>Trust policies of roles.</summary>
    public static Gen<string> Trust { get; } = Policies(Statements(PrincipalMembers, List(Gen.OneOf("sts:AssumeRole", "sts:assumerole", "sts:TagSession", "sts:*"), 1, 3).Select(value => $"\"Action\": {value}")));

    /// <summary>Templates with a policy in which a condition <c>C</c> decides on statements, lists, and entries of lists.</summary>
    public static Gen<string> Templates { get; } = ConditionalTemplates();

    private static Gen<string> ConditionalTemplates()
    {
        Gen<string> statement = Statements(Member("Action", ConditionalList(Actions)), Member("Resource", ConditionalList(Resources)));
        return Gen.Select(
            Gen.OneOf("", "\"Version\": \"2012-10-17\", "),
            Gen.Frequency((4, statement), (1, If(statement, statement)), (1, statement.Select(one => $"{{ \"Fn::If\": [\"C\", {one}, {{ \"Ref\": \"AWS::NoValue\" }}] }}"))).Array[1, 3],
            Gen.Int[0, 3],
            (version, drawn, again) =>
            {
                string[] all = again < drawn.Length ? [.. drawn, drawn[again]] : drawn;
                return $$"""
                    {
                      "Conditions": { "C": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] } },
                      "Resources": {
                        "P": {
                          "Type": "AWS::IAM::ManagedPolicy",
                          "Properties": { "PolicyDocument": { {{version}}"Statement": [
                            {{string.Join(",\n        ", all)}}
                          ] } }
                        }
                      }
                    }
                    """;
            });
    }

    private static Gen<string> Member(string name, Gen<string> value) => value.Select(text => $"\"{name}\": {text}");

    private static Gen<string> ConditionalList(Gen<string> items)
    {
        Gen<string> entry = items.Select(item => $"\"{item}\"");
        Gen<string> list = Gen.Frequency((4, entry), (1, If(entry, entry))).Array[1, 4].Select(texts => $"[{string.Join(", ", texts)}]");
        return Gen.Frequency((4, list), (1, If(list, list)));
    }

    private static Gen<string> If(Gen<string> first, Gen<string> second) => Gen.Select(first, second, (then, otherwise) => $"{{ \"Fn::If\": [\"C\", {then}, {otherwise}] }}");

    private static Gen<string> Statements(params Gen<string>[] members)
    {
        Gen<string> required = members.Aggregate(Effects, (all, member) => Gen.Select(all, member, (before, next) => $"{before}, {next}"));
        Gen<string> condition = Gen.Frequency((2, Gen.Const("")), (2, ConditionMembers.Select(member => $", {member}")));
        Gen<string> sid = Gen.Frequency((4, Gen.Const("")), (1, Sids.Select(member => $"{member}, ")));
        return Gen.Select(sid, required, condition, (s, r, c) => $"{{ {s}{r}{c} }}");
    }

    /// <summary>One to four statements, some of them drawn again.</summary>
    private static Gen<string> Policies(Gen<string> statements) => Gen.Select(
        Gen.OneOf("", "\"Version\": \"2008-10-17\", ", "\"Version\": \"2012-10-17\", ", "\"Version\": \"2012-10-17\", "),
        statements.Array[1, 3],
        Gen.Int[0, 3],
        (version, drawn, again) =>
        {
            string[] all = again < drawn.Length ? [.. drawn, drawn[again]] : drawn;
            return $"{{\n  {version}\"Statement\": {(all.Length == 1 ? all[0] : $"[\n    {string.Join(",\n    ", all)}\n  ]")}\n}}\n";
        });

    private static Gen<string> Block(Gen<string> operators, Gen<string> keys, Gen<string> values)
        => Gen.Select(operators, keys, values, (name, key, value) => $"\"{name}\": {{ \"{key}\": {value} }}");

    /// <summary>A list, or one value alone.</summary>
    private static Gen<string> List(Gen<string> items, int min, int max)
        => items.Select(item => $"\"{item}\"").Array[min, max].Select(texts => texts.Length == 1 && texts[0].Length % 2 == 0 ? texts[0] : $"[{string.Join(", ", texts)}]");
}
