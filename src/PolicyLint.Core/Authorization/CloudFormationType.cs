namespace PolicyLint.Authorization;

/// <summary>A resource type of CloudFormation. Default stands for none and answers nothing.</summary>
public readonly record struct CloudFormationType : IReferenceEntry<CloudFormationType>
{
    private readonly ServiceReference _reference;
    private readonly int _index;

    internal CloudFormationType(ServiceReference reference, int index)
    {
        _reference = reference;
        _index = index;
    }

    /// <summary>The name: <c>AWS::S3::Bucket</c>. Makes a string.</summary>
    public string Name => _reference.Table.MakeString(_reference.Table.ReadUInt32(Row) & 0xFFFFFF);

    /// <summary>What its ARN looks like: <c>arn:${Partition}:s3:::${BucketName}</c>; empty when the specification does not tell. Makes a string.</summary>
    public string ArnTemplate => _reference.Table.MakeString(_reference.Table.ReadUInt32(Row + 4));

    /// <summary>True when <c>Ref</c> gives the ARN.</summary>
    public bool RefIsArn => (_reference.Table.ReadUInt32(Row) >> 24 & TableLayout.CloudFormationRefIsArn) != 0;

    private int Row => _reference.Table.Row(Section.CloudFormationTypes, _index, TableLayout.CloudFormationTypeSize);

    /// <summary>The name.</summary>
    public override string ToString() => _reference is null ? string.Empty : Name;

    CloudFormationType IReferenceEntry<CloudFormationType>.At(ServiceReference reference, int index) => new(reference, index);
}
