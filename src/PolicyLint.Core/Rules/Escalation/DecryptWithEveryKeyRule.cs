using PolicyLint.Analysis;

namespace PolicyLint.Rules.Escalation;

internal sealed class DecryptWithEveryKeyRule() : GainRule(GainKind.Decryption)
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4032",
        Name = "decrypt-with-every-key",
        Severity = Severity.Warning,
        SecuritySeverity = 6.0,
        Title = "Everything that KMS encrypts can be decrypted",
        Message = GainMessage,
        Rationale = "The keys are there so that reading the data alone is not enough; a permission for all of them undoes that.",
        Remedy = "Name the keys, such as \"arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab\", or narrow by kms:ViaService or kms:ResourceAliases.",
        Help = """
            A key policy mostly leaves it to IAM who may use the key. With `kms:Decrypt` or `kms:ReEncryptFrom` on every key, the holder can read whatever is
            encrypted with any of them, in this account and in others that let it in. AWS's Security Hub has a control for it, KMS.1
            (https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html).

            Reported are the actions by name and in patterns, on `*`, and on ARNs that name a type and nothing of it (`arn:aws:kms:*:*:key/*`).

            Not reported:

            - Statements with a condition, whatever it is: it says for what, or for whom.
            - ARNs with an account (`arn:aws:kms:us-east-1:111122223333:key/*`) or a part of a name.
            - `*`, whole services (`kms:*`), actions beside one of these in the same statement, and `NotAction`: `wildcard-action`,
              `service-wildcard-action` and `allow-not-action` say it all.
            - What a `Deny` without condition in the same policy takes away, and policies of other kinds, which do not grant or
              speak of their own resource.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": ["kms:Encrypt", [|"kms:Decrypt"|]], "Resource": "arn:aws:kms:*:*:key/*" }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
              "Condition": { "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } }
            }
            ```
            """,
    };
}
