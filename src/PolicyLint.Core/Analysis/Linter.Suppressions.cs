using System.Collections.Immutable;
using PolicyLint.Binding;
using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <content>Suppressions: which findings they hide, and what is wrong with them.</content>
public sealed partial class Linter
{
    /// <summary>Judges the suppressions of a configuration after a run over its files.</summary>
    /// <param name="source">The configuration.</param>
    /// <param name="suppressions">Its suppressions: their places lie in <paramref name="source"/>.</param>
    /// <param name="matched">
    /// Those that are about some finding, the union of <see cref="LintResult.MatchedSuppressions"/>; the others are unused. Null when the run
    /// did not see every file of the configuration, so that nobody knows.
    /// </param>
    /// <returns>What is wrong with them.</returns>
    public LintResult CheckSuppressions(SourceText source, IReadOnlyCollection<Suppression> suppressions, ISet<Suppression>? matched)
    {
        if (suppressions is null)
        {
            throw new ArgumentNullException(nameof(suppressions));
        }

        var references = new StatementReferences(_options);
        var context = new RuleContext(_options, references);
        foreach (Suppression suppression in suppressions)
        {
            var use = new SuppressionUse(suppression, Rules) { IsJudged = rule => matched?.Contains(suppression) == false && IsActive(rule) };
            Judge(use, source, context);
        }

        var file = new BoundFile { Kind = FileKind.Other, Trees = ImmutableArray<SyntaxTree>.Empty };
        return new LintResult(source, file, Arrange(context.ToDiagnostics(isGenerated: false)));
    }

    /// <summary>Takes out what is suppressed, and adds what is wrong with the suppressions.</summary>
    private LintResult Suppress(LintResult result, TemplateMetadata metadata, StatementReferences references)
    {
        ImmutableArray<Suppression> suppressions = FileSuppressions.Read(result.File, metadata, Rules).AddRange(_options.Suppressions);
        if (suppressions.IsEmpty)
        {
            return result;
        }

        // What was not read may hold what a suppression is there for.
        bool isWhole = !result.File.Trees.Any(tree => tree.Diagnostics.Any(fault => fault.StopsReading));
        List<SuppressionUse> uses = suppressions.Select(suppression => new SuppressionUse(suppression, Rules)
        {
            IsJudged = rule => isWhole && !suppression.MayHideElsewhere && IsActive(rule),
        }).ToList();
        var suppressed = ImmutableArray.CreateBuilder<SuppressedDiagnostic>();
        List<PolicyDiagnostic> reported = Sift(result.Diagnostics, uses, suppressed);

        var context = new RuleContext(_options, references);
        foreach (SuppressionUse use in uses)
        {
            if (!use.Suppression.IsJudgedElsewhere && use.Suppression.Kind != SuppressionKind.Configuration)
            {
                Judge(use, result.Source, context);
            }
        }

        // Metadata that is used twice by an alias of YAML is wrong once.
        ImmutableArray<PolicyDiagnostic> wrong = Distinct(Arrange(context.ToDiagnostics(result.Source.IsGenerated || result.File.IsGenerated)));
        reported.AddRange(wrong);
        return new LintResult(result.Source, result.File, Arrange(reported), Arrange([.. result.Diagnostics, .. wrong]))
        {
            Suppressed = suppressed.ToImmutable(),
            MatchedSuppressions = uses.Where(use => use.IsMatched && use.Suppression.Kind == SuppressionKind.Configuration).Select(use => use.Suppression).ToImmutableArray(),
        };
    }

    /// <summary>Splits findings into those that are reported and those that a suppression in force is about.</summary>
    private List<PolicyDiagnostic> Sift(ImmutableArray<PolicyDiagnostic> found, List<SuppressionUse> uses, ImmutableArray<SuppressedDiagnostic>.Builder suppressed)
    {
        var reported = new List<PolicyDiagnostic>(found.Length);
        foreach (PolicyDiagnostic diagnostic in found)
        {
            Suppression? first = null;
            foreach (SuppressionUse use in uses)
            {
                // All of them are told: when two are about the same finding, either is used.
                if (use.Match(diagnostic) && !use.Suppression.IsExpired(_options.Now))
                {
                    first ??= use.Suppression;
                }
            }

            if (first is null)
            {
                reported.Add(diagnostic);
            }
            else
            {
                suppressed.Add(new SuppressedDiagnostic(diagnostic, first));
            }
        }

        return reported;
    }

    private void Judge(SuppressionUse use, SourceText source, RuleContext context)
    {
        context.Enter(use.Suppression.DeclaringResource);
        Run(_suppressionRules, use, static (rule, subject, c) => rule.CheckIfAbout(subject, c), source, context);
    }

    private bool IsActive(RuleDescriptor rule) => _options.SeverityOf(rule) != Severity.None;
}
