using System.Collections.Immutable;
using PolicyLint.Text;

namespace PolicyLint.Analysis.Fixing;

/// <summary>The fixes that can be applied to a file at once.</summary>
internal sealed class FixRound
{
    private readonly LintResult _result;
    private readonly List<Choice> _choices = [];
    private readonly List<TextSpan> _taken = [];
    private readonly Dictionary<TextSpan, RuleDescriptor> _turns = [];

    private FixRound(LintResult result) => _result = result;

    /// <summary>A fix of a finding, with what it changes.</summary>
    internal sealed record Choice(PolicyDiagnostic Diagnostic, Fix Fix, ImmutableArray<TextEdit> Edits);

    /// <summary>
    /// Chooses, in the order of the document. What overlaps with an earlier choice waits for another round. So do the fixes of other rules
    /// in the same policy: each is right for the policy as it stands, and need not be for what another rule makes of it. Of two entries
    /// that say the same, one rule may remove the first and another the second.
    /// </summary>
    public static List<Choice> Choose(LintResult result, FixSafety safety, Func<PolicyDiagnostic, Fix, bool> isRejected)
    {
        var round = new FixRound(result);
        bool hasAliases = result.File.Trees.Any(tree => !tree.Annotations.Aliases.IsEmpty);
        foreach (PolicyDiagnostic diagnostic in result.Diagnostics)
        {
            // What an alias stands for belongs to several policies: then all of the file is one.
            TextSpan policy = hasAliases ? default : diagnostic.Policy?.Origin.Span ?? default;
            if (!round.IsTurnOfOther(policy, diagnostic.Descriptor) && Choose(result, diagnostic, safety, isRejected) is { } choice && round.TryTake(choice))
            {
                round._turns[policy] = diagnostic.Descriptor;
            }
        }

        return round._choices;
    }

    /// <summary>The fix of a finding that is to be applied: the first safe one, else the first; null when there is none.</summary>
    public static Choice? Choose(LintResult result, PolicyDiagnostic diagnostic, FixSafety safety, Func<PolicyDiagnostic, Fix, bool>? isRejected = null)
        => Choose(result, diagnostic, FixSafety.Safe, FixSafety.Safe, isRejected)
        ?? (safety == FixSafety.Safe ? null : Choose(result, diagnostic, FixSafety.Unsafe, safety, isRejected));

    private static Choice? Choose(
        LintResult result, PolicyDiagnostic diagnostic, FixSafety from, FixSafety to, Func<PolicyDiagnostic, Fix, bool>? isRejected)
    {
        foreach (Fix fix in diagnostic.Fixes)
        {
            if (fix.LeavesFinding || fix.Safety < from || fix.Safety > to || isRejected?.Invoke(diagnostic, fix) is true)
            {
                continue;
            }

            // Not every change can be made in every layout.
            ImmutableArray<TextEdit> edits = result.GetTextEdits(fix);
            if (!edits.IsEmpty)
            {
                return new Choice(diagnostic, fix, edits);
            }
        }

        return null;
    }

    private bool IsTurnOfOther(TextSpan policy, RuleDescriptor rule) => _turns.TryGetValue(policy, out RuleDescriptor? turn) && turn != rule;

    private bool TryTake(Choice choice)
    {
        foreach (TextEdit edit in choice.Edits)
        {
            if (!IsFree(edit.Span))
            {
                return false;
            }
        }

        foreach (TextEdit edit in choice.Edits)
        {
            _taken.Insert(IndexFor(edit.Span), edit.Span);
        }

        _choices.Add(choice);
        return true;
    }

    /// <summary>True when an edit neither overlaps with one that was taken nor touches it: of two insertions at one place nobody knows the order.</summary>
    private bool IsFree(TextSpan span)
    {
        int index = IndexFor(span);
        return (index == 0 || _taken[index - 1].End < span.Start) && (index == _taken.Count || _taken[index].Start > span.End);
    }

    /// <summary>Where a span belongs among those taken: behind all that begin before it.</summary>
    private int IndexFor(TextSpan span)
    {
        int low = 0;
        int high = _taken.Count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (_taken[middle].Start < span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
