using System.Collections.Concurrent;
using System.Collections.Immutable;
using PolicyLint.Binding;
using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>
/// Lints files with a fixed set of rules. Immutable and safe for use by many threads at once: make one and keep it.
/// It reads no file, no clock and no environment.
/// </summary>
public sealed partial class Linter
{
    private readonly LinterOptions _options;

    /// <summary>What lookups need and no thread uses at the moment: a run over many files makes one for each thread.</summary>
    private readonly ConcurrentBag<StatementReferences> _scratch = [];
    private readonly ImmutableArray<Active<PolicyRule>> _policyRules;
    private readonly ImmutableArray<Active<StatementRule>> _statementRules;
    private readonly ImmutableArray<Active<ConditionRule>> _conditionRules;
    private readonly ImmutableArray<Active<IEntityCheck>> _entityChecks;
    private readonly ImmutableArray<Active<InputRule>> _inputRules;
    private readonly ImmutableArray<Active<IAttachmentCheck>> _attachmentChecks;
    private readonly ImmutableArray<Active<TemplateFaultRule>> _templateFaultRules;
    private readonly ImmutableArray<Active<SuppressionRule>> _suppressionRules;

    /// <summary>Makes a linter.</summary>
    /// <param name="rules">The rules to run: <c>RuleCatalog.All</c>, rules of your own, or both.</param>
    /// <param name="options">The settings; the defaults when left out.</param>
    /// <exception cref="ArgumentException">Two rules have the same id or the same name.</exception>
    public Linter(IEnumerable<Rule> rules, LinterOptions? options = null)
    {
        _options = options ?? LinterOptions.Default;
        ImmutableArray<Rule> all = rules.ToImmutableArray();
        RejectDuplicates(all);
        Rules = ImmutableArray.CreateRange(all, rule => rule.Descriptor);
        _policyRules = Activate<PolicyRule>(all);
        _statementRules = Activate<StatementRule>(all);
        _conditionRules = Activate<ConditionRule>(all);
        _entityChecks = Activate<IEntityCheck>(all);
        _inputRules = Activate<InputRule>(all);
        _attachmentChecks = Activate<IAttachmentCheck>(all);
        _templateFaultRules = Activate<TemplateFaultRule>(all);
        _suppressionRules = Activate<SuppressionRule>(all);
        _options.Profile?.Enter(ActiveRules);
    }

    /// <summary>What is said about the rules, in the order in which they were given; those that are off included.</summary>
    public ImmutableArray<RuleDescriptor> Rules { get; }

    /// <summary>The rules that run, in the order in which they were given.</summary>
    public IEnumerable<RuleDescriptor> ActiveRules => Rules.Where(rule => _options.SeverityOf(rule) != Severity.None);

    /// <summary>Lints a JSON file. Never throws for what the file holds.</summary>
    public LintResult Lint(SourceText source) => Lint(source, SourceLanguage.Json);

    /// <summary>Lints a file. Never throws for what the file holds.</summary>
    /// <param name="source">The file.</param>
    /// <param name="language">The language that it is written in.</param>
    public LintResult Lint(SourceText source, SourceLanguage language) => Lint(source, language, TemplateMetadata.None);

    /// <summary>Lints a file that a tool generated. Never throws for what the file holds.</summary>
    /// <param name="source">The file.</param>
    /// <param name="language">The language that it is written in.</param>
    /// <param name="metadata">What the tool wrote beside it.</param>
    public LintResult Lint(SourceText source, SourceLanguage language, TemplateMetadata metadata)
    {
        if (language is null)
        {
            throw new ArgumentNullException(nameof(language));
        }

        if (metadata is null)
        {
            throw new ArgumentNullException(nameof(metadata));
        }

        BoundFile file = FileBinder.Bind(language.Read(source), _options.Kind, _options.TemplateParameters, metadata);
        StatementReferences references = _scratch.TryTake(out StatementReferences? free) ? free : new StatementReferences(_options);
        LintResult result = Suppress(Lint(file, source, new RuleContext(_options, references), references), metadata, references);
        references.Clear();
        _scratch.Add(references);
        return result;
    }

