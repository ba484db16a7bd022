using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

/// <summary>Names of condition keys that the reference does not have: what kind of mistake they are, and what may have been meant.</summary>
internal static class ConditionKeyNames
{
    private const string Global = "aws";

    private static readonly string[] Fillings = ["x", "/x", ":x"];

    /// <summary>True for the name of a key that the reference does not have and that no other rule is about.</summary>
    public static bool IsUnknown(StatementConditionKey key, RuleContext context)
        => !key.IsKnown && key.Form == StatementConditionKeyForm.Name && !IsUnfilled(key, context.Reference, out _);

    /// <summary>True when only the part is missing that the policy's author has to fill in: <c>aws:ResourceTag</c>, <c>kms:EncryptionContext:</c>.</summary>
    public static bool IsUnfilled(StatementConditionKey key, ServiceReference reference, out AwsConditionKey template)
    {
        template = default;
        if (key.IsKnown || key.Form != StatementConditionKeyForm.Name || !key.Condition.Key.TryGetText(out ReadOnlySpan<char> text))
        {
            return false;
        }

        string written = text.ToString();
        foreach (string filling in Fillings)
        {
            if (reference.TryGetConditionKey((written + filling).AsSpan(), out template)
                && template.IsTemplate
                && EndsIn(template.Name, written.Length + filling.Length - 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a misspelt global key was meant to be; null when nothing or several things are near.</summary>
    public static string? NearestGlobal(ReadOnlySpan<char> text, RuleContext context)
    {
        var names = new List<string>();
        foreach (AwsConditionKey key in context.Reference.ConditionKeys)
        {
            if (key.IsGlobal && key.Name is var name && name.StartsWith("aws:", StringComparison.Ordinal))
            {
                names.Add(name);
            }
        }

        if (Nearest(text, names) is { } nearest)
        {
            return nearest;
        }

        // A key of a service, written as if it were global: aws:PassedToService.
        string rest = text.Slice(text.IndexOf(':')).ToString();
        foreach (StatementAction action in context.Actions)
        {
            if (action.IsServiceKnown && context.Reference.TryGetConditionKey((action.Service.Prefix + rest).AsSpan(), out _))
            {
                return action.Service.Prefix + rest;
            }
        }

        return null;
    }

    /// <summary>What a misspelt key of a service was meant to be; null when nothing or several things are near.</summary>
    public static string? NearestOf(AwsService service, ReadOnlySpan<char> text, ServiceReference reference)
    {
        // A global key, written as if it were the service's: s3:SourceIp.
        string global = Global + text.Slice(text.IndexOf(':')).ToString();
        if (reference.TryGetConditionKey(global.AsSpan(), out _))
        {
            return global;
        }

        string prefix = service.Prefix + ":";
        var names = new List<string>();
        foreach (AwsConditionKey key in service.ConditionKeys)
        {
            if (key.Name is var name && name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                names.Add(name);
            }
        }

        return Nearest(text, names);
    }

    /// <summary>True when keys begin so, of whatever service: <c>saml</c>, <c>catalog</c>, <c>aws</c>.</summary>
    public static bool IsPrefix(ReadOnlySpan<char> prefix, ServiceReference reference)
    {
        foreach (AwsConditionKey key in reference.ConditionKeys)
        {
            ReadOnlySpan<char> name = key.Name.AsSpan();
            if (name.Slice(0, name.IndexOf(':')).Equals(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The key with the prefix that was meant, if exactly one is near and has such a key.</summary>
    public static string? NearestPrefix(ReadOnlySpan<char> text, ServiceReference reference)
    {
        var prefixes = new List<string> { Global };
        foreach (AwsService service in reference.Services)
        {
            prefixes.Add(service.Prefix);
        }

        int colon = text.IndexOf(':');
        return Spelling.Nearest(text.Slice(0, colon), prefixes) is { } prefix
            && prefix + text.Slice(colon).ToString() is var meant
            && reference.TryGetConditionKey(meant.AsSpan(), out _)
                ? meant
                : null;
    }

    /// <summary>How a message asks for it; empty when nothing is near.</summary>
    public static string Ask(string? meant) => meant is null ? "" : $"; did you mean \"{meant}\"?";

    /// <summary>Writes the key that was meant; null when there is none, or the operator tests it already.</summary>
    public static Fix? Rename(Condition condition, string? meant)
        => meant is null || ConditionFixes.HasOtherKey(condition, meant)
            ? null
            : new Fix($"Use {meant}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(condition.Key.Origin, meant));

    private static string? Nearest(ReadOnlySpan<char> text, List<string> names)
    {
        string? nearest = Spelling.Nearest(text, names.FindAll(name => name.IndexOf('$') < 0));
        if (nearest is not null)
        {
            return nearest;
        }

        // What stands before the part to fill in, that part kept: aws:ResourceTags/team.
        int end = text.IndexOf('/') + 1;
        if (end == 0 || end == text.Length)
        {
            return null;
        }

        List<string> beginnings = names.FindAll(name => name.IndexOf("/${", StringComparison.Ordinal) is > 0 and var slash && EndsIn(name, slash + 1))
            .ConvertAll(name => name.Substring(0, name.IndexOf('$')));
        return Spelling.Nearest(text.Slice(0, end), beginnings) is { } beginning ? beginning + text.Slice(end).ToString() : null;
    }

    /// <summary>True when the name is literal up to here, and the rest is one placeholder.</summary>
    private static bool EndsIn(string name, int placeholder)
        => name.IndexOf('$') == placeholder && name.IndexOf('}') == name.Length - 1;
}
