using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Binding;

/// <summary>Gathers what is found in a file: the policies, those in its texts included, and what goes with them.</summary>
internal sealed class BoundFileBuilder
{
    private readonly PolicyKind? _kind;
    private readonly ImmutableArray<SyntaxTree>.Builder _trees = ImmutableArray.CreateBuilder<SyntaxTree>(1);
    private readonly List<Policy> _policies = [];

    /// <summary>Begins with a file.</summary>
    /// <param name="file">What was read.</param>
    /// <param name="kind">What the user says that its policies are attached to; null to take it from the file.</param>
    public BoundFileBuilder(SyntaxTree file, PolicyKind? kind)
    {
        _trees.Add(file);
        _kind = kind;
    }

    /// <summary>The users, roles, groups and permission sets.</summary>
    public List<IamEntity> Entities { get; } = [];

    /// <summary>The policies that are attached to them.</summary>
    public List<PolicyAttachment> Attachments { get; } = [];

    /// <summary>What is wrong with the template where it makes policies.</summary>
    public List<TemplateFault> TemplateFaults { get; } = [];

    /// <summary>What the user says that the policies are attached to; null to take it from the file.</summary>
    public PolicyKind? Kind => _kind;

    /// <summary>True when a tool wrote the file.</summary>
    public bool IsGenerated { get; set; }

    /// <summary>True for a template with functions.</summary>
    public bool IsTemplate { get; set; }

    /// <summary>True when there is something to lint: a policy, or somebody who has some.</summary>
    public bool HasPolicies => _policies.Count > 0 || Entities.Count > 0 || Attachments.Count > 0 || TemplateFaults.Count > 0;

    /// <summary>True when a text that stands where a policy stands broke off before it told what it is.</summary>
    public bool HasUnreadablePolicy { get; private set; }

    /// <summary>Finishes.</summary>
    /// <param name="kind">What the file turned out to be.</param>
    public BoundFile ToBoundFile(FileKind kind)
    {
        BoundaryPolicies.Pair(Attachments);
        if (IsTemplate && _kind is null)
        {
            BoundaryPolicies.Mark(_policies, Attachments);
        }

        if (IsTemplate && Entities.Count > 0)
        {
            PolicyHolders.Assign(Entities.ToImmutableArray(), _policies, Attachments);
        }

        return new BoundFile
        {
            Kind = kind,
            Trees = _trees.ToImmutable(),
            IsGenerated = IsGenerated,
            IsTemplate = IsTemplate,
            Policies = _policies.OrderBy(p => p.Origin.Span.Start).ToImmutableArray(),
            Entities = Entities.ToImmutableArray(),
            Attachments = Attachments.ToImmutableArray(),
            TemplateFaults = TemplateFaults.ToImmutableArray(),
        };
    }

    /// <summary>Adds a tree that was read from a text of the file.</summary>
    public void AddTree(SyntaxTree tree) => _trees.Add(tree);

    /// <summary>Binds a document or bare statements. False when the node is neither.</summary>
    /// <param name="node">What may be a policy.</param>
    /// <param name="kind">What the file says that it is attached to; null to infer it.</param>
    /// <param name="name">What the file calls it.</param>
    /// <param name="pointer">The way to it in the file.</param>
    /// <param name="resource">The resource that declares it.</param>
    public bool TryAddPolicy(SyntaxNode node, PolicyKind? kind, string name, string pointer, DeclaringResource? resource = null)
    {
        Policy? policy = PolicyShape.IsDocument(node) ? PolicyBinder.BindDocument(node, _kind ?? kind, name, pointer)
            : PolicyShape.IsStatement(node) || PolicyShape.IsStatementList(node) ? PolicyBinder.BindStatements(node, _kind ?? kind, name, pointer)
            : null;
        if (policy is null)
        {
            return false;
        }

        policy.DeclaringResource = resource;
        _policies.Add(policy);
        return true;
    }

    /// <summary>Adds a policy that no node gives as it is.</summary>
    /// <param name="policy">The policy, its kind being what the file says or lets infer.</param>
    public void AddPolicy(Policy policy)
    {
        policy.Kind = _kind ?? policy.Kind;
        _policies.Add(policy);
    }

    /// <summary>Binds the policy that a text holds as JSON, if it holds one.</summary>
    /// <param name="node">A text.</param>
    /// <param name="kind">What the file says that it is attached to; null to infer it.</param>
    /// <param name="name">What the file calls it.</param>
    /// <param name="pointer">The way to it in the file; empty where nothing says that a policy stands there.</param>
    /// <param name="resource">The resource that declares it.</param>
    public void AddEmbeddedPolicy(SyntaxNode node, PolicyKind? kind, string name, string pointer, DeclaringResource? resource = null)
    {
        if (EmbeddedPolicy.Read(node.Decode()) is not { } tree)
        {
            return;
        }

        if (TryAddPolicy(tree.Root, kind, name, pointer, resource))
        {
            _trees.Add(tree);
        }
        else if (pointer.Length > 0 && EmbeddedPolicy.IsUnreadable(tree))
        {
            // It stands where a policy stands, begins like one, and breaks off before it tells.
            _trees.Add(tree);
            HasUnreadablePolicy = true;
        }
    }
}