    private LintResult Lint(BoundFile file, SourceText source, RuleContext context, StatementReferences references)
    {
        CheckInput(file, context);
        bool isGenerated = source.IsGenerated || file.IsGenerated;
        List<PolicyDiagnostic>? conditional = null;
        foreach (Policy policy in file.Policies)
        {
            if (policy.Alternatives.IsEmpty)
            {
                Check(policy, context);
            }
            else
            {
                (conditional ??= []).AddRange(CheckForms(policy, references, isGenerated));
            }
        }

        foreach (IamEntity entity in file.Entities)
        {
            context.Enter(entity.DeclaringResource);
            Run(_entityChecks, entity, static (check, subject, c) => check.Check(subject, c), source, context);
        }

        foreach (PolicyAttachment attachment in file.Attachments)
        {
            context.Enter(attachment.DeclaringResource, attachment.Assumptions);
            Run(_attachmentChecks, attachment, static (check, subject, c) => check.Check(subject, c), source, context);
        }

        foreach (TemplateFault fault in file.TemplateFaults)
        {
            context.Enter(fault.DeclaringResource);
            Run(_templateFaultRules, fault, static (rule, subject, c) => CheckIfAbout(rule, subject, c), source, context);
        }

        if (!context.HasReports && conditional is null)
        {
            return new LintResult(source, file, ImmutableArray<PolicyDiagnostic>.Empty);
        }

        List<PolicyDiagnostic> found = context.ToDiagnostics(isGenerated);
        found.AddRange(conditional ?? []);
        ImmutableArray<PolicyDiagnostic> diagnostics = Arrange(found);
        bool repeats = file.IsTemplate || file.Trees.Any(tree => !tree.Annotations.Aliases.IsEmpty);
        return new LintResult(source, file, repeats ? Distinct(diagnostics) : diagnostics);
    }

    /// <summary>Checks all forms that a template's conditions leave open for a policy, and says which condition a finding depends on.</summary>
    private List<PolicyDiagnostic> CheckForms(Policy policy, StatementReferences references, bool isGenerated)
    {
        var forms = new List<PolicyForms.Form>(policy.Alternatives.Length + 1);
        foreach (Policy form in policy.Alternatives.Insert(0, policy))
        {
            var context = new RuleContext(_options, references);
            Check(form, context);
            forms.Add(new PolicyForms.Form(form.Assumptions, WithoutAbsorbed(context.ToDiagnostics(isGenerated))));
        }

        return PolicyForms.Merge(forms);
    }

    private void Check(Policy policy, RuleContext context)
    {
        SourceText source = policy.Origin.Source;
        context.Enter(policy, null);
        Run(_policyRules, policy, static (rule, subject, c) => rule.Check(subject, c), source, context);
        foreach (Statement statement in policy.Statements)
        {
            context.Enter(policy, statement);
            Run(_statementRules, statement, static (rule, subject, c) => rule.Check(subject, c), source, context);
            foreach (ConditionOperatorBlock block in statement.Condition?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
            {
                foreach (Condition condition in block.Conditions)
                {
                    Run(_conditionRules, condition, static (rule, subject, c) => rule.Check(subject, c.Statement!, c), source, context);
                }
            }
        }

        context.Enter(null, null);
    }

    private void CheckInput(BoundFile file, RuleContext context)
    {
        if (file.Kind == FileKind.Foreign)
        {
            return;
        }

        bool isPassedOver = file.Kind is FileKind.Other or FileKind.Template;
        foreach (SyntaxTree tree in file.Trees)
        {
            foreach (SyntaxDiagnostic fault in tree.Diagnostics)
            {
                // Comments in a tsconfig.json are nobody's business here.
                if (isPassedOver && !fault.StopsReading)
                {
                    continue;
                }

                var subject = (fault, origin: tree.Text.GetOrigin(fault.Span));
                Run(_inputRules, subject, static (rule, s, c) => rule.CheckIfAbout(s.fault, s.origin, c), tree.Source, context);
            }
        }
    }

    private static void CheckIfAbout(TemplateFaultRule rule, TemplateFault fault, RuleContext context)
    {
        if (rule.Fault == fault.Kind)
        {
            rule.Check(fault, context);
        }
    }

    private static void Run<TRule, TSubject>(
        ImmutableArray<Active<TRule>> rules, TSubject subject, Action<TRule, TSubject, RuleContext> check, SourceText source, RuleContext context)
    {
        int next = 0;
        while (next < rules.Length)
        {
            try
            {
                if (context.Profile is { } profile)
                {
                    ref readonly Active<TRule> measured = ref rules.ItemRef(next++);
                    context.Enter(measured.Descriptor, measured.Severity, measured.IsSeverityChosen);
                    long start = profile.Now();
                    try
                    {
                        check(measured.Rule, subject, context);
                    }
                    finally
                    {
                        profile.Add(measured.Descriptor, start);
                    }

                    continue;
                }

                // One guarded stretch for all rules: entering it costs more than most of them.
                while (next < rules.Length)
                {
                    ref readonly Active<TRule> active = ref rules.ItemRef(next++);
                    context.Enter(active.Descriptor, active.Severity, active.IsSeverityChosen);
                    check(active.Rule, subject, context);
                }
            }
#pragma warning disable CA1031 // A rule may be anybody's code and throw anything; the other rules must still run.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                context.ReportFailure(rules[next - 1].Descriptor, fault, source);
            }
        }
    }

