using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class MalformedConditionKeyRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1052",
        Name = "malformed-condition-key",
        Severity = Severity.Error,
        Title = "Condition key is not of the form prefix:name",
        Message = "Condition key \"{0}\" has no {1}",
        Rationale = "No request has a key of such a name, so the condition is decided as if the key were absent.",
        Remedy = "Write the key with its prefix, such as aws:SourceIp or s3:prefix.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_CONDITION_KEY_FORMAT"),
        Help = """
            The name of a condition key has two parts: `aws` or the prefix of a service, and after the first colon the key's
            own name. Neither may be empty. Nothing else is asked of them: the keys of identity providers have dots and slashes
            in their prefix (`oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub`), and tag keys may have more colons
            (`aws:ResourceTag/cost:center`).

            Whether AWS knows the prefix and the name is asked by other rules.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "Bool": { [|"SecureTransport"|]: "false" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "Bool": { "aws:SecureTransport": "false" } }
            }
            ```

            ```json trust
            {
              "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
              "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC" },
              "Condition": { "StringEquals": { "oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub": "system:serviceaccount:web:web" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (condition.Key.TryGetText(out ReadOnlySpan<char> key) && MissingPart(key) is { } part)
        {
            context.Report(condition.Key.Origin, key.ToString(), part);
        }
    }

    private static string? MissingPart(ReadOnlySpan<char> key) => key.IndexOf(':') switch
    {
        < 0 => "prefix such as aws: or s3:",
        0 => "prefix before the colon",
        int colon => colon == key.Length - 1 ? "name after the colon" : null,
    };
}
