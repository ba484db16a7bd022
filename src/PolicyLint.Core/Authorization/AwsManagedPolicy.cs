namespace PolicyLint.Authorization;

/// <summary>A managed policy of AWS. Default stands for none and answers nothing.</summary>
public readonly record struct AwsManagedPolicy : IReferenceEntry<AwsManagedPolicy>
{
    private readonly ServiceReference _reference;
    private readonly int _index;

    internal AwsManagedPolicy(ServiceReference reference, int index)
    {
        _reference = reference;
        _index = index;
    }

    /// <summary>The name in AWS's case. Makes a string.</summary>
    public string Name => _reference.Table.MakeString(_reference.Table.ReadUInt32(Row) & 0xFFFFFF);

    /// <summary>The path, with a slash at both ends: <c>/</c>, <c>/service-role/</c>. Makes a string.</summary>
    public string Path => _reference.Table.MakeString(_reference.Table.ReadUInt32(Row + 4));

    /// <summary>The newest version at the date of the data: <c>v12</c>. Makes a string.</summary>
    public string LatestVersion => _reference.Table.MakeString(_reference.Table.ReadUInt32(Row + 8));

    /// <summary>
    /// True when AWS's list has it no more: who has it attached keeps it, and nobody can attach it anew.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-deprecated.html
    /// </summary>
    public bool IsWithdrawn => (_reference.Table.ReadUInt32(Row) >> 24 & TableLayout.ManagedPolicyWithdrawn) != 0;

    private int Row => _reference.Table.Row(Section.ManagedPolicies, _index, TableLayout.ManagedPolicySize);

    /// <summary>The ARN in the partition <c>aws</c>. Makes a string.</summary>
    public override string ToString() => _reference is null ? string.Empty : "arn:aws:iam::aws:policy" + Path + Name;

    AwsManagedPolicy IReferenceEntry<AwsManagedPolicy>.At(ServiceReference reference, int index) => new(reference, index);
}
