using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Binding;

/// <summary>Gathers the policies of a file, those in its texts included, with the trees that they were read from.</summary>
internal sealed class PolicyCollector
{
    private readonly PolicyKind? _kind;
    private readonly ImmutableArray<SyntaxTree>.Builder _trees = ImmutableArray.CreateBuilder<SyntaxTree>(1);
    private readonly List<Policy> _policies = [];

    /// <summary>Begins with a file.</summary>
    /// <param name="file">What was read.</param>
    /// <param name="kind">What the user says that its policies are attached to; null to take it from the file.</param>
    public PolicyCollector(SyntaxTree file, PolicyKind? kind)
    {
        _trees.Add(file);
        _kind = kind;
    }

    /// <summary>True when there is a policy.</summary>
    public bool HasPolicies => _policies.Count > 0;

    /// <summary>True when a text that stands where a policy stands broke off before it told what it is.</summary>
    public bool HasUnreadablePolicy { get; private set; }

    /// <summary>The file's own tree, then those of the texts in it.</summary>
    public ImmutableArray<SyntaxTree> Trees => _trees.ToImmutable();

    /// <summary>The policies, in document order.</summary>
    public ImmutableArray<Policy> Policies => _policies.OrderBy(p => p.Origin.Span.Start).ToImmutableArray();

    /// <summary>What the user says that the policies are attached to; null to take it from the file.</summary>
    public PolicyKind? Kind => _kind;

    /// <summary>Adds a tree that was read from a text of the file.</summary>
    public void AddTree(SyntaxTree tree) => _trees.Add(tree);

    /// <summary>Adds a policy that was bound already.</summary>
    public void Add(Policy policy) => _policies.Add(policy);

    /// <summary>Binds a document or bare statements. False when the node is neither.</summary>
    /// <param name="node">What may be a policy.</param>
    /// <param name="kind">What the file says that it is attached to; null to infer it.</param>
    /// <param name="name">What the file calls it.</param>
    /// <param name="pointer">The way to it in the file.</param>
    /// <param name="resource">The resource that declares it.</param>
    public bool TryAdd(SyntaxNode node, PolicyKind? kind, string name, string pointer, DeclaringResource? resource = null)
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

    /// <summary>Binds the policy that a text holds as JSON, if it holds one.</summary>
    /// <param name="node">A text.</param>
    /// <param name="kind">What the file says that it is attached to; null to infer it.</param>
    /// <param name="name">What the file calls it.</param>
    /// <param name="pointer">The way to it in the file; empty where nothing says that a policy stands there.</param>
    /// <param name="resource">The resource that declares it.</param>
    public void AddEmbedded(SyntaxNode node, PolicyKind? kind, string name, string pointer, DeclaringResource? resource = null)
    {
        if (EmbeddedPolicy.Read(node.Decode()) is not { } tree)
        {
            return;
        }

        if (TryAdd(tree.Root, kind, name, pointer, resource))
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
