using System.Collections.Immutable;

namespace PolicyLint.Analysis;

/// <summary>Whether a rule's findings come with a fix.</summary>
public enum FixAvailability
{
    /// <summary>Never.</summary>
    None,

    /// <summary>Some of them.</summary>
    Sometimes,

    /// <summary>All of them.</summary>
    Always,
}

/// <summary>
/// Everything that is said about a rule. <c>rules.md</c>, <c>policylint explain</c>, SARIF's help and the IDE are all
/// rendered from it, and its examples are run as tests.
/// </summary>
public sealed class RuleDescriptor
{
    /// <summary>Where every rule's page stands.</summary>
    private const string HelpRoot = "https://github.com/policylint/policylint/blob/main/rules.md#";

    /// <summary><c>PL</c> and four digits; the first is the category.</summary>
    public required string Id { get; init; }

    /// <summary>A kebab-case name that says the bad thing: it reads well after "allow".</summary>
    public required string Name { get; init; }

    /// <summary>The severity when nobody says otherwise.</summary>
    public required Severity Severity { get; init; }

    /// <summary>One line: what is wrong.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// The finding's own words, with <c>{0}</c>, <c>{1}</c> … for its arguments. <c>[text](1)</c> links the first related
    /// location, <c>[text](2)</c> the second.
    /// </summary>
    public required string Message { get; init; }

    /// <summary>One line: why it matters.</summary>
    public required string Rationale { get; init; }

    /// <summary>One line: what to do.</summary>
    public required string Remedy { get; init; }

    /// <summary>
    /// The rule's page in Markdown: what more there is to say, then <c>## Bad</c> and <c>## Good</c> with fenced examples
    /// in which <c>[|…|]</c> marks where the finding stands.
    /// </summary>
    public required string Help { get; init; }

    /// <summary>
    /// The issue codes of AWS IAM Access Analyzer that the rule answers, such as <c>MISSING_VERSION</c>; empty when it has none.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
    /// </summary>
    public ImmutableArray<string> AccessAnalyzerCodes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether findings come with a fix.</summary>
    public FixAvailability Fix { get; init; }

    /// <summary>
    /// For rules about security, their weight as code scanning shows it: over 9 critical, from 7 high, from 4 medium, above 0
    /// low. 0 for rules of form.
    /// </summary>
    public double SecuritySeverity { get; init; }

    /// <summary>False for a rule that reports only when it is asked for.</summary>
    public bool IsEnabledByDefault { get; init; } = true;

    /// <summary>What teams can decide for themselves; empty for most rules.</summary>
    public ImmutableArray<RuleOption> Options { get; init; } = ImmutableArray<RuleOption>.Empty;

    /// <summary>
    /// Ids of broader rules: where one of them reports the same span, this rule's finding says nothing more and is dropped.
    /// </summary>
    public ImmutableArray<string> AbsorbedBy { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The category, from the id.</summary>
    public RuleCategory Category => (RuleCategory)(Id[2] - '0');

    /// <summary>The address of the rule's page.</summary>
    public string HelpUri => HelpRoot + Id.ToLowerInvariant() + "-" + Name;

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Name}";
}
