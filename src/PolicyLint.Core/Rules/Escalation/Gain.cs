namespace PolicyLint.Rules.Escalation;

/// <summary>What kind of thing an action gives to whoever holds it on everything.</summary>
internal enum GainKind : byte
{
    /// <summary>Nothing that a rule of this folder reports, whatever AWS's access level says.</summary>
    None,

    /// <summary>A say in who has access.</summary>
    Access,

    /// <summary>The policies of resources.</summary>
    ResourcePolicy,

    /// <summary>Secrets that last: keys and passwords.</summary>
    Secret,

    /// <summary>Sessions as somebody else.</summary>
    Session,

    /// <summary>What is stored.</summary>
    Data,

    /// <summary>What is encrypted.</summary>
    Decryption,

    /// <summary>The records of what was done.</summary>
    Record,
}

/// <summary>What some actions of one service give to whoever holds one of them on everything.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Phrase">It in words that go after "lets its holder"; <c>{0}</c> is the service's title.</param>
/// <param name="Actions">The actions, divided by blanks; the first with the service: <c>ssm:GetParameter GetParameters</c>.</param>
internal sealed record Gain(GainKind Kind, string Phrase, string Actions)
{
    /// <summary>The service's prefix.</summary>
    public ReadOnlySpan<char> Service => Actions.AsSpan(0, Actions.IndexOf(':'));

    /// <summary>The actions' names, divided by blanks.</summary>
    public ReadOnlySpan<char> Names => Actions.AsSpan(Actions.IndexOf(':') + 1);

    /// <summary>Takes the first name from a list of them.</summary>
    public static ReadOnlySpan<char> TakeName(ref ReadOnlySpan<char> names)
    {
        int blank = names.IndexOf(' ');
        ReadOnlySpan<char> first = blank < 0 ? names : names.Slice(0, blank);
        names = blank < 0 ? default : names.Slice(blank + 1);
        return first;
    }
}
