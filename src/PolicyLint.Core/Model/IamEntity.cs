using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>The IAM entities that can have a permissions boundary.</summary>
public enum IamEntityType
{
    /// <summary>A user.</summary>
    User,

    /// <summary>A role.</summary>
    Role,
}

/// <summary>
/// A user or role that a file describes, as <c>get-role</c>, <c>get-user</c> and <c>get-account-authorization-details</c> do.
/// </summary>
public sealed class IamEntity
{
    internal IamEntity(IamEntityType type, SymbolicString name, string path, Origin? boundary)
    {
        Type = type;
        Name = name;
        Path = path;
        Boundary = boundary;
    }

    /// <summary>User or role.</summary>
    public IamEntityType Type { get; }

    /// <summary>Its name.</summary>
    public SymbolicString Name { get; }

    /// <summary>Its path, such as <c>/</c> or <c>/aws-service-role/ecs.amazonaws.com/</c>; empty when not told.</summary>
    public string Path { get; }

    /// <summary>Where its permissions boundary is given; null when it has none.</summary>
    public Origin? Boundary { get; }

    /// <summary>
    /// True for a service-linked role, which cannot have a boundary.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
    /// </summary>
    public bool IsServiceLinked => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);
}
