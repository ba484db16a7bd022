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

    /// <summary>
    /// The services of which its newest version allows every action on every resource under no condition, such as
    /// <c>autoscaling, ec2</c>; <c>*</c> for all; empty for none. Makes a string.
    /// </summary>
    internal string WholeServices => _reference.Table.MakeString(_reference.Table.ReadUInt32(Row + 12));

    /// <summary>True when this is its path and name in AWS's case, without the slash at the beginning. Allocates nothing.</summary>
    internal bool IsAt(ReadOnlySpan<char> pathAndName)
    {
        ReadOnlySpan<byte> path = _reference.Table.Text(_reference.Table.ReadUInt32(Row + 4)).Slice(1);
        ReadOnlySpan<byte> name = _reference.Table.Text(_reference.Table.ReadUInt32(Row) & 0xFFFFFF);
        return pathAndName.Length == path.Length + name.Length
            && AreSame(path, pathAndName.Slice(0, path.Length))
            && AreSame(name, pathAndName.Slice(path.Length));
    }

    private static bool AreSame(ReadOnlySpan<byte> a, ReadOnlySpan<char> b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i])
            {
                return false;
            }
        }

        return true;
    }

    private int Row => _reference.Table.Row(Section.ManagedPolicies, _index, TableLayout.ManagedPolicySize);

    /// <summary>The ARN in the partition <c>aws</c>. Makes a string.</summary>
    public override string ToString() => _reference is null ? string.Empty : "arn:aws:iam::aws:policy" + Path + Name;

    AwsManagedPolicy IReferenceEntry<AwsManagedPolicy>.At(ServiceReference reference, int index) => new(reference, index);
}
