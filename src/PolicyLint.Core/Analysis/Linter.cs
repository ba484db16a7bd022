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
public sealed class Linter
{
    private readonly LinterOptions _options;
    private readonly ImmutableArray<Active<PolicyRule>> _policyRules;
    private readonly ImmutableArray<Active<StatementRule>> _statementRules;
    private readonly ImmutableArray<Active<ConditionRule>> _conditionRules;
    private readonly ImmutableArray<Active<IEntityCheck>> _entityChecks;
    private readonly ImmutableArray<Active<InputRule>> _inputRules;

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
    }

    /// <summary>What is said about the rules, in the order in which they were given; those that are off included.</summary>
    public ImmutableArray<RuleDescriptor> Rules { get; }

    /// <summary>The rules that run, in the order in which they were given.</summary>
    public IEnumerable<RuleDescriptor> ActiveRules => Rules.Where(rule => _options.SeverityOf(rule) != Severity.None);

    /// <summary>Lints a JSON file. Never throws for what the file holds.</summary>
    public LintResult Lint(SourceText source)
    {
        BoundFile file = FileBinder.Bind(JsonReader.Read(source), _options.Kind);
        var context = new RuleContext();
        CheckInput(file, context);
        foreach (Policy policy in file.Policies)
        {
            Check(policy, context);
        }

        foreach (IamEntity entity in file.Entities)
        {
            foreach (Active<IEntityCheck> active in _entityChecks)
            {
                Run(active, entity, static (check, subject, c) => check.Check(subject, c), source, context, null, null);
            }
        }

        return new LintResult(source, file, context.HasReports ? Arrange(context.ToDiagnostics()) : ImmutableArray<PolicyDiagnostic>.Empty);
    }

    private void Check(Policy policy, RuleContext context)
    {
        foreach (Active<PolicyRule> active in _policyRules)
        {
            Run(active, policy, static (rule, subject, c) => rule.Check(subject, c), policy.Origin.Source, context, policy, null);
        }

        foreach (Statement statement in policy.Statements)
        {
            foreach (Active<StatementRule> active in _statementRules)
            {
                Run(active, statement, static (rule, subject, c) => rule.Check(subject, c), policy.Origin.Source, context, policy, statement);
            }

            CheckConditions(statement, context);
        }
    }

    private void CheckConditions(Statement statement, RuleContext context)
    {
        if (statement.Condition is null)
        {
            return;
        }

        foreach (ConditionOperatorBlock block in statement.Condition.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                foreach (Active<ConditionRule> active in _conditionRules)
                {
                    Run(active, condition, static (rule, subject, c) => rule.Check(subject, c.Statement!, c), statement.Origin.Source, context, statement.Policy, statement);
                }
            }
        }
    }

    private void CheckInput(BoundFile file, RuleContext context)
    {
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

                foreach (Active<InputRule> active in _inputRules)
                {
                    if (active.Rule.Fault == fault.Fault)
                    {
                        Origin origin = tree.Text.GetOrigin(fault.Span);
                        Run(active, (fault, origin), static (rule, subject, c) => rule.Check(subject.fault, subject.origin, c), tree.Source, context, null, null);
                    }
                }
            }
        }
    }

    private static void Run<TRule, TSubject>(
        Active<TRule> active,
        TSubject subject,
        Action<TRule, TSubject, RuleContext> check,
        SourceText source,
        RuleContext context,
        Policy? policy,
        Statement? statement)
    {
        context.Enter(active.Descriptor, active.Severity, policy, statement);
        try
        {
            check(active.Rule, subject, context);
        }
#pragma warning disable CA1031 // A rule may be anybody's code and throw anything; the other rules must still run.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            context.Enter(RuleFailure.Descriptor, Severity.Error, policy, statement);
            context.Report(statement?.Origin ?? policy?.Origin ?? new Origin(source, default), active.Descriptor.ToString(), source.Path, fault.GetType().Name, fault.Message);
        }
    }

    private static ImmutableArray<PolicyDiagnostic> Arrange(List<PolicyDiagnostic> diagnostics)
    {
        diagnostics.RemoveAll(narrow => narrow.Descriptor.AbsorbedBy.Any(broad =>
            diagnostics.Exists(d => d.Descriptor.Id == broad && d.Origin.Equals(narrow.Origin))));
        return diagnostics
            .OrderBy(d => d.Origin.Span.Start)
            .ThenBy(d => d.Descriptor.Id, StringComparer.Ordinal)
            .ThenBy(d => d.Origin.Span.End)
            .ThenBy(d => d.Message, StringComparer.Ordinal)
            .ToImmutableArray();
    }

    private ImmutableArray<Active<TRule>> Activate<TRule>(ImmutableArray<Rule> rules)
        where TRule : class
    {
        var active = ImmutableArray.CreateBuilder<Active<TRule>>();
        foreach (Rule rule in rules)
        {
            if (rule is TRule wanted && _options.SeverityOf(rule.Descriptor) is var severity and not Severity.None)
            {
                active.Add(new Active<TRule>(wanted, rule.Descriptor, severity));
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
    private readonly record struct Active<TRule>(TRule Rule, RuleDescriptor Descriptor, Severity Severity);
}
