namespace PolicyLint.Authorization;

/// <summary>A partition: a group of Regions with accounts and ARNs of its own. Default stands for none and answers nothing.</summary>
public readonly record struct AwsPartition : IReferenceEntry<AwsPartition>
{
    private readonly ServiceReference _reference;
    private readonly int _index;

    internal AwsPartition(ServiceReference reference, int index)
    {
        _reference = reference;
        _index = index;
    }

    /// <summary>What stands in ARNs: <c>aws-cn</c>. Makes a string.</summary>
    public string Name => _reference.Table.MakeString(_reference.Table.ReadUInt32(Row));

    /// <summary>The end of its DNS names: <c>amazonaws.com.cn</c>. Makes a string.</summary>
    public string DnsSuffix => _reference.Table.MakeString(_reference.Table.ReadUInt32(Row + 4));

    /// <summary>Its Regions, in order of names.</summary>
    public ReferenceList<AwsRegion> Regions
    {
        get
        {
            (int first, int end) = _reference.Set(Section.RegionSets, _reference.Table.ReadUInt16(Row + 8));
            return new(_reference, first, end - first, 0);
        }
    }

    /// <summary><see cref="DnsSuffix"/> without a string.</summary>
    internal ReadOnlySpan<byte> DnsSuffixText => _reference.Table.Text(_reference.Table.ReadUInt32(Row + 4));

    private int Row => _reference.Table.Row(Section.Partitions, _index, TableLayout.PartitionSize);

    /// <summary>The name.</summary>
    public override string ToString() => _reference is null ? string.Empty : Name;

    AwsPartition IReferenceEntry<AwsPartition>.At(ServiceReference reference, int index) => new(reference, index);
}

/// <summary>A Region. Default stands for none and answers nothing.</summary>
public readonly record struct AwsRegion : IReferenceEntry<AwsRegion>
{
    private readonly ServiceReference _reference;
    private readonly int _index;

    internal AwsRegion(ServiceReference reference, int index)
    {
        _reference = reference;
        _index = index;
    }

    /// <summary>The code: <c>eu-central-1</c>. Makes a string.</summary>
    public string Name => _reference.Table.MakeString(_reference.Table.ReadUInt32(Row));

    /// <summary>The partition that it is in.</summary>
    public AwsPartition Partition => new(_reference, _reference.Table.ReadUInt16(Row + 4));

    private int Row => _reference.Table.Row(Section.Regions, _index, TableLayout.RegionSize);

    /// <summary>The code.</summary>
    public override string ToString() => _reference is null ? string.Empty : Name;

    AwsRegion IReferenceEntry<AwsRegion>.At(ServiceReference reference, int index) => new(reference, index);
}
