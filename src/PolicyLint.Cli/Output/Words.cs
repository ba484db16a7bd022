using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Cli.Checking;

namespace PolicyLint.Cli.Output;

/// <summary>Words that several outputs use.</summary>
internal static class Words
{
    /// <summary>A severity as users write it.</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Suggestion => "suggestion",
        _ => "none",
    };

    /// <summary>An access level as AWS writes it.</summary>
    public static string Of(AccessLevel level) => level switch
    {
        AccessLevel.List => "List",
        AccessLevel.Read => "Read",
        AccessLevel.Write => "Write",
        AccessLevel.Tagging => "Tagging",
        _ => "Permissions management",
    };

    /// <summary>A type of condition keys as AWS writes it, leaving out whether there can be several values.</summary>
    public static string Of(ConditionKeyType type) => type switch
    {
        ConditionKeyType.String => "String",
        ConditionKeyType.Arn => "ARN",
        ConditionKeyType.Bool => "Bool",
        ConditionKeyType.Numeric => "Numeric",
        ConditionKeyType.Date => "Date",
        _ => "IPAddress",
    };

    /// <summary>What a finding belongs to in its file, the resource first; empty when the file says nothing.</summary>
    public static string Owner(PolicyDiagnostic diagnostic)
    {
        string policy = diagnostic.Policy?.Name ?? "";
        string resource = diagnostic.DeclaringResource?.ToString() ?? "";
        if (diagnostic.DeclaringResource is { } declaring && policy.EndsWith(" " + declaring.LogicalId, StringComparison.Ordinal))
        {
            // The CDK calls a policy after the resource that makes it.
            return resource;
        }

        return policy.Length == 0 ? resource : resource.Length == 0 ? policy : $"{resource}, {policy}";
    }

    /// <summary>A finding in one line: the message, and what it belongs to.</summary>
    public static string MessageWithOwner(PolicyDiagnostic diagnostic)
        => Owner(diagnostic) is { Length: > 0 } owner ? $"{diagnostic.Message} (in {owner})" : diagnostic.Message;

    /// <summary>What a run found, in a sentence.</summary>
    public static string Summary(Report report)
        => (report.Problems > 0
                ? $"Found {Count(report.Problems, "problem")} ({Severities(report.Errors, report.Warnings, report.Suggestions)}) "
                    + string.Create(CultureInfo.InvariantCulture, $"in {report.Results.Count} of {Count(report.Linted, "file")}.")
                : report.Linted > 0 ? $"No {(report.Baselined > 0 ? "new " : "")}problems in {Count(report.Linted, "file")}."
                : "No policies found.")
            + (report.Baselined == 0 ? ""
                : string.Create(CultureInfo.InvariantCulture, $" {report.Baselined}{(report.Problems > 0 ? " more" : "")} in the baseline."))
            + (report.Suppressed.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {report.Suppressed.Count} suppressed."));

    /// <summary>Where a suppression is written.</summary>
    public static string Of(SuppressionKind kind) => kind switch
    {
        SuppressionKind.Comment => "comment",
        SuppressionKind.Metadata => "metadata",
        SuppressionKind.Acknowledgement => "acknowledgement",
        _ => "configuration",
    };

    /// <summary>Why something is suppressed, with the ticket and the last day where there are such.</summary>
    public static string Justification(Suppression suppression)
    {
        string reason = suppression.Reason.Length == 0 ? "no reason given" : suppression.Reason;
        string ticket = suppression.Ticket.Length == 0 ? "" : "ticket " + suppression.Ticket;
        string until = suppression.Until is { } day ? $"until {day}" : "";
        string more = string.Join(", ", ((string[])[ticket, until]).Where(part => part.Length > 0));
        return more.Length == 0 ? reason : $"{reason} ({more})";
    }

    /// <summary>A number with its noun: "1 problem", "2 problems".</summary>
    public static string Count(int count, string noun)
        => count.ToString(CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");

    /// <summary>"1 fix", "2 fixes".</summary>
    public static string CountFixes(int count) => count.ToString(CultureInfo.InvariantCulture) + (count == 1 ? " fix" : " fixes");

    /// <summary>"2 errors, 1 warning": what there is, the gravest first.</summary>
    public static string Severities(int errors, int warnings, int suggestions)
    {
        var parts = new List<string>(3);
        if (errors > 0)
        {
            parts.Add(Count(errors, "error"));
        }

        if (warnings > 0)
        {
            parts.Add(Count(warnings, "warning"));
        }

        if (suggestions > 0)
        {
            parts.Add(Count(suggestions, "suggestion"));
        }

        return string.Join(", ", parts);
    }
}
