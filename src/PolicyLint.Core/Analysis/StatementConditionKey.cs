using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Analysis;

/// <summary>What the key of a condition is.</summary>
public enum StatementConditionKeyForm
{
    /// <summary>Not known in all parts.</summary>
    Unknown,

    /// <summary>Not <c>prefix:name</c>.</summary>
    Malformed,

    /// <summary><c>prefix:name</c>.</summary>
    Name,
}

/// <summary>The key of a condition and what the reference says of it, looked up once for all rules.</summary>
public readonly struct StatementConditionKey
{
    internal StatementConditionKey(Condition condition, ServiceReference reference)
    {
        Condition = condition;
        if (!condition.Key.TryGetText(out ReadOnlySpan<char> text))
        {
            return;
        }

        int colon = text.IndexOf(':');
        Form = colon > 0 && colon < text.Length - 1 ? StatementConditionKeyForm.Name : StatementConditionKeyForm.Malformed;
        if (Form == StatementConditionKeyForm.Name && reference.TryGetConditionKey(text, out AwsConditionKey key))
        {
            IsKnown = true;
            Key = key;
        }
    }

    /// <summary>The condition.</summary>
    public Condition Condition { get; }

    /// <summary>What the key is.</summary>
    public StatementConditionKeyForm Form { get; }

    /// <summary>True when the reference has it, global or of a service.</summary>
    public bool IsKnown { get; }

    /// <summary>The key; default when it is not known.</summary>
    public AwsConditionKey Key { get; }

    /// <summary>What stands before the first colon; empty when it is not known or malformed.</summary>
    public ReadOnlySpan<char> Prefix => Form == StatementConditionKeyForm.Name && Condition.Key.TryGetText(out ReadOnlySpan<char> text)
        ? text.Slice(0, text.IndexOf(':'))
        : default;

    /// <summary>True for the keys that AWS's global page names with the prefix <c>aws:</c>, and those that are written as if they were.</summary>
    public bool HasGlobalPrefix => Prefix.Equals("aws".AsSpan(), StringComparison.OrdinalIgnoreCase);
}
