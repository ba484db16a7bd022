using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class AllowNotActionRuleTests : RuleFixture<AllowNotActionRule>
{
    [TestCase("[\"iam:*\",\"organizations:*\",\"sts:*\"]", "")]
    [TestCase("[\"iam:*\",\"organizations:*\"]", ", among them those of sts")]
    [TestCase("\"sts:*\"", ", among them those of iam and organizations")]
    [TestCase("[\"IAM:*\",\"organizations:*\",\"sts:*\",\"*:Get*\",\"no:Such\",\"s3\"]", "", TestName = "What names no action excludes none")]
    public void Says_what_is_allowed(string excluded, string keys)
    {
        ServiceReference reference = ServiceReference.Default;
        int[] left = new int[5];
        string[] prefixes = excluded.ToLowerInvariant().Split('"').Where(text => text.EndsWith(":*", StringComparison.Ordinal)).Select(text => text[..^2]).ToArray();
        for (int i = 0; i < reference.ActionCount; i++)
        {
            AwsAction action = reference.GetAction(i);
            left[(int)action.Level] += prefixes.Contains(action.Service.Prefix) ? 0 : 1;
        }

        FormattableString expected = $"NotAction with Allow allows {left.Sum():N0} of the {reference.ActionCount:N0} actions of AWS ({left[4]:N0} permissions management, {left[2]:N0} write, {left[3]:N0} tagging, {left[1]:N0} read, {left[0]:N0} list){keys}";
        Check($$"""{"Effect":"Allow",[|"NotAction"|]:{{excluded}},"Resource":"*"}""", message: FormattableString.Invariant(expected));
    }

    [Test]
    public void Reports_any_list_of_resources_that_can_be_of_all_services() => Check(
        """
        [
          { "Effect": "Allow", [|"NotAction"|]: "iam:*", "Resource": ["arn:aws:s3:::a", "*"] },
          { "Effect": "Allow", [|"NotAction"|]: "iam:*", "Resource": "arn:*:*:*:*:*" },
          { "Effect": "Allow", [|"NotAction"|]: "iam:*", "NotResource": "arn:aws:s3:::a" },
          { "Effect": "Allow", [|"NotAction"|]: "iam:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }
        ]
        """);

    [TestCase("""{"Effect":"Allow","NotAction":"s3:DeleteBucket","Resource":"arn:aws:s3:::*"}""", TestName = "AWS's own example")]
    [TestCase("""{"Effect":"Allow","NotAction":"s3:DeleteBucket","Resource":["arn:aws:s3:::a","arn:aws:sqs:*:*:*"]}""")]
    [TestCase("""{"Effect":"Allow","NotAction":["a:b","*"],"Resource":"*"}""", TestName = "Nothing is left")]
    [TestCase("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"a"}}}""")]
    [TestCase("""{"Effect":"Deny","NotAction":"iam:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"iam:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"iam:*"}""", TestName = "No resource at all is another rule's")]
    [TestCase("""{"Statement":[{"Effect":"Allow","NotAction":"iam:*","Resource":"*",""", TestName = "Broken off: a condition may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","NotAction":"iam:*","Resource":"*"}""", kind: kind);
}
