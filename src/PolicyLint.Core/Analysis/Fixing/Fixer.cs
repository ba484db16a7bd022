using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Analysis.Fixing;

/// <summary>
/// Applies the fixes of a linter's findings to a file's text, round by round, until none is left. Immutable and safe for use by many
/// threads at once. Findings that are suppressed are nobody's to fix: they are not among a result's diagnostics.
/// </summary>
public sealed class Fixer
{
    private readonly Linter _linter;
    private readonly FixSafety _safety;

    /// <summary>Makes a fixer.</summary>
    /// <param name="linter">What finds what is to be fixed.</param>
    /// <param name="safety">What is applied: safe fixes only, or all.</param>
    public Fixer(Linter linter, FixSafety safety)
    {
        _linter = linter ?? throw new ArgumentNullException(nameof(linter));
        _safety = safety;
    }

    /// <summary>Fixes a file. Never throws for what the file holds.</summary>
    /// <param name="source">The file.</param>
    /// <param name="language">The language that it is written in.</param>
    public FixResult FixAll(SourceText source, SourceLanguage language) => FixAll(_linter.Lint(source, language), language);

    /// <summary>Fixes a file that was linted.</summary>
    /// <param name="result">What this fixer's linter made of the file.</param>
    /// <param name="language">The language that it is written in.</param>
    public FixResult FixAll(LintResult result, SourceLanguage language)
    {
        if (result is null)
        {
            throw new ArgumentNullException(nameof(result));
        }

        return IsChangeable(result.Source) ? new FixRun(_linter, _safety, result, language).Run() : FixResult.Unchanged(result);
    }

    /// <summary>How many of the findings in a file have a fix that is applied, if the file is one that can be changed.</summary>
    /// <param name="result">The findings.</param>
    /// <param name="safety">What is applied: safe fixes only, or all.</param>
    public static int CountFixable(LintResult result, FixSafety safety)
    {
        if (result is null)
        {
            throw new ArgumentNullException(nameof(result));
        }

        return result.Source.IsGenerated ? 0 : result.Diagnostics.Count(diagnostic => FixRound.Choose(result, diagnostic, safety) is not null);
    }

    /// <summary>
    /// False for a file that a tool writes anew the next time it runs, and for one that is no UTF-8: its text here is not what its bytes are.
    /// </summary>
    private static bool IsChangeable(SourceText source) => !source.IsGenerated && source.IsUtf8;
}
