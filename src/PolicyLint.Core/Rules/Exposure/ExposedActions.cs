using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Exposure;

/// <summary>What a statement for everyone lets anybody do, in words: the worst of it.</summary>
internal static class ExposedActions
{
    private const int EverythingRank = -2;
    private const int ServiceRank = -1;

    /// <summary>Actions and what they do, the worst first within each service. Not in the list: they go by their own name.</summary>
    private static readonly (string Action, string Words)[] Known =
    [
        ("s3:PutBucketPolicy", "replace the bucket's policy"),
        ("s3:PutBucketAcl", "change who may use the bucket"),
        ("s3:PutObjectAcl", "change who may read objects"),
        ("s3:DeleteBucket", "delete the bucket"),
        ("s3:DeleteObject", "delete objects"),
        ("s3:PutObject", "write objects"),
        ("s3:ListBucket", "list the bucket's objects"),
        ("s3:GetObject", "read objects"),

        ("sqs:AddPermission", "let others use the queue"),
        ("sqs:SetQueueAttributes", "replace the queue's policy"),
        ("sqs:DeleteQueue", "delete the queue"),
        ("sqs:PurgeQueue", "empty the queue"),
        ("sqs:ReceiveMessage", "read messages"),
        ("sqs:DeleteMessage", "delete messages"),
        ("sqs:SendMessage", "send messages"),

        ("sns:AddPermission", "let others use the topic"),
        ("sns:SetTopicAttributes", "replace the topic's policy"),
        ("sns:DeleteTopic", "delete the topic"),
        ("sns:Subscribe", "subscribe to the topic and read its messages"),
        ("sns:Publish", "publish messages"),

        ("kms:PutKeyPolicy", "replace the key's policy"),
        ("kms:ScheduleKeyDeletion", "delete the key"),
        ("kms:CreateGrant", "let others use the key"),
        ("kms:Decrypt", "decrypt with the key"),
        ("kms:Sign", "sign with the key"),
        ("kms:Encrypt", "encrypt with the key"),

        ("lambda:AddPermission", "let others use the function"),
        ("lambda:UpdateFunctionCode", "replace the function's code"),
        ("lambda:DeleteFunction", "delete the function"),
        ("lambda:InvokeFunction", "invoke the function"),
        ("lambda:InvokeFunctionUrl", "invoke the function by its URL"),
        ("lambda:GetLayerVersion", "use the layer"),

        ("secretsmanager:PutResourcePolicy", "replace the secret's policy"),
        ("secretsmanager:DeleteSecret", "delete the secret"),
        ("secretsmanager:PutSecretValue", "change the secret"),
        ("secretsmanager:GetSecretValue", "read the secret"),

        ("ecr:SetRepositoryPolicy", "replace the repository's policy"),
        ("ecr:BatchDeleteImage", "delete images"),
        ("ecr:PutImage", "push images"),
        ("ecr:BatchGetImage", "pull images"),

        ("es:ESHttpDelete", "delete documents of the domain"),
        ("es:ESHttpPut", "write documents of the domain"),
        ("es:ESHttpPost", "search and write documents of the domain"),
        ("es:ESHttpGet", "read documents of the domain"),

        ("dynamodb:DeleteItem", "delete items"),
        ("dynamodb:PutItem", "write items"),
        ("dynamodb:Scan", "read items"),
        ("dynamodb:GetItem", "read items"),
        ("kinesis:GetRecords", "read records"),
        ("kinesis:PutRecord", "write records"),
        ("events:PutRule", "make rules on the event bus"),
        ("events:PutEvents", "send events"),
        ("backup:DeleteRecoveryPoint", "delete backups"),
        ("backup:StartRestoreJob", "restore backups"),
        ("backup:CopyIntoBackupVault", "copy backups into the vault"),
        ("glacier:DeleteArchive", "delete archives"),
        ("glacier:InitiateJob", "retrieve archives"),
        ("glacier:UploadArchive", "upload archives"),
        ("elasticfilesystem:ClientRootAccess", "use the file system as root"),
        ("elasticfilesystem:ClientWrite", "write to the file system"),
        ("elasticfilesystem:ClientMount", "read the file system"),
        ("codeartifact:PublishPackageVersion", "publish packages"),
        ("codeartifact:ReadFromRepository", "read packages"),
        ("execute-api:Invoke", "call the API"),
        ("logs:PutSubscriptionFilter", "send logs to it"),
        ("ses:SendEmail", "send mail in your name"),
        ("ses:SendRawEmail", "send mail in your name"),
    ];

