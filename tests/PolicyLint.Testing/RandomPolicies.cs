using CsCheck;
using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Testing;

/// <summary>Policies that nobody would write, made of what means something in one.</summary>
public static class RandomPolicies
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

    /// <summary>Documents, and what nearly is one.</summary>
    public static Gen<string> Documents { get; } = Gen.OneOf(
        Member("Version", Gen.OneOf(Gen.Const("\"2012-10-17\""), Values)),
        Member("Id", Values),
        Member("Statement", Gen.OneOf(Statements, Statements.Array[0, 4].Select(items => $"[{string.Join(",\n", items)}]"))),
        Member("version", Values)).Array[1, 5].Select(members => $"{{{string.Join(",", members)}}}");

    /// <summary>What a policy is attached to; null to infer it.</summary>
    public static Gen<PolicyKind?> Kinds { get; } = Gen.Int[-1, 7].Select(kind => kind < 0 ? (PolicyKind?)null : (PolicyKind)kind);

    private static string Quote(string text) => "\"" + JsonString.Encode(text) + "\"";

    private static Gen<string> Member(string name, Gen<string> value) => value.Select(v => $"\"{name}\":{v}");

    private static Gen<string> Object(Gen<string> names, Gen<string> values, int max)
        => Gen.Select(names, values, (n, v) => $"{Quote(n)}:{v}").Array[0, max].Select(members => $"{{{string.Join(",", members)}}}");
}