    private static ImmutableArray<PolicyDiagnostic> Arrange(List<PolicyDiagnostic> diagnostics)
    {
        PolicyDiagnostic[] arranged = WithoutAbsorbed(diagnostics).ToArray();
        Array.Sort(arranged, Compare);
        return ImmutableArray.Create(arranged);
    }

    private static int Compare(PolicyDiagnostic a, PolicyDiagnostic b)
    {
        int order = a.Origin.Span.Start.CompareTo(b.Origin.Span.Start);
        order = order != 0 ? order : string.CompareOrdinal(a.Descriptor.Id, b.Descriptor.Id);
        order = order != 0 ? order : a.Origin.Span.End.CompareTo(b.Origin.Span.End);
        return order != 0 || ReferenceEquals(a, b) ? order : string.CompareOrdinal(a.Message, b.Message);
    }

    /// <summary>What several aliases stand for is reported once, where it stands.</summary>
    private static ImmutableArray<PolicyDiagnostic> Distinct(ImmutableArray<PolicyDiagnostic> diagnostics)
    {
        var seen = new HashSet<(string, Origin, string)>();
        return diagnostics.Where(d => seen.Add((d.Descriptor.Id, d.Origin, d.Message))).ToImmutableArray();
    }

    private static List<PolicyDiagnostic> WithoutAbsorbed(List<PolicyDiagnostic> diagnostics)
    {
        if (!diagnostics.Exists(d => !d.Descriptor.AbsorbedBy.IsEmpty))
        {
            return diagnostics;
        }

        if (diagnostics.Count == 1)
        {
            return diagnostics;
        }

        var reported = new HashSet<(string, Origin)>(diagnostics.Select(d => (d.Descriptor.Id, d.Origin)));
        return diagnostics.FindAll(d => !d.Descriptor.AbsorbedBy.Any(broad => reported.Contains((broad, d.Origin))));
    }

    private ImmutableArray<Active<TRule>> Activate<TRule>(ImmutableArray<Rule> rules)
        where TRule : class
    {
        var active = ImmutableArray.CreateBuilder<Active<TRule>>();
        foreach (Rule rule in rules)
        {
            if (rule is TRule wanted && _options.SeverityOf(rule.Descriptor) is var severity and not Severity.None)
            {
                active.Add(new Active<TRule>(wanted, rule.Descriptor, severity, _options.ChoosesSeverityOf(rule.Descriptor)));
            }
        }

        return active.ToImmutable();
    }

    private static void RejectDuplicates(ImmutableArray<Rule> rules)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Rule rule in rules)
        {
            if (!names.Add(rule.Descriptor.Id) || !names.Add(rule.Descriptor.Name))
            {
                throw new ArgumentException($"There are two rules {rule.Descriptor}.", nameof(rules));
            }
        }
    }

    /// <summary>A rule that runs, with the severity that it reports.</summary>
    private readonly record struct Active<TRule>(TRule Rule, RuleDescriptor Descriptor, Severity Severity, bool IsSeverityChosen);
}
