using CsCheck;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules;

/// <summary>Laws of all rules together, over policies that nobody would write.</summary>
internal sealed class RuleProperties
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        "", "*", "**", "*:*", "s3:*", "s3:Get*", "iam:CreateRole", "iam:*", "sts:AssumeRole", "sts:*", "a b:c", "s3:Get Object", ":", "a:", ":b", "a:b:c",
        "arn:aws:s3:::b/*", "arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:role/x", "arn:aws:s3:::${aws:username}/*", "arn:", "arn:aws", "aws:s3",
        "${", "${}", "${aws:username", "${ aws:username }", "${aws:username, x}", "${aws:username, 'x'}", "${*}", "${${}}", "{{x}}", "$", "}",
        "2012-10-17", "2008-10-17", "2012-10-18", "Allow", "allow", "Deny", "111122223333", "AROAEXAMPLEEXAMPLE123", "AIDAEXAMPLEEXAMPLE123",
        "lambda.amazonaws.com", "rolesanywhere.amazonaws.com", "accounts.google.com", "arn:aws:iam::111122223333:saml-provider/x", "arn:aws:iam::111122223333:oidc-provider/x.y/z",
        "true", "TRUE", "10.0.0.1", "10.0.0.1/8", "0.0.0.0/0", "::/0", "fe80::1/64", "1.2.3.4/33", "2026-01-01T00:00:00Z", "1767225600", "99999999999999", "1e5", "AAAA", "AAA",
        "vpc-12345678", "vpc-x", "vpce-12345678", "ä", "\u2013", "\u0000", "\\", "\"", "\ud83d\ude00", "\ud800");

    private static readonly Gen<string> Keys = Gen.OneOf(
        "aws:SourceIp", "aws:ARN", "aws:PrincipalTag/x", "aws:sourceip", "aws:SourceVpc", "aws:SourceVpce", "aws:EpochTime", "aws:CurrentTime", "iam:PermissionsBoundary", "iam:PolicyARN", "aws:ResourceTag/x", "x", ":", "a:", "");

    private static readonly Gen<string> Operators = Gen.OneOf(
        "StringEquals", "StringLike", "stringequals", "StringEqual", "ForAllValues:StringLike", "ForAnyValue:StringNotEqualsIfExists", "Bool", "BoolIfExists", "Null", "NullIfExists", "ForAllValues:Null",
        "IpAddress", "NotIpAddress", "DateLessThan", "NumericEquals", "BinaryEquals", "ArnLike", "ArnNotEquals", "", "ForAllValues:");

    private static readonly Gen<string> Scalars = Gen.OneOf(Texts.Select(Quote), Texts.Select(Quote), Texts.Select(Quote), Gen.OneOf("1", "true", "null", "{}", "[]"));

    private static readonly Gen<string> Values = Gen.OneOf(Scalars, Scalars.Array[0, 4].Select(items => $"[{string.Join(",", items)}]"));

    private static readonly Gen<string> Principals = Gen.OneOf(
        Values,
        Object(Gen.OneOf("AWS", "Service", "Federated", "CanonicalUser", "aws", "x"), Values, 3));

    private static readonly Gen<string> Conditions = Gen.OneOf(Values, Object(Operators, Gen.OneOf(Values, Object(Keys, Values, 3)), 3));

    private static readonly Gen<string> Statements = Gen.OneOf(
        Values,
        Gen.OneOf(
            Member("Sid", Values),
            Member("Effect", Gen.OneOf(Gen.Const("\"Allow\""), Gen.Const("\"Deny\""), Values)),
            Member("Action", Values),
            Member("NotAction", Values),
            Member("Resource", Values),
            Member("NotResource", Values),
            Member("Principal", Principals),
            Member("NotPrincipal", Principals),
            Member("Condition", Conditions),
            Member("actions", Values)).Array[0, 7].Select(members => $"{{{string.Join(",", members)}}}"));

    private static readonly Gen<string> Policies = Gen.OneOf(
        Member("Version", Gen.OneOf(Gen.Const("\"2012-10-17\""), Values)),
        Member("Id", Values),
        Member("Statement", Gen.OneOf(Statements, Statements.Array[0, 4].Select(items => $"[{string.Join(",\n", items)}]"))),
        Member("version", Values)).Array[1, 5].Select(members => $"{{{string.Join(",", members)}}}");

    private static readonly Gen<PolicyKind?> Kinds = Gen.Int[-1, 7].Select(kind => kind < 0 ? (PolicyKind?)null : (PolicyKind)kind);

    /// <summary>Every rule, those that are off by default included.</summary>
    private static readonly LinterOptions Everything = new() { Select = ["PL"] };

    [Test]
    public void No_rule_throws_and_every_place_lies_in_the_file() => Gen.Select(Policies, Kinds).Sample((text, kind) =>
    {
        LintResult result = Lint(text, kind);
        return result.Diagnostics.All(d => d.Descriptor != RuleFailure.Descriptor && d.Origin.Span.End <= text.Length && d.Message.Length > 0);
    }, iter: 20_000);

    [Test]
    public void Every_fix_leaves_JSON_behind_and_does_not_give_its_finding_again() => Gen.Select(Policies, Kinds).Sample((text, kind) =>
    {
        LintResult result = Lint(text, kind);
        if (result.Diagnostics.Any(d => d.Descriptor.Name == "duplicate-element"))
        {
            // Where a name stands twice, removing one member brings the other one out.
            return true;
        }

        foreach (PolicyDiagnostic diagnostic in result.Diagnostics)
        {
            foreach (Fix fix in diagnostic.Fixes)
            {
                string repaired = TextEdit.Apply(text, result.GetTextEdits(fix));
                LintResult after = Lint(repaired, result.Policies[0].Kind);
                int CountOf(LintResult r) => r.Diagnostics.Where(d => d.Descriptor == diagnostic.Descriptor).Sum(d => fix.LeavesFinding ? d.Fixes.Length : 1);
                if (repaired == text || JsonReader.Read(SourceText.From(repaired)).Diagnostics.Length > 0 || CountOf(after) >= CountOf(result))
                {
                    TestContext.Out.WriteLine($"{diagnostic}\n{fix.Title}\n{text}\n{repaired}");
                    return false;
                }
            }
        }

        return true;
    }, iter: 5_000);

    [Test]
    public void Nothing_throws_on_a_policy_that_is_cut_off() => Gen.Select(Policies, Kinds, Gen.Int[0, 1000]).Sample((text, kind, place) =>
        Lint(text[..(place % (text.Length + 1))], kind).Diagnostics.All(d => d.Descriptor != RuleFailure.Descriptor), iter: 10_000);

    private static LintResult Lint(string text, PolicyKind? kind)
        => new Linter(RuleCatalog.All, Everything with { Kind = kind }).Lint(SourceText.From(text));

    private static string Quote(string text) => "\"" + JsonString.Encode(text) + "\"";

    private static Gen<string> Member(string name, Gen<string> value) => value.Select(v => $"\"{name}\":{v}");

    private static Gen<string> Object(Gen<string> names, Gen<string> values, int max)
        => Gen.Select(names, values, (n, v) => $"{Quote(n)}:{v}").Array[0, max].Select(members => $"{{{string.Join(",", members)}}}");
}
