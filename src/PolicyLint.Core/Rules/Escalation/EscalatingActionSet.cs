namespace PolicyLint.Rules.Escalation;

/// <summary>A set of the actions that paths need: a bit for each.</summary>
/// <param name="First">Those below 64.</param>
/// <param name="Second">Those below 128.</param>
/// <param name="Third">Those below 192.</param>
internal readonly record struct EscalatingActionSet(ulong First, ulong Second, ulong Third)
{
    /// <summary>How many actions there can be.</summary>
    public const int Capacity = 192;

    /// <summary>The set of one action.</summary>
    public static EscalatingActionSet Of(int index) => new(index < 64 ? 1UL << index : 0, index is >= 64 and < 128 ? 1UL << (index - 64) : 0, index >= 128 ? 1UL << (index - 128) : 0);

    /// <summary>What is in both.</summary>
    public static EscalatingActionSet operator &(EscalatingActionSet a, EscalatingActionSet b) => new(a.First & b.First, a.Second & b.Second, a.Third & b.Third);

    /// <summary>What is in one of them.</summary>
    public static EscalatingActionSet operator |(EscalatingActionSet a, EscalatingActionSet b) => new(a.First | b.First, a.Second | b.Second, a.Third | b.Third);
}
