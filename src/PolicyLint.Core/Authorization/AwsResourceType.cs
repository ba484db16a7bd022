namespace PolicyLint.Authorization;

/// <summary>A resource type of a service. Default stands for none and answers nothing.</summary>
public readonly record struct AwsResourceType : IReferenceEntry<AwsResourceType>
{
    private readonly ServiceReference _reference;

    internal AwsResourceType(ServiceReference reference, int index)
    {
        _reference = reference;
        Index = index;
    }

    /// <summary>Its place among the resource types of all services, from 0, in order of services and names.</summary>
    public int Index { get; }

    /// <summary>The service that lists it. Its ARNs can name another: <c>es</c> has <c>arn:…:opensearch:…</c>.</summary>
    public AwsService Service => new(_reference, _reference.Table.ReadUInt16(Row + 8));

    /// <summary>The name in AWS's case; it can hold blanks and slashes. Makes a string.</summary>
    public string Name => _reference.Table.MakeString(_reference.Table.ReadUInt32(Row));

    /// <summary>
    /// What its ARNs look like, one pattern or several: <c>arn:${Partition}:s3:::${BucketName}</c>. A <c>${…}</c> stands for one
    /// or more characters, an asterisk for any.
    /// </summary>
    public ReferenceList<AwsArnPattern> ArnPatterns
    {
        get
        {
            int first = _reference.Table.ReadUInt16(Row + 4);
            return new(_reference, first, _reference.Table.ReadUInt16(Row + TableLayout.ResourceTypeSize + 4) - first, 1);
        }
    }

    /// <summary>The condition keys that a request has which acts on this type.</summary>
    public ReferenceList<AwsConditionKey> ConditionKeys => _reference.KeySet(_reference.Table.ReadUInt16(Row + 6));

    private int Row => _reference.Table.Row(Section.ResourceTypes, Index, TableLayout.ResourceTypeSize);

    /// <summary>The name.</summary>
    public override string ToString() => _reference is null ? string.Empty : Name;

    AwsResourceType IReferenceEntry<AwsResourceType>.At(ServiceReference reference, int index) => new(reference, index);
}
