using PolicyLint.Analysis;

namespace PolicyLint.Rules.Escalation;

internal sealed class DataExfiltrationRule() : GainRule(GainKind.Data)
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4031",
        Name = "data-exfiltration",
        Severity = Severity.Warning,
        SecuritySeverity = 6.5,
        Title = "All stored data of a service can be read or carried off",
        Message = GainMessage,
        Rationale = "One stolen session of the holder is then enough to take everything, what others keep there included.",
        Remedy = "Name what the holder works with, such as \"arn:aws:s3:::reports/*\", or narrow it by a condition.",
        Help = """
            Reading is no escalation, and on everything it is what an attacker looks for first: every secret, parameter, object, table, snapshot. The rule has
            the actions with which most data leaves, each with what it gives: those that read secrets, parameters, objects of S3 and tables of DynamoDB; those
            that read or export snapshots; and those that share snapshots and images with other accounts
            (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-modifying-snapshot-permissions.html).

            Reported are the actions by name and in patterns, on `*`, and on ARNs that name a type and nothing of it (`arn:aws:s3:::*`, `arn:aws:secretsmanager:*:*:secret:*`).

            Not reported:

            - Other actions that read: logs, metrics, code, messages, images of containers. Roles that watch an account hold them for good reason.
            - Actions that reach nothing alone: `secretsmanager:BatchGetSecretValue` and `rds-data:ExecuteStatement` need
              `secretsmanager:GetSecretValue` too.
            - `kms:Decrypt`: `decrypt-with-every-key`.
            - Statements with a condition, whatever it is: it says for what, or for whom.
            - ARNs with an account (`arn:aws:ssm:*:111122223333:parameter/*`) or a part of a name.
            - `*`, whole services (`s3:*`), actions beside one of these in the same statement, and `NotAction`: `wildcard-action`,
              `service-wildcard-action` and `allow-not-action` say it all.
            - What a `Deny` without condition in the same policy takes away, and policies of other kinds, which do not grant or
              speak of their own resource.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": [|"secretsmanager:GetSecretValue"|], "Resource": "*" }
            ```

            ```json identity
            { "Effect": "Allow", "Action": ["s3:ListBucket", [|"s3:Get*"|]], "Resource": "arn:aws:s3:::*" }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:*:*:secret:reports/*" }
            ```
            """,
    };
}
