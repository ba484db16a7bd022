namespace PolicyLint.Authorization;

/// <summary>An action. Default stands for none and answers nothing.</summary>
public readonly record struct AwsAction : IReferenceEntry<AwsAction>
{
    private readonly ServiceReference _reference;

    internal AwsAction(ServiceReference reference, int index)
    {
        _reference = reference;
        Index = index;
    }

    /// <summary>Its place among the actions of all services, from 0, in order of services and names: what an <see cref="ActionSet"/> counts in.</summary>
    public int Index { get; }

    /// <summary>The service.</summary>
    public AwsService Service => _reference.ServiceOfAction(Index);

    /// <summary>What stands after the colon, in AWS's case: <c>GetObject</c>. Makes a string.</summary>
    public string Name => _reference.Table.MakeString(NameText);

    /// <summary>What it does. Where AWS says two ("Permissions management, Write"), the first.</summary>
    public AccessLevel Level => (AccessLevel)(_reference.Table.ReadUInt32(Row) >> TableLayout.LevelShift);

    /// <summary>The condition keys that it has whatever it acts on. Not the global ones that every request has.</summary>
    public ReferenceList<AwsConditionKey> ConditionKeys => _reference.KeySet(_reference.Table.ReadUInt16(Row + 4));

    /// <summary>What it can act on, in order of names; none means that <c>Resource</c> must be <c>*</c>.</summary>
    public ReferenceList<AwsActionResource> Resources
    {
        get
        {
            (int first, int end) = _reference.Set(Section.LinkSets, _reference.Table.ReadUInt16(Row + 6));
            return new(_reference, first, (end - first) / TableLayout.LinkCells, TableLayout.LinkCells);
        }
    }

    /// <summary>
    /// The actions that a caller needs besides, in order of services and names. AWS has stopped telling them: frozen at
    /// <see cref="ServiceReference.DependentActionsDate"/>.
    /// </summary>
    public ReferenceList<AwsAction> DependentActions => _reference.DependentActionsOf(Index);

    /// <summary>True when it can be granted for some resources and not for others.</summary>
    public bool SupportsResources => Resources.Count > 0;

    private uint NameText => _reference.Table.ReadUInt32(Row) & 0xFFFFFF;

    private int Row => _reference.Table.Row(Section.Actions, Index, TableLayout.ActionSize);

    /// <summary>Writes the name without making a string.</summary>
    /// <param name="destination">128 characters are enough for every action.</param>
    /// <returns>The number of characters written.</returns>
    public int CopyNameTo(Span<char> destination) => _reference.Table.Decode(NameText, destination);

    /// <summary>Finds a condition key, ignoring case, among those of the action and of what it can act on; not the global ones that every request has.</summary>
    /// <param name="name">The whole name; <c>aws:ResourceTag/team</c> finds <c>aws:ResourceTag/${TagKey}</c>.</param>
    /// <param name="key">The key.</param>
    public bool TryGetConditionKey(ReadOnlySpan<char> name, out AwsConditionKey key)
    {
        if (TryFind(ConditionKeys, name, out key))
        {
            return true;
        }

        foreach (AwsActionResource resource in Resources)
        {
            if (TryFind(resource.ConditionKeys, name, out key) || TryFind(resource.Type.ConditionKeys, name, out key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Service and name: <c>s3:GetObject</c>.</summary>
    public override string ToString() => _reference is null ? string.Empty : Service.Prefix + ":" + Name;

    internal bool MatchesName(ReadOnlySpan<char> pattern)
    {
        Span<char> name = stackalloc char[TableLayout.LongestActionName];
        return Symbolic.WildcardPattern.Matches(pattern, name.Slice(0, CopyNameTo(name)), ignoreCase: true);
    }

    internal int NameLength => _reference.Table.Text(NameText).Length;

    AwsAction IReferenceEntry<AwsAction>.At(ServiceReference reference, int index) => new(reference, index);

    private static bool TryFind(ReferenceList<AwsConditionKey> keys, ReadOnlySpan<char> name, out AwsConditionKey key)
    {
        foreach (AwsConditionKey candidate in keys)
        {
            if (candidate.Matches(name))
            {
                key = candidate;
                return true;
            }
        }

        key = default;
        return false;
    }
}

/// <summary>A resource type as one action sees it. Default stands for none and answers nothing.</summary>
public readonly record struct AwsActionResource : IReferenceEntry<AwsActionResource>
{
    private readonly ServiceReference _reference;
    private readonly int _cell;

    internal AwsActionResource(ServiceReference reference, int cell)
    {
        _reference = reference;
        _cell = cell;
    }

    /// <summary>The resource type, of the action's service.</summary>
    public AwsResourceType Type => new(_reference, _reference.ReadCell(_cell));

    /// <summary>True when AWS marks it with an asterisk: the action always acts on one.</summary>
    public bool IsRequired => (_reference.ReadCell(_cell + 1) & 1) != 0;

    /// <summary>The condition keys that the action has when it acts on this type, besides its own and the type's.</summary>
    public ReferenceList<AwsConditionKey> ConditionKeys => _reference.KeySet(_reference.ReadCell(_cell + 1) >> 1);

    /// <summary>The name, with an asterisk if it is required.</summary>
    public override string ToString() => _reference is null ? string.Empty : Type.Name + (IsRequired ? "*" : string.Empty);

    AwsActionResource IReferenceEntry<AwsActionResource>.At(ServiceReference reference, int index) => new(reference, index);
}
