using System.Collections.Immutable;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>What a rule is given besides the thing that it looks at: what AWS knows of it, and the way to report.</summary>
public sealed class RuleContext
{
    private readonly List<DiagnosticBuilder> _reported = [];
    private readonly StatementReferences _references;
    private readonly LinterOptions _options;
    private object? _sharedSubject;
    private object? _shared;
    private RuleDescriptor? _descriptor;
    private Severity _severity;
    private bool _isSeverityChosen;
    private List<RuleDescriptor>? _failed;
    private DeclaringResource? _resource;
    private ImmutableArray<ConditionAssumption> _assumptions = ImmutableArray<ConditionAssumption>.Empty;

    internal RuleContext(LinterOptions options, StatementReferences references)
    {
        _options = options;
        _references = references;
    }

    /// <summary>The user's own accounts; empty when the user does not tell: <see cref="LinterOptions.Accounts"/>.</summary>
    public ImmutableArray<string> Accounts => _options.Accounts;

    /// <summary>The user's own organizations; empty when the user does not tell: <see cref="LinterOptions.Organizations"/>.</summary>
    public ImmutableArray<string> Organizations => _options.Organizations;

    /// <summary>The present; null when nobody tells, and then no date is past: <see cref="LinterOptions.Now"/>.</summary>
    public DateTimeOffset? Now => _options.Now;

    /// <summary>What the ticket of a suppression must look like; null when none is asked for.</summary>
    internal TicketPattern? TicketPattern => _options.TicketPattern;

    /// <summary>The value of an option of the rule at hand.</summary>
    /// <typeparam name="T">The type of its value.</typeparam>
    /// <param name="option">The option.</param>
    public T ValueOf<T>(RuleOption<T> option)
        where T : notnull
        => _options.ValueOf(option);

    /// <summary>The policy at hand; null for rules about the file.</summary>
    public Policy? Policy { get; private set; }

    /// <summary>The statement at hand; null for rules about the policy.</summary>
    public Statement? Statement { get; private set; }

    /// <summary>What AWS publishes about its services, at a date.</summary>
    public ServiceReference Reference => _references.Reference;

    /// <summary>The values of the statement's <c>Action</c> and <c>NotAction</c>, in this order, each looked up in the reference; empty for rules about the policy. Valid during the call.</summary>
    public ReadOnlySpan<StatementAction> Actions => _references.Actions;

    /// <summary>The values of the statement's <c>Resource</c> and <c>NotResource</c>, in this order, taken apart; empty for rules about the policy. Valid during the call.</summary>
    public ReadOnlySpan<StatementResource> Resources => _references.Resources;

    /// <summary>The statement's resources held against the reference; null when there is no ARN among them. Valid during the call.</summary>
    internal StatementArns? Arns => _references.Arns;

    /// <summary>The key of a condition of the statement at hand, looked up in the reference.</summary>
    /// <param name="condition">A condition of <see cref="Statement"/>.</param>
    public StatementConditionKey KeyOf(Condition condition) => _references.KeyOf(condition);

    /// <summary>True when the user says that AWS has this action although the reference does not: <see cref="LinterOptions.AdditionalActions"/>.</summary>
    /// <param name="action">An action or pattern, such as <c>s3:GetObject</c>; a pattern is declared when it matches a declared action.</param>
    public bool IsDeclaredAction(ReadOnlySpan<char> action) => _references.IsDeclared(action);

    /// <summary>Reports a finding.</summary>
    /// <param name="origin">Where: the smallest span that shows it.</param>
    /// <param name="arguments">What fills the placeholders of the rule's message, in order.</param>
    /// <returns>The finding, to which related locations and fixes can be added.</returns>
    public DiagnosticBuilder Report(Origin origin, params string[] arguments)
    {
        var builder = new DiagnosticBuilder(_descriptor!, _severity, origin, arguments, Policy, Statement, _resource, _isSeverityChosen) { Assumptions = _assumptions, Options = _options };
        _reported.Add(builder);
        return builder;
    }

