namespace PolicyLint.Authorization;

/// <summary>The principal of a service. Default stands for none and answers nothing.</summary>
public readonly record struct AwsServicePrincipal : IReferenceEntry<AwsServicePrincipal>
{
    private readonly ServiceReference _reference;
    private readonly int _index;

    internal AwsServicePrincipal(ServiceReference reference, int index)
    {
        _reference = reference;
        _index = index;
    }

    /// <summary>The name: <c>ec2.amazonaws.com</c>. Makes a string.</summary>
    public string Name => _reference.Table.MakeString(
        _reference.Table.ReadUInt32(_reference.Table.Row(Section.ServicePrincipals, _index, TableLayout.ServicePrincipalSize)));

    /// <summary>The name.</summary>
    public override string ToString() => _reference is null ? string.Empty : Name;

    AwsServicePrincipal IReferenceEntry<AwsServicePrincipal>.At(ServiceReference reference, int index) => new(reference, index);
}
