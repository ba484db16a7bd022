namespace PolicyLint.Authorization;

/// <summary>A service that has actions. Default stands for none and answers nothing.</summary>
public readonly record struct AwsService : IReferenceEntry<AwsService>
{
    private readonly ServiceReference _reference;

    internal AwsService(ServiceReference reference, int index)
    {
        _reference = reference;
        Index = index;
    }

    /// <summary>Its place among the services, from 0, in order of prefixes.</summary>
    public int Index { get; }

    /// <summary>What stands before the colon of its actions: <c>s3</c>. Makes a string.</summary>
    public string Prefix => _reference.Table.MakeString(_reference.Table.ReadUInt32(Row));

    /// <summary>The name that AWS's documentation uses: <c>Amazon S3</c>. Makes a string.</summary>
    public string Title => _reference.Table.MakeString(_reference.Table.ReadUInt32(Row + 4));

    /// <summary>Its actions, in order of names.</summary>
    public ReferenceList<AwsAction> Actions => new(_reference, FirstAction, EndOfActions - FirstAction, 1);

    /// <summary>Its resource types, in order of names.</summary>
    public ReferenceList<AwsResourceType> ResourceTypes
    {
        get
        {
            int first = _reference.Table.ReadUInt16(Row + 10);
            return new(_reference, first, _reference.Table.ReadUInt16(Row + TableLayout.ServiceSize + 10) - first, 1);
        }
    }

    /// <summary>
    /// The condition keys that its page lists, in order of names. Their prefixes need not be the service's: <c>aws:</c> keys
    /// are among them, and <c>sts</c> lists the keys of all identity providers.
    /// </summary>
    public ReferenceList<AwsConditionKey> ConditionKeys => _reference.KeySet(_reference.Table.ReadUInt16(Row + 12));

    /// <summary>True when resource control policies reach it. Source: the list of services in the AWS Organizations User Guide, at the date of the data.</summary>
    public bool SupportsResourceControlPolicies
        => (_reference.Table.ReadUInt16(Row + 14) & TableLayout.ServiceSupportsResourceControlPolicies) != 0;

    /// <summary>The prefix, as it lies in the table.</summary>
    internal ReadOnlySpan<byte> PrefixText => _reference.Table.Text(_reference.Table.ReadUInt32(Row));

    internal int FirstAction => _reference.Table.ReadUInt16(Row + 8);

    internal int EndOfActions => _reference.Table.ReadUInt16(Row + TableLayout.ServiceSize + 8);

    private int Row => _reference.Table.Row(Section.Services, Index, TableLayout.ServiceSize);

    /// <summary>Finds an action by its name, ignoring case.</summary>
    /// <param name="name">What stands after the colon; no pattern.</param>
    /// <param name="action">The action.</param>
    public bool TryGetAction(ReadOnlySpan<char> name, out AwsAction action)
    {
        int row = _reference.Table.FindAction(Index, FirstAction, EndOfActions, name);
        action = row < 0 ? default : new AwsAction(_reference, row);
        return row >= 0;
    }

    /// <summary>Finds a resource type by its name, ignoring case.</summary>
    /// <param name="name">As AWS's page has it: <c>object</c>, <c>bot alias</c>.</param>
    /// <param name="type">The resource type.</param>
    public bool TryGetResourceType(ReadOnlySpan<char> name, out AwsResourceType type)
    {
        int first = _reference.Table.ReadUInt16(Row + 10);
        int end = _reference.Table.ReadUInt16(Row + TableLayout.ServiceSize + 10);
        int row = _reference.Table.Find(Section.ResourceTypes, TableLayout.ResourceTypeSize, first, end, name);
        type = row < 0 ? default : new AwsResourceType(_reference, row);
        return row >= 0;
    }

    /// <summary>The prefix.</summary>
    public override string ToString() => _reference is null ? string.Empty : Prefix;

    internal bool MatchesPrefix(ReadOnlySpan<char> pattern)
    {
        Span<char> prefix = stackalloc char[TableLayout.LongestActionName];
        int length = _reference.Table.Decode(_reference.Table.ReadUInt32(Row), prefix);
        return Symbolic.WildcardPattern.Matches(pattern, prefix.Slice(0, length), ignoreCase: true);
    }

    AwsService IReferenceEntry<AwsService>.At(ServiceReference reference, int index) => new(reference, index);
}