    /// <summary>Is told what each rule costs; null when nobody wants to know.</summary>
    internal RuleProfile? Profile => _options.Profile;

    internal bool HasReports => _reported.Count > 0;

    /// <summary>
    /// What several rules work out together of one thing: made when the first of them asks, and kept until one asks for another thing.
    /// </summary>
    /// <typeparam name="TSubject">What it is made of.</typeparam>
    /// <typeparam name="TResult">What is made; one type for each group of rules.</typeparam>
    /// <param name="subject">The thing.</param>
    /// <param name="make">Makes it.</param>
    internal TResult Share<TSubject, TResult>(TSubject subject, Func<TSubject, RuleContext, TResult> make)
        where TSubject : class
        where TResult : class
    {
        if (!ReferenceEquals(_sharedSubject, subject) || _shared is not TResult result)
        {
            result = make(subject, this);
            _sharedSubject = subject;
            _shared = result;
        }

        return result;
    }

    /// <summary>What the following reports are about.</summary>
    internal void Enter(Policy? policy, Statement? statement)
    {
        Policy = policy;
        Statement = statement;
        _resource = policy?.DeclaringResource;
        _references.Enter(statement);
    }

    /// <summary>What the following reports are about, when it is no policy.</summary>
    /// <param name="resource">What declares it.</param>
    /// <param name="assumptions">What the template leaves open and must be so.</param>
    internal void Enter(DeclaringResource? resource, ImmutableArray<ConditionAssumption> assumptions = default)
    {
        _resource = resource;
        _assumptions = assumptions.IsDefault ? ImmutableArray<ConditionAssumption>.Empty : assumptions;
    }

    /// <summary>Which rule the following reports come from.</summary>
    /// <param name="descriptor">The rule.</param>
    /// <param name="severity">Its severity under the user's settings.</param>
    /// <param name="isChosen">True when the user chose the severity.</param>
    internal void Enter(RuleDescriptor descriptor, Severity severity, bool isChosen = true)
    {
        _descriptor = descriptor;
        _severity = severity;
        _isSeverityChosen = isChosen;
    }

    /// <summary>Reports that a rule threw: once a file, at the first place, however often it does.</summary>
    internal void ReportFailure(RuleDescriptor rule, Exception fault, SourceText source)
    {
        if ((_failed ??= []).Contains(rule))
        {
            return;
        }

        _failed.Add(rule);
        Enter(RuleFailure.Descriptor, Severity.Error);
        Report(Statement?.Origin ?? Policy?.Origin ?? new Origin(source, default), rule.ToString(), source.Path, fault.GetType().Name, fault.Message);
    }

    /// <summary>The findings.</summary>
    /// <param name="isGenerated">True when a tool wrote the file: it writes it again the next time it runs, so that fixes are lost.</param>
    internal List<PolicyDiagnostic> ToDiagnostics(bool isGenerated) => _reported.FindAll(builder => builder.IsForUser).ConvertAll(builder => builder.ToDiagnostic(isGenerated));
}

/// <summary>A finding that is being made.</summary>
public sealed class DiagnosticBuilder
{
    private readonly RuleDescriptor _descriptor;
    private readonly bool _isSeverityChosen;
    private readonly Origin _origin;
    private readonly string[] _arguments;
    private readonly Policy? _policy;
    private readonly Statement? _statement;
    private readonly DeclaringResource? _resource;
    private Severity _severity;
    private string?[]? _linked;

    /// <summary>The user's settings, for what is made later.</summary>
    internal LinterOptions Options { get; init; } = LinterOptions.Default;

    /// <summary>What the template leaves open and must be so for the finding to hold.</summary>
    internal ImmutableArray<ConditionAssumption> Assumptions { get; init; } = ImmutableArray<ConditionAssumption>.Empty;

