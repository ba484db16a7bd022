using System.Collections.Immutable;
using PolicyLint.Model;

namespace PolicyLint.Analysis;

/// <summary>What a user can set for a run. Rules are named by id or by name.</summary>
public sealed record LinterOptions
{
    /// <summary>The defaults.</summary>
    public static LinterOptions Default { get; } = new();

    /// <summary>What the policies are attached to; null to take it from the file and the statements.</summary>
    public PolicyKind? Kind { get; init; }

    /// <summary>Which rules run, and how grave they are, unless more is said of them.</summary>
    public RulePreset Preset { get; init; }

    /// <summary>Only these rules run, those off by default included; empty for those of <see cref="Preset"/>. A prefix such as <c>PL1</c> names all that begin so.</summary>
    public ImmutableArray<string> Select { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>These rules do not run. A prefix such as <c>PL1</c> names all that begin so.</summary>
    public ImmutableArray<string> Ignore { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Other severities for rules; <see cref="Severity.None"/> turns one off, any other turns it on.</summary>
    public ImmutableDictionary<string, Severity> Severities { get; init; } = ImmutableDictionary<string, Severity>.Empty;

    /// <summary>
    /// Actions that AWS has and the reference does not know: newer than it, or of a private service. <c>service:Action</c>, without
    /// regard to case; <c>*</c> and <c>?</c> are wildcards. A service that is named here is known.
    /// </summary>
    public ImmutableArray<string> AdditionalActions { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>
    /// Values of the parameters of CloudFormation templates, by name. A parameter that is not among them can have any value that its
    /// template allows.
    /// </summary>
    public ImmutableDictionary<string, string> TemplateParameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// The user's own accounts, by their 12 digits. Rules about foreign accounts take these for friends; empty when the user does not tell.
    /// </summary>
    public ImmutableArray<string> Accounts { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The user's own organizations, by id, such as <c>o-a1b2c3d4e5</c>; empty when the user does not tell.</summary>
    public ImmutableArray<string> Organizations { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The moment that rules take for the present; null when nobody tells, and then no date is past.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Values of options of rules: for <see cref="RuleOption{T}"/> a <c>T</c>. An option that is not there has its default.</summary>
    public ImmutableDictionary<RuleOption, object> OptionValues { get; init; } = ImmutableDictionary<RuleOption, object>.Empty;

    /// <summary>What the configuration accepts in the file at hand, besides what the file says itself.</summary>
    public ImmutableArray<Suppression> Suppressions { get; init; } = ImmutableArray<Suppression>.Empty;

    /// <summary>What the ticket of each suppression must look like; null when none is asked for.</summary>
    public TicketPattern? TicketPattern { get; init; }

    /// <summary>Is told what each rule costs; null when nobody wants to know, which is much faster.</summary>
    public RuleProfile? Profile { get; init; }

    /// <summary>The value of an option of a rule.</summary>
    /// <typeparam name="T">The type of its value.</typeparam>
    /// <param name="option">The option.</param>
    public T ValueOf<T>(RuleOption<T> option)
        where T : notnull
    {
        if (option is null)
        {
            throw new ArgumentNullException(nameof(option));
        }

        return !OptionValues.IsEmpty && OptionValues.TryGetValue(option, out object? value) ? (T)value : option.Default;
    }

    /// <summary>These options, with a value for an option of a rule.</summary>
    /// <typeparam name="T">The type of its value.</typeparam>
    /// <param name="option">The option.</param>
    /// <param name="value">Its value.</param>
    public LinterOptions With<T>(RuleOption<T> option, T value)
        where T : notnull
        => this with { OptionValues = OptionValues.SetItem(option, value) };

    /// <summary>The severity of a rule under these options; <see cref="Severity.None"/> when it does not run.</summary>
    public Severity SeverityOf(RuleDescriptor descriptor)
    {
        if (Names(Ignore, descriptor))
        {
            return Severity.None;
        }

        if (Severities.TryGetValue(descriptor.Id, out Severity severity) || Severities.TryGetValue(descriptor.Name, out severity))
        {
            return severity;
        }

        Severity preset = Preset.SeverityOf(descriptor);
        return Select.IsEmpty ? preset
            : !Names(Select, descriptor) ? Severity.None
            : preset != Severity.None ? preset
            : descriptor.Severity;
    }

    /// <summary>True when the user chose the severity of a rule.</summary>
    internal bool ChoosesSeverityOf(RuleDescriptor descriptor)
        => Severities.ContainsKey(descriptor.Id) || Severities.ContainsKey(descriptor.Name);

    private static bool Names(ImmutableArray<string> names, RuleDescriptor descriptor)
    {
        foreach (string name in names)
        {
            if (name == descriptor.Name || (name.StartsWith("PL", StringComparison.Ordinal) && descriptor.Id.StartsWith(name, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
