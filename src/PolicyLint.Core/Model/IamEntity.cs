using System.Collections.Immutable;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>What policies can be attached to. Users, roles and permission sets can have a permissions boundary; groups cannot.</summary>
public enum IamEntityType
{
    /// <summary>A user.</summary>
    User,

    /// <summary>A role.</summary>
    Role,

    /// <summary>A group.</summary>
    Group,

    /// <summary>A permission set of IAM Identity Center.</summary>
    PermissionSet,
}

/// <summary>
/// A user, role, group or permission set that a file describes, as <c>get-role</c>, <c>get-user</c>,
/// <c>get-account-authorization-details</c>, templates and plans do.
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

    /// <summary>What it is.</summary>
    public IamEntityType Type { get; }

    /// <summary>Its name; in a template its logical id, at its place.</summary>
    public SymbolicString Name { get; }

    /// <summary>The resource that declares it; null outside of templates and plans.</summary>
    public DeclaringResource? DeclaringResource { get; internal init; }

    /// <summary>Its path, such as <c>/</c> or <c>/aws-service-role/ecs.amazonaws.com/</c>; empty when not told.</summary>
    public string Path { get; }

    /// <summary>Where its permissions boundary is given; null when it has none.</summary>
    public Origin? Boundary { get; }

    /// <summary>The policies that the file attaches to it, managed and inline ones, in order.</summary>
    internal ImmutableArray<PolicyAttachment> Attachments { get; set; } = ImmutableArray<PolicyAttachment>.Empty;

    /// <summary>The inline policies of it that stand in the file, in order; not those that depend on a condition of the template.</summary>
    internal ImmutableArray<Policy> InlinePolicies { get; set; } = ImmutableArray<Policy>.Empty;

    /// <summary>Where the password stands that it gets for the console, if the file has it in plain text.</summary>
    internal Origin? Password { get; set; }

    /// <summary>
    /// True for a service-linked role, which cannot have a boundary.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
    /// </summary>
    public bool IsServiceLinked => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);

    /// <summary>The name that the file gives it besides, as text for people; null when it gives none. What names it in a template may name it so.</summary>
    internal string? GivenName { get; init; }

    /// <summary>The groups that a user is in: their names, or their logical ids in a template.</summary>
    internal ImmutableArray<string> Groups { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>
    /// The identity-based policies that it certainly has and that stand in the same template: its own, managed ones, and those of its groups.
    /// </summary>
    internal ImmutableArray<Policy> Policies { get; set; } = ImmutableArray<Policy>.Empty;

    /// <summary>The policy of its boundary, when it stands in the same template.</summary>
    internal Policy? BoundaryPolicy { get; set; }

    /// <summary>Who can assume it, for a role of a template.</summary>
    internal Policy? TrustPolicy { get; set; }

    /// <summary>True when AdministratorAccess is attached to it.</summary>
    internal bool IsAdministrator { get; set; }
}
