using System.Collections.Immutable;

namespace PolicyLint.Model;

/// <summary>What a tool that generated a template wrote beside it, as the CDK does in its cloud assembly. Immutable.</summary>
public sealed class TemplateMetadata
{
    private readonly ImmutableDictionary<string, string> _constructPaths;

    /// <summary>Makes metadata of a template.</summary>
    /// <param name="constructPaths">The paths of the constructs that made the resources (<c>Stack/Worker/Role/Resource</c>), by the resources' logical ids.</param>
    /// <param name="acknowledgements">The rules that the program says are known to be broken.</param>
    public TemplateMetadata(IReadOnlyDictionary<string, string> constructPaths, IEnumerable<RuleAcknowledgement> acknowledgements)
    {
        _constructPaths = ImmutableDictionary.CreateRange(StringComparer.Ordinal, constructPaths);
        Acknowledgements = acknowledgements.ToImmutableArray();
    }

    /// <summary>Nothing is known.</summary>
    public static TemplateMetadata None { get; } = new(ImmutableDictionary<string, string>.Empty, []);

    /// <summary>The rules that the program says are known to be broken.</summary>
    public ImmutableArray<RuleAcknowledgement> Acknowledgements { get; }

    /// <summary>The path of the construct that made a resource; null when it is not known.</summary>
    public string? ConstructPathOf(string logicalId) => _constructPaths.TryGetValue(logicalId, out string? path) ? path : null;
}

/// <summary>That a program says: on this construct, and on those below it, this rule is known to be broken.</summary>
/// <param name="ConstructPath">The construct.</param>
/// <param name="Rule">The rule's id or name, as the program wrote it.</param>
/// <param name="Reason">Why that is right; may be empty, and may begin with <c>until=2027-03-31 ticket=SEC-12 --</c>.</param>
public sealed record RuleAcknowledgement(string ConstructPath, string Rule, string Reason)
{
    /// <summary>True when the program wrote for this linter; else a rule that nobody here knows is another tool's.</summary>
    public bool IsForPolicyLint { get; init; } = true;

    /// <summary>True when the construct also has resources in other templates: this one alone does not tell whether there is something to acknowledge.</summary>
    public bool ReachesOtherTemplates { get; init; }

    /// <summary>True when the construct is one of another template, with which its faults are told.</summary>
    public bool IsOfOtherTemplate { get; init; }
}
