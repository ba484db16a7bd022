using System.Buffers;

namespace PolicyLint.Cli.Configuration;

/// <content>What names of AWS look like.</content>
internal sealed partial class ConfigurationReader
{
    private const int AccountLength = 12;

    private static readonly SearchValues<char> ServiceCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-*?");

    private static readonly SearchValues<char> OrganizationCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>What is wrong with an account, as the end of a sentence; null when nothing is.</summary>
    private static string? FaultOfAccount(string account)
        => account.Length == AccountLength && !account.AsSpan().ContainsAnyExceptInRange('0', '9') ? null
            : "is no account; write its 12 digits in quotes, such as \"111122223333\"";

    /// <summary>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html</summary>
    private static string? FaultOfOrganization(string id)
        => id.Length is >= 12 and <= 34 && id.StartsWith("o-", StringComparison.Ordinal) && !id.AsSpan(2).ContainsAnyExcept(OrganizationCharacters) ? null
            : "is no organization; write its id, such as \"o-a1b2c3d4e5\"";

    /// <summary>What is wrong with an action, as the end of a sentence; null when nothing is.</summary>
    private static string? FaultOfAction(string action)
    {
        const string Hint = "; write service:Action, such as s3:GetNewThing or s3:GetNew*";
        if (action.Split(':') is not [{ Length: > 0 } service, { Length: > 0 } name])
        {
            return "is no action" + Hint;
        }

        return service.AsSpan().ContainsAny('*', '?') ? "has a wildcard in the service, which would switch off every check of actions" + Hint
            : service.AsSpan().ContainsAnyExcept(ServiceCharacters) || name.AsSpan().ContainsAnyExcept(NameCharacters) ? "has a character that no action has" + Hint
            : null;
    }
}
