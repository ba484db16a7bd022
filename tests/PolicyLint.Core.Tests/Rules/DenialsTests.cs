using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules;

[Parallelizable(ParallelScope.All)]
internal sealed class DenialsTests
{
    [TestCase("""{ "Effect": "Deny", "Action": "iam:PassRole", "Resource": "*" }""", true)]
    [TestCase("""{ "Effect": "Deny", "Action": ["s3:*", "IAM:pass*"], "Resource": ["arn:aws:s3:::x", "*"] }""", true)]
    [TestCase("""{ "Effect": "Deny", "NotAction": "s3:*", "Resource": "*" }""", true)]
    [TestCase("""{ "Effect": "Deny", "NotAction": ["s3:*", "iam:*"], "Resource": "*" }""", false)]
    [TestCase("""{ "Effect": "Deny", "Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/*" }""", false)]
    [TestCase("""{ "Effect": "Deny", "Action": "iam:PassRole", "NotResource": "arn:aws:iam::*:role/app" }""", false)]
    [TestCase("""{ "Effect": "Deny", "Action": "iam:PassRole", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }""", false)]
    [TestCase("""{ "Effect": "Deny", "Action": "iam:PassRole", "Resource": "*", "Condition": "" }""", false)]
    [TestCase("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }""", false)]
    [TestCase("""{ "Effect": "Deny", "Action": "iam:PassRole", "Resource": "*", "NotPrincipal": { "AWS": "111122223333" } }""", false)]
    [TestCase("""{ "Effect": "Deny", "Action": "iam:PassRole", "Resource": "*", "Principal": { "AWS": "111122223333" } }""", false)]
    [TestCase("""{ "Effect": "Deny", "Action": "iam:PassRole", "Resource": "*", "Principal": { "AWS": ["111122223333", "*"] } }""", true)]
    [TestCase("""{ "Effect": "Deny", "Action": "iam:PassRole", "Resource": "*", "Principal": "*" }""", true)]
    [TestCase("""{ "Effect": "Deny", "Action": "iam:PassRole" }""", true)]
    public void Everything_is_denied_by_a_statement_without_a_condition(string statement, bool isDenied)
        => Denials.CoverEverything(Policy(statement), "iam:PassRole").Should().Be(isDenied);

    [TestCase("*", "arn:aws:iam::111122223333:role/app-1", true)]
    [TestCase("arn:aws:iam::*:role/*", "arn:aws:iam::111122223333:role/app-*", true)]
    [TestCase("arn:aws:iam::*:role/app-*", "arn:aws:iam::111122223333:role/*", false)]
    [TestCase("arn:aws:iam::*:role/app-*", "*", false)]
    public void A_resource_is_denied_when_the_pattern_covers_it(string denied, string allowed, bool isDenied)
    {
        Policy policy = Policy(
            $$"""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "{{allowed}}" }, { "Effect": "Deny", "Action": "iam:PassRole", "Resource": "{{denied}}" }""");
        Denials.Cover(policy, "iam:PassRole", policy.Statements[0].Resource!.Values[0]).Should().Be(isDenied);
    }

    private static Policy Policy(string statements)
        => new Linter([]).Lint(SourceText.From($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""", "policy.json")).File.Policies[0];
}
