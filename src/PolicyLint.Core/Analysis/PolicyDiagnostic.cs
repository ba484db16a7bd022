using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>Another place that a finding speaks of.</summary>
/// <param name="Origin">Where.</param>
/// <param name="Message">What is there.</param>
public readonly record struct RelatedLocation(Origin Origin, string Message);

/// <summary>One finding. Immutable.</summary>
public sealed class PolicyDiagnostic
{
    private readonly string[] _arguments;
    private readonly DiagnosticFixes _fixes;
    private string? _message;
    private string? _linkedMessage;

    internal PolicyDiagnostic(
        RuleDescriptor descriptor,
        Severity severity,
        Origin origin,
        string[] arguments,
        ImmutableArray<RelatedLocation> related,
        DiagnosticFixes fixes,
        Policy? policy,
        Statement? statement,
        DeclaringResource? resource)
    {
        Descriptor = descriptor;
        Severity = severity;
        Origin = origin;
        OriginInFile = origin;
        _arguments = arguments;
        RelatedLocations = related;
        _fixes = fixes;
        Policy = policy;
        Statement = statement;
        DeclaringResource = resource;
    }

    /// <summary>A finding like another one, at another place, with other related places, for another resource.</summary>
    private PolicyDiagnostic(PolicyDiagnostic like, Origin origin, ImmutableArray<RelatedLocation> related, DeclaringResource? resource, DiagnosticFixes? fixes = null)
        : this(like.Descriptor, like.Severity, origin, like._arguments, related, fixes ?? like._fixes, like.Policy, like.Statement, resource)
    {
        OriginInFile = like.OriginInFile;
        Assumptions = like.Assumptions;
        Words = like.Words;
    }

    /// <summary>The rule that reports.</summary>
    public RuleDescriptor Descriptor { get; }

    /// <summary>How grave it is, after the user's settings.</summary>
    public Severity Severity { get; }

    /// <summary>Where it is to be repaired: in the file, or in the source that generated it.</summary>
    public Origin Origin { get; }

    /// <summary>Where it is in the file that was linted.</summary>
    internal Origin OriginInFile { get; private init; }

    /// <summary>What is wrong, in plain words on one line.</summary>
    public string Message => (_message ??= DiagnosticMessage.Plain(Descriptor.Message, _arguments, Words)) + PolicyForms.Describe(Assumptions, link: false);

    /// <summary>
    /// The message as SARIF has it: <c>[text](1)</c> links the first related location, and brackets and backslashes that
    /// come from the policy are escaped.
    /// </summary>
    public string LinkedMessage => (_linkedMessage ??= DiagnosticMessage.Linked(Descriptor.Message, _arguments, Words)) + PolicyForms.Describe(Assumptions, link: true);

    /// <summary>For the arguments that are the rule's own words, the same with links; null for others, or when there are none.</summary>
    internal string?[]? Words { get; init; }

    /// <summary>
    /// What a template leaves open and must be so for the finding to hold: the message names it. Empty when the finding always holds.
    /// </summary>
    public ImmutableArray<ConditionAssumption> Assumptions { get; internal init; } = ImmutableArray<ConditionAssumption>.Empty;

    /// <summary>Other places that the message speaks of, in the order of its links.</summary>
    public ImmutableArray<RelatedLocation> RelatedLocations { get; }

    /// <summary>Ways to repair it, the best first.</summary>
    public ImmutableArray<Fix> Fixes => _fixes.All;

    /// <summary>The policy that it is about, if there is one.</summary>
    public Policy? Policy { get; }

    /// <summary>The statement that it is about, if it is about one.</summary>
    public Statement? Statement { get; }

    /// <summary>The resource of a template or plan that it is about, if it is about one.</summary>
    public DeclaringResource? DeclaringResource { get; }

    /// <summary>True when the finding is about a policy, user or role of this name, or what a resource so called declares.</summary>
    internal bool IsAboutPolicy(string name)
        => (DeclaringResource is { } resource && (resource.LogicalId == name || resource.ConstructPath == name))
            || (Policy is { } policy && policy.IsNamed(name));

    /// <summary>True when the finding is about this value: it stands at the place, or the message names it.</summary>
    internal bool IsAboutValue(string value)
        => Array.IndexOf(_arguments, value) >= 0 || OriginInFile.Text.Trim('"', '\\', '\'') == value;

    /// <summary>The same finding under other assumptions.</summary>
    internal PolicyDiagnostic Under(ImmutableArray<ConditionAssumption> assumptions)
        => new(this, Origin, RelatedLocations, DeclaringResource) { Assumptions = assumptions };

    /// <summary>The same finding, with no fix that may be applied unseen.</summary>
    internal PolicyDiagnostic WithUnsafeFixes()
        => Fixes.All(fix => fix.Safety == FixSafety.Unsafe)
            ? this
            : new(this, Origin, RelatedLocations, DeclaringResource, new DiagnosticFixes(ImmutableArray.CreateRange(Fixes, fix => fix.AsUnsafe()))) { Assumptions = Assumptions };

    /// <summary>The same finding, shown at the source that generated the file; the place in the file is then the last of the related ones.</summary>
    internal PolicyDiagnostic ShownAt(Origin source, string message)
        => new(this, source, RelatedLocations.Add(new RelatedLocation(OriginInFile, message)), DeclaringResource);

    /// <summary>The same finding, for another resource.</summary>
    internal PolicyDiagnostic For(DeclaringResource? resource) => new(this, Origin, RelatedLocations, resource);

    /// <summary><c>path:line:column: severity id: message</c>.</summary>
    public override string ToString() => $"{Origin}: {Severity.ToString().ToLowerInvariant()} {Descriptor.Id}: {Message}";
}