    /// <summary>What websites, public layers and domains with users of their own let everyone do by intent.</summary>
    private static readonly string[] Published =
        ["s3:GetObject", "s3:GetObjectVersion", "lambda:GetLayerVersion"];

    /// <summary>Finds the worst that a statement allows.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="words">What it is, in words.</param>
    /// <param name="name">The action as written, or the name of the element.</param>
    /// <param name="origin">Where that stands.</param>
    /// <returns>False when the statement has no action.</returns>
    public static bool TryFindWorst(Statement statement, [NotNullWhen(true)] out string? words, [NotNullWhen(true)] out string? name, out Origin origin)
    {
        words = null;
        name = null;
        origin = default;
        if (statement.NotAction is { } excluded)
        {
            (words, name, origin) = ("do everything but what is listed", "NotAction", excluded.Name.Origin);
            return true;
        }

        if (statement.Action is not { Values.IsEmpty: false } actions)
        {
            return false;
        }

        int worst = int.MaxValue;
        SymbolicString found = actions.Values[0];
        foreach (SymbolicString action in actions.Values)
        {
            int rank = RankOf(action);
            if (rank < worst)
            {
                (worst, found) = (rank, action);
            }
        }

        name = found.ToDisplayString();
        origin = found.Origin;
        words = worst == EverythingRank ? "do everything"
            : worst == ServiceRank ? $"do everything that {name.Substring(0, name.IndexOf(':'))} can do"
            : worst == int.MaxValue ? $"use {Service(name)}"
            : Known[worst].Words;
        return true;
    }

    /// <summary>True when all that is allowed is what is often published on purpose.</summary>
    public static bool IsPublishing(Statement statement)
    {
        foreach (SymbolicString action in statement.Action?.Values ?? ImmutableArray<SymbolicString>.Empty)
        {
            if (!IsOpenSearch(action) && !IsAny(action, Published))
            {
                return false;
            }
        }

        return statement.Action is { Values.IsEmpty: false };
    }

    /// <summary>True when every action is this one.</summary>
    public static bool AreAll(Statement statement, string action)
    {
        foreach (SymbolicString value in statement.Action?.Values ?? ImmutableArray<SymbolicString>.Empty)
        {
            if (value.Is(action, ignoreCase: true) != Certainty.Yes)
            {
                return false;
            }
        }

        return statement.Action is { Values.IsEmpty: false };
    }

    /// <summary>True when every action is of this service.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="prefix">The service's prefix with its colon.</param>
    public static bool AreAllOf(Statement statement, string prefix)
    {
        foreach (SymbolicString value in statement.Action?.Values ?? ImmutableArray<SymbolicString>.Empty)
        {
            if (value.StartsWith(prefix, ignoreCase: true) != Certainty.Yes)
            {
                return false;
            }
        }

        return statement.Action is { Values.IsEmpty: false };
    }

    private static int RankOf(SymbolicString action)
    {
        if (action.TryGetText(out ReadOnlySpan<char> text))
        {
            int colon = text.IndexOf(':');
            if (WildcardPattern.IsAny(text) || (colon >= 0 && WildcardPattern.IsAny(text.Slice(0, colon))))
            {
                return EverythingRank;
            }

            if (colon > 0 && WildcardPattern.IsAny(text.Slice(colon + 1)))
            {
                return ServiceRank;
            }
        }

        for (int i = 0; i < Known.Length; i++)
        {
            if (action.Matches(Known[i].Action, ignoreCase: true) == Certainty.Yes)
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    private static bool IsAny(SymbolicString action, string[] names)
    {
        foreach (string name in names)
        {
            if (action.Is(name, ignoreCase: true) == Certainty.Yes)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOpenSearch(SymbolicString action) => action.StartsWith("es:", ignoreCase: true) == Certainty.Yes;

    private static string Service(string action)
    {
        int colon = action.IndexOf(':');
        return colon > 0 ? action.Substring(0, colon) : "the resource";
    }
}