    private ImmutableArray<RelatedLocation> _related = ImmutableArray<RelatedLocation>.Empty;
    private ImmutableArray<Fix> _fixes = ImmutableArray<Fix>.Empty;
    private Func<IEnumerable<Fix>>? _laterFixes;

    internal DiagnosticBuilder(RuleDescriptor descriptor, Severity severity, Origin origin, string[] arguments, Policy? policy, Statement? statement, DeclaringResource? resource, bool isSeverityChosen)
    {
        _descriptor = descriptor;
        _severity = severity;
        _origin = origin;
        _arguments = arguments;
        _policy = policy;
        _statement = statement;
        _resource = resource;
        _isSeverityChosen = isSeverityChosen;
    }

    /// <summary>Adds another place; the message links them by their number, from 1.</summary>
    public DiagnosticBuilder WithRelated(Origin origin, string message)
    {
        _related = _related.Add(new RelatedLocation(origin, message));
        return this;
    }

    /// <summary>
    /// Fills a placeholder with words of the rule's own, which can link as many related locations as there are: they are neither cut nor escaped.
    /// </summary>
    /// <param name="argument">Which placeholder.</param>
    /// <param name="plain">The words.</param>
    /// <param name="linked">The same with links: <c>[text](1)</c> for the first related location.</param>
    internal DiagnosticBuilder WithWords(int argument, string plain, string linked)
    {
        _arguments[argument] = plain;
        (_linked ??= new string?[_arguments.Length])[argument] = linked;
        return this;
    }

    /// <summary>Gives this finding another severity than the rule's, unless the user chose the rule's severity.</summary>
    public DiagnosticBuilder WithDefaultSeverity(Severity severity)
    {
        _severity = _isSeverityChosen ? _severity : severity;
        return this;
    }

    /// <summary>Adds a way to repair it; null adds none.</summary>
    public DiagnosticBuilder WithFix(Fix? fix)
    {
        _fixes = fix is null ? _fixes : _fixes.Add(fix);
        return this;
    }

    /// <summary>
    /// Adds ways to repair it that cost more to make than the finding: they are made when somebody asks for them, after those of
    /// <see cref="WithFix"/>. Called once.
    /// </summary>
    /// <param name="make">Makes them, of the context alone, which is that of the check; a null among them is none.</param>
    internal DiagnosticBuilder WithFixesLater(Func<RuleContext, IEnumerable<Fix?>> make)
    {
        _laterFixes = DiagnosticFixes.Later(Options, _policy, _statement, make);
        return this;
    }

    /// <summary>False for the form of a policy that AWS wrote: nobody can repair it.</summary>
    internal bool IsForUser
        => _policy is not { IsOfAws: true } || _descriptor.Category is not (RuleCategory.Grammar or RuleCategory.Reference or RuleCategory.Hygiene);

    internal PolicyDiagnostic ToDiagnostic(bool isGenerated) => new(
        _descriptor,
        // What AWS's own policy gives is the user's choice, and seldom to be narrowed.
        _policy is { IsOfAws: true } && !_isSeverityChosen ? Severity.Suggestion : _severity,
        _origin,
        _arguments,
        _related,
        isGenerated || _policy is { IsMade: true } ? DiagnosticFixes.None : new DiagnosticFixes(_fixes, _laterFixes),
        _policy,
        _statement ?? StatementAt(),
        _resource)
    {
        Assumptions = Assumptions,
        Words = _linked,
    };

    /// <summary>The statement that holds the place which a rule about the policy as a whole reports.</summary>
    private Statement? StatementAt()
    {
        if (_policy is null || !_policy.Origin.Source.Equals(_origin.Source))
        {
            return null;
        }

        // Statements stand one after the other: the last that begins before the place is the only one that can hold it.
        int low = 0;
        int high = _policy.Statements.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_policy.Statements[middle].Origin.Span.Start <= _origin.Span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low > 0 && _policy.Statements[low - 1].Origin.Span.Contains(_origin.Span) ? _policy.Statements[low - 1] : null;
    }
}
