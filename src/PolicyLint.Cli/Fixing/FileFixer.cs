using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Analysis.Fixing;
using PolicyLint.Cli.Files;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Cli.Fixing;

/// <summary>Fixes files that were linted, and writes them unless they are only to be shown.</summary>
/// <param name="safety">What is applied.</param>
/// <param name="writer">Writes them; null to leave them as they are.</param>
internal sealed class FileFixer(FixSafety safety, FileWriter? writer)
{
    /// <summary>What is applied: safe fixes only, or all.</summary>
    public FixSafety Safety => safety;

    /// <summary>Fixes a file.</summary>
    /// <param name="file">Where it is; standard input is never written to.</param>
    /// <param name="bytes">What is in it.</param>
    /// <param name="result">What the linter found in it.</param>
    /// <param name="language">The language that it is written in.</param>
    /// <param name="linter">The linter.</param>
    public FileFix Fix(InputFile file, byte[] bytes, LintResult result, SourceLanguage language, Linter linter)
    {
        if (!result.Source.IsUtf8 && Fixer.CountFixable(result, safety) > 0)
        {
            return new FileFix(FixResult: null, result, "is not UTF-8 and cannot be fixed; nothing was changed, save it as UTF-8 first");
        }

        FixResult fixedResult = new Fixer(linter, safety).FixAll(result, language);
        if (fixedResult.IsChanged && writer is not null && file.FullPath is { } path)
        {
            try
            {
                writer.Replace(path, bytes, ToBytes(fixedResult.Fixed));
            }
            catch (OutputException fault)
            {
                return new FileFix(FixResult: null, result, fault.Message);
            }
        }

        return new FileFix(fixedResult, fixedResult.Remaining, Failure: null);
    }

    /// <summary>The bytes of a file: with a byte-order mark if it had one.</summary>
    public static byte[] ToBytes(SourceText source)
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: source.HasByteOrderMark);
        return [.. encoding.Preamble, .. encoding.GetBytes(source.Text)];
    }
}

/// <summary>What became of a file that was to be fixed.</summary>
/// <param name="FixResult">What fixing it gave; null when it was left as it was.</param>
/// <param name="Remaining">What the linter finds in it now.</param>
/// <param name="Failure">Why it was left as it was, when something went wrong.</param>
internal sealed record FileFix(FixResult? FixResult, LintResult Remaining, string? Failure);
