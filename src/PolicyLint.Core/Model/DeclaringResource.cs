namespace PolicyLint.Model;

/// <summary>The resource of a template or plan that declares a policy, a user or a role.</summary>
public sealed class DeclaringResource
{
    internal DeclaringResource(string logicalId, string type, string? constructPath = null)
    {
        LogicalId = logicalId;
        Type = type;
        ConstructPath = constructPath;
    }

    /// <summary>What the file calls it: the logical id in a template (<c>WorkerRole</c>), the address in a Terraform plan (<c>module.app.aws_iam_role.worker</c>).</summary>
    public string LogicalId { get; }

    /// <summary>Its type: <c>AWS::IAM::Role</c>, <c>aws_iam_role</c>.</summary>
    public string Type { get; }

    /// <summary>The path of the CDK construct that made it, such as <c>Stack/Worker/Role/Resource</c>; null when it has none.</summary>
    public string? ConstructPath { get; }

    /// <summary>What names it best: the construct path where there is one, else the logical id.</summary>
    public string Address => ConstructPath ?? LogicalId;

    /// <summary>
    /// For people: <c>AWS::IAM::Role WorkerRole</c>, with the construct path where there is one; an address that names its type stands alone.
    /// </summary>
    public override string ToString()
    {
        string named = LogicalId.Contains(Type) ? LogicalId : $"{Type} {LogicalId}";
        return ConstructPath is null ? named : $"{ConstructPath} ({named})";
    }
}
