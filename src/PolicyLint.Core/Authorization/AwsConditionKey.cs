using PolicyLint.Symbolic;

namespace PolicyLint.Authorization;

/// <summary>A condition key. Default stands for none and answers nothing.</summary>
public readonly record struct AwsConditionKey : IReferenceEntry<AwsConditionKey>
{
    private readonly ServiceReference _reference;

    internal AwsConditionKey(ServiceReference reference, int index)
    {
        _reference = reference;
        Index = index;
    }

    /// <summary>Its place among the condition keys, from 0, in order of names.</summary>
    public int Index { get; }

    /// <summary>The whole name in AWS's case, placeholder included: <c>s3:prefix</c>, <c>aws:ResourceTag/${TagKey}</c>. Makes a string.</summary>
    public string Name => _reference.Table.MakeString(NameText);

    /// <summary>The type of its values.</summary>
    public ConditionKeyType Type => (ConditionKeyType)(Flags & TableLayout.KeyTypeMask);

    /// <summary>True when a request can have several values of it ("ArrayOf…"): it needs <c>ForAllValues:</c> or <c>ForAnyValue:</c>.</summary>
    public bool IsMultivalued => (Flags & TableLayout.KeyMultivalued) != 0;

    /// <summary>True when AWS's page of global condition keys lists it: it needs no action that has it.</summary>
    public bool IsGlobal => (Flags & TableLayout.KeyGlobal) != 0;

    /// <summary>True when a part of the name, written <c>${…}</c>, is for the policy's author to fill in.</summary>
    public bool IsTemplate => (Flags & TableLayout.KeyTemplate) != 0;

    private uint Flags => _reference.Table.ReadUInt32(Row) >> 24;

    private uint NameText => _reference.Table.ReadUInt32(Row) & 0xFFFFFF;

    private int Row => _reference.Table.Row(Section.ConditionKeys, Index, TableLayout.ConditionKeySize);

    /// <summary>True when the text names this key, ignoring case; every <c>${…}</c> of the name stands for one or more characters.</summary>
    /// <param name="name">A key as a policy has it.</param>
    public bool Matches(ReadOnlySpan<char> name)
    {
        if (!IsTemplate)
        {
            return ReferenceTable.Compare(_reference.Table.Text(NameText), name) == 0;
        }

        Span<char> pattern = stackalloc char[TableLayout.LongestKeyName];
        int length = _reference.Table.Decode(NameText, pattern);
        int to = 0;
        for (int from = 0; from < length; from++)
        {
            if (pattern[from] == '$')
            {
                // "${…}" has at least the three characters that stay and one that goes.
                pattern[to++] = '?';
                pattern[to++] = '*';
                while (pattern[from] != '}')
                {
                    from++;
                }
            }
            else
            {
                pattern[to++] = pattern[from];
            }
        }

        return WildcardPattern.Matches(pattern.Slice(0, to), name, ignoreCase: true);
    }

    /// <summary>The name.</summary>
    public override string ToString() => _reference is null ? string.Empty : Name;

    AwsConditionKey IReferenceEntry<AwsConditionKey>.At(ServiceReference reference, int index) => new(reference, index);
}
