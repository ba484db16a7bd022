using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class InvalidKmsKeyValueRule : ConditionRule
{
    private const string KeyArn = "arn:*:kms:?*:?*:key/?*";

    /// <summary>Keys that hold the ARN of a KMS key, by AWS's documentation of the services; compared without regard to case.</summary>
    private static readonly string[] Names =
    [
        "s3:x-amz-server-side-encryption-aws-kms-key-id",
        "s3express:x-amz-server-side-encryption-aws-kms-key-id",
        "s3tables:KMSKeyArn",
        "s3vectors:kmsKeyArn",
        "secretsmanager:KmsKeyArn",
    ];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2051",
        Name = "invalid-kms-key-value",
        Severity = Severity.Warning,
        Title = "Value of a KMS key's condition key that is no ARN of a key",
        Message = "\"{0}\" is not the ARN of a KMS key, and \"{1}\" holds nothing else: the comparison is never true",
        Rationale = "Ids, aliases and their ARNs are resolved before the policy is read: an Allow then allows nothing, and a Deny of others denies all.",
        Remedy = "Write arn:aws:kms:REGION:ACCOUNT:key/ID.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_KMS_KEY_VALUE"),
        Help = """
            S3 and Secrets Manager put the ARN of the KMS key into the request's context, whatever the caller names it by. A value that is a key's
            id, an alias or an alias's ARN is never equal to it
            ([S3: using SSE-KMS](https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html)).

            What is covered of Access Analyzer's check: `s3:x-amz-server-side-encryption-aws-kms-key-id`, the same key of `s3express`,
            `s3tables:KMSKeyArn`, `s3vectors:kmsKeyArn` and `secretsmanager:KmsKeyArn`. AWS does not publish its list; of the keys of other
            services, such as SageMaker's, it does not say that they hold nothing but ARNs of keys. A pattern is reported under operators that know
            wildcards if no ARN of a key matches it; a wildcard under the others is `PL1057 wildcard-without-like`. Not reported: values with
            variables and placeholders, and a wrong partition, Region or account in an ARN that has the form.

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption-aws-kms-key-id": [|"alias/reports"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": {
                "StringNotEquals": {
                  "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
                }
              }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (condition.Operator.Family is not (ConditionOperatorFamily.String or ConditionOperatorFamily.Arn) || !IsOfKmsKey(condition.Key))
        {
            return;
        }

        bool hasWildcards = condition.Operator.IsStringLike || condition.Operator.Family == ConditionOperatorFamily.Arn;
        foreach (ConditionValue value in condition.Values)
        {
            if (value.Shape == ValueShape.Text
                && value.Text.TryGetText(out ReadOnlySpan<char> text)
                && !Placeholder.IsIn(text)
                && (hasWildcards || !WildcardPattern.HasWildcard(text))
                && !CanBeKeyArn(text))
            {
                context.Report(value.Text.Origin, text.ToString(), condition.Key.ToDisplayString());
            }
        }
    }

    /// <summary>Compared field by field where there are fields, so that a wildcard does not reach over a colon.</summary>
    private static bool CanBeKeyArn(ReadOnlySpan<char> text)
        => Arn.TryParse(text, out Arn arn)
            ? WildcardPattern.Matches(arn.Service, "kms".AsSpan())
                && !arn.Region.IsEmpty
                && !arn.Account.IsEmpty
                && WildcardPattern.Intersects("key/?*".AsSpan(), arn.Resource, ignoreCase: false)
            : WildcardPattern.Intersects(KeyArn.AsSpan(), text, ignoreCase: false);

    private static bool IsOfKmsKey(SymbolicString key)
    {
        // All five begin with an s, and no other keys with "s3" or "se" are so long.
        if (!key.TryGetText(out ReadOnlySpan<char> text) || text.Length < "s3tables:KMSKeyArn".Length || (text[0] | 0x20) != 's')
        {
            return false;
        }

        foreach (string name in Names)
        {
            if (text.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
