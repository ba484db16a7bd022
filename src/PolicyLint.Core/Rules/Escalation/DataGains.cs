namespace PolicyLint.Rules.Escalation;

/// <summary>
/// Actions that read or carry off what is stored. Sources: the core list of cloudsplaining and what it lacks, by the service authorization reference
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html).
/// </summary>
/// <remarks>
/// Left out: what ordinary reading policies hold for good reason (logs, metrics, code, images of containers, messages of queues and streams); and what
/// reaches nothing without another permission (<c>secretsmanager:BatchGetSecretValue</c> and <c>rds-data:ExecuteStatement</c> need
/// <c>secretsmanager:GetSecretValue</c>; <c>redshift-data:GetStatementResult</c> gives what the caller asked).
/// </remarks>
internal static class DataGains
{
    public static readonly Gain[] Rows =
    [
        new(GainKind.Data, "read every table of DynamoDB", "dynamodb:BatchGetItem ExportTableToPointInTime GetItem PartiQLSelect Query Scan"),
        new(GainKind.Data, "read the disk in every snapshot of a volume", "ebs:GetSnapshotBlock"),
        new(GainKind.Data, "share every snapshot of a volume with any account", "ec2:ModifySnapshotAttribute"),
        new(GainKind.Data, "share every machine image with any account", "ec2:ModifyFpgaImageAttribute ModifyImageAttribute"),
        new(GainKind.Data, "copy every machine image to a bucket", "ec2:CreateStoreImageTask ExportImage"),
        new(GainKind.Data, "share every snapshot of a database with any account", "rds:ModifyDBClusterSnapshotAttribute ModifyDBSnapshotAttribute"),
        new(GainKind.Data, "copy every database and snapshot to a bucket", "rds:StartExportTask"),
        new(GainKind.Data, "share every snapshot of a cluster with any account", "redshift:AuthorizeSnapshotAccess"),
        new(GainKind.Data, "share the data of every cluster with any account", "redshift:AuthorizeDataShare"),
        new(GainKind.Data, "read every object of every bucket", "s3:GetObject GetObjectVersion"),
        new(GainKind.Data, "copy what is written to every bucket to another one", "s3:PutReplicationConfiguration"),
        new(GainKind.Data, "read every secret", "secretsmanager:GetSecretValue"),
        new(GainKind.Data, "read every parameter", "ssm:GetParameter GetParameterHistory GetParameters GetParametersByPath"),
        new(GainKind.Data, "copy every mailbox to a bucket", "workmail:StartMailboxExportJob"),

        new(GainKind.Decryption, "decrypt with every key of KMS whose policy leaves it to IAM", "kms:Decrypt ReEncryptFrom"),
    ];
}
