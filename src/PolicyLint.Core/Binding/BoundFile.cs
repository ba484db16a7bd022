using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Binding;

/// <summary>What a file turned out to be.</summary>
public enum FileKind
{
    /// <summary>Neither policy nor template: to be passed over.</summary>
    Other,

    /// <summary>It holds at least one policy, user or role.</summary>
    Policy,

    /// <summary>A template of CloudFormation or SAM or a plan of Terraform that holds no policy, user or role.</summary>
    Template,

    /// <summary>Broken before anything could tell what it is.</summary>
    Unreadable,

    /// <summary>No YAML, or not yet, and no sign of a policy in it: a Helm chart, say. To be passed over.</summary>
    Foreign,
}

/// <summary>A file with all that was found in it.</summary>
internal sealed class BoundFile
{
    /// <summary>What the file is.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>The trees that were read: the file's own and those of policies inside its strings.</summary>
    public required ImmutableArray<SyntaxTree> Trees { get; init; }

    /// <summary>True when a tool wrote the file, as its content shows: no fixes are offered on it.</summary>
    public bool IsGenerated { get; init; }

    /// <summary>True for a template: an edit must not break the functions in it.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>The policies, in document order.</summary>
    public ImmutableArray<Policy> Policies { get; init; } = ImmutableArray<Policy>.Empty;

    /// <summary>The users, roles, groups and permission sets that the file describes, in document order.</summary>
    public ImmutableArray<IamEntity> Entities { get; init; } = ImmutableArray<IamEntity>.Empty;

    /// <summary>The policies that the file attaches to them, in document order.</summary>
    public ImmutableArray<PolicyAttachment> Attachments { get; init; } = ImmutableArray<PolicyAttachment>.Empty;

    /// <summary>What is wrong with the template where it makes policies.</summary>
    public ImmutableArray<TemplateFault> TemplateFaults { get; init; } = ImmutableArray<TemplateFault>.Empty;
}
