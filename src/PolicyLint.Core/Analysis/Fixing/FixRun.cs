using System.Collections.Immutable;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Analysis.Fixing;

/// <summary>Fixes one file. Used once.</summary>
internal sealed class FixRun
{
    /// <summary>Rounds beyond four for each finding that had a fix in the beginning: more can only be fixes that make work for each other.</summary>
    private const int SpareRounds = 100;

    private readonly Linter _linter;
    private readonly FixSafety _safety;
    private readonly SourceLanguage _language;
    private readonly SourceText _original;

    /// <summary>The texts so far, the file's own first, each with the choices that led to it.</summary>
    private readonly List<Step> _steps = [];
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    private readonly List<RejectedFix> _rejected = [];
    private readonly HashSet<(string Id, string Title, string Message, int Offset)> _broken = [];
    private readonly HashSet<RuleDescriptor> _looping = [];

    private LintResult _current;

    public FixRun(Linter linter, FixSafety safety, LintResult result, SourceLanguage language)
    {
        _linter = linter;
        _safety = safety;
        _language = language;
        _original = result.Source;
        _current = result;
        Add(new Step(result.Source.Text, OffsetMap.Identity, []));
    }

    private Step Last => _steps[_steps.Count - 1];

    public FixResult Run()
    {
        int limit = SpareRounds + (4 * _current.Diagnostics.Count(diagnostic => !diagnostic.Fixes.IsEmpty));
        while (FixRound.Choose(_current, _safety, IsRejected) is { Count: > 0 } choices)
        {
            if (TryApply(choices) is not { } applied)
            {
                continue;
            }

            Step step = applied.Step;
            if (_indices.TryGetValue(step.Text, out int earlier))
            {
                GoBack(earlier, step);
            }
            else if (_steps.Count > limit)
            {
                GoBack(FirstUse(step) - 1, step);
            }
            else
            {
                Add(step);
                _current = applied.Result;
            }
        }

        return new FixResult(
            _original,
            _current,
            ImmutableArray.CreateRange(_steps.SelectMany(step => step.Applied)),
            ImmutableArray.CreateRange(_rejected));
    }

    /// <summary>Applies all fixes; if that breaks the file, the first of them that does not, and rejects those before it.</summary>
    private (Step Step, LintResult Result)? TryApply(List<FixRound.Choice> choices)
    {
        if (Apply(choices) is { } all)
        {
            return all;
        }

        foreach (FixRound.Choice choice in choices)
        {
            if (choices.Count > 1 && Apply([choice]) is { } single)
            {
                return single;
            }

            PolicyDiagnostic diagnostic = choice.Diagnostic;
            _broken.Add(KeyOf(diagnostic, choice.Fix));
            _rejected.Add(new RejectedFix(diagnostic.Descriptor, choice.Fix.Title, ToOriginal(diagnostic), RejectionReason.BreaksFile));
        }

        return null;
    }

    /// <summary>Null when the file is worse afterwards.</summary>
    private (Step Step, LintResult Result)? Apply(List<FixRound.Choice> choices)
    {
        List<TextEdit> edits = choices.SelectMany(choice => choice.Edits).ToList();
        string text = TextEdit.Apply(_current.Source.Text, edits);
        LintResult result = _linter.Lint(SourceText.From(_original.HasByteOrderMark ? '\uFEFF' + text : text, _original.Path), _language);
        if (FileCondition.Of(result).IsWorseThan(FileCondition.Of(_current)))
        {
            return null;
        }

        List<AppliedFix> applied = choices.ConvertAll(choice => new AppliedFix(choice.Diagnostic.Descriptor, choice.Fix, ToOriginal(choice.Diagnostic)));
        return (new Step(text, Last.Map.Then(edits), applied), result);
    }

    /// <summary>Takes back all steps after one, and leaves the rules that made them and the last one alone from now on.</summary>
    private void GoBack(int index, Step last)
    {
        _steps.Add(last);
        foreach (AppliedFix fix in _steps.Skip(index + 1).SelectMany(step => step.Applied))
        {
            if (_looping.Add(fix.Rule))
            {
                _rejected.Add(new RejectedFix(fix.Rule, fix.Title, fix.Origin, RejectionReason.Loops));
            }
        }

        _steps.RemoveAt(_steps.Count - 1);
        foreach (Step step in _steps.Skip(index + 1))
        {
            _indices.Remove(step.Text);
        }

        _steps.RemoveRange(index + 1, _steps.Count - index - 1);
        _current = _linter.Lint(SourceText.From(_original.HasByteOrderMark ? '\uFEFF' + Last.Text : Last.Text, _original.Path), _language);
    }

    /// <summary>The first step that a rule of the given one had a part in.</summary>
    private int FirstUse(Step step)
    {
        int first = _steps.FindIndex(earlier => earlier.Applied.Exists(fix => step.Applied.Exists(other => other.Rule == fix.Rule)));
        return first < 0 ? _steps.Count : first;
    }

    private bool IsRejected(PolicyDiagnostic diagnostic, Fix fix)
        => _looping.Contains(diagnostic.Descriptor) || _broken.Contains(KeyOf(diagnostic, fix));

    private (string Id, string Title, string Message, int Offset) KeyOf(PolicyDiagnostic diagnostic, Fix fix)
        => (diagnostic.Descriptor.Id, fix.Title, diagnostic.Message, Last.Map.ToOriginal(diagnostic.OriginInFile.Span.Start));

    private Origin ToOriginal(PolicyDiagnostic diagnostic)
    {
        TextSpan span = diagnostic.OriginInFile.Span;
        int start = Last.Map.ToOriginal(span.Start);
        return new Origin(_original, TextSpan.FromBounds(start, Math.Max(start, Last.Map.ToOriginal(span.End))));
    }

    private void Add(Step step)
    {
        _indices.Add(step.Text, _steps.Count);
        _steps.Add(step);
    }

    private sealed record Step(string Text, OffsetMap Map, List<AppliedFix> Applied);
}
