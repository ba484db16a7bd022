using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Binding;
using PolicyLint.Cli.Assemblies;
using PolicyLint.Cli.Configuration;
using PolicyLint.Cli.Files;
using PolicyLint.Cli.Fixing;
using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Cli.Checking;

/// <summary>Reads and lints files, several at a time, and fixes them if that is wanted.</summary>
internal sealed class FileChecker(LinterProvider linters, SourceFinder sources, Stream stdin, bool describePolicies, FileFixer? fixer = null)
{
    /// <summary>Lints the files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="jobs">How many are linted at once.</param>
    /// <param name="progress">Is told of each file that is done; null when nobody looks.</param>
    /// <returns>The outcomes, in the order of the files.</returns>
    public FileOutcome[] Check(InputFile[] files, int jobs, ProgressBar? progress)
    {
        var outcomes = new FileOutcome[files.Length];
        int next = -1;
        var others = new Thread[Math.Min(jobs, files.Length) is var workers and > 1 ? workers - 1 : 0];
        for (int i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(Work) { IsBackground = true };
            others[i].Start();
        }

        Work();
        foreach (Thread thread in others)
        {
            thread.Join();
        }

        return outcomes;

        void Work()
        {
            for (int i = Interlocked.Increment(ref next); i < files.Length; i = Interlocked.Increment(ref next))
            {
                outcomes[i] = Check(files[i]);
                progress?.Advance();
            }
        }
    }

    private FileOutcome Check(InputFile file)
    {
        try
        {
            byte[] bytes = file.Content is { } read ? read() : file.FullPath is null ? FileReader.ReadToEnd(stdin) : FileReader.Read(file.FullPath);
            SourceText source = SourceText.FromBytes(bytes, file.ShownPath);
            SourceLanguage language = FileTypes.LanguageOf(file.ShownPath, bytes);
            Linter linter = linters.For(file);
            LintResult result = file.Template is { } template ? Lint(linter, source, language, template) : linter.Lint(source, language);
            FileOutcome outcome = Judge(file, result);
            return fixer is null || outcome.Result is null ? outcome : outcome.With(fixer.Fix(file, bytes, result, language, linter));
        }
        catch (InputTooLargeException) when (!file.IsExplicit)
        {
            // A repository may well hold a data set; who names it is told.
            return new FileOutcome(file, FileStatus.TooLarge);
        }
        catch (InputException fault)
        {
            return new FileOutcome(file, FileStatus.Failed, Failure: fault.Message);
        }
#pragma warning disable CA1031 // On a thread of its own nobody else would catch it, and the other files shall be linted.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return new FileOutcome(file, FileStatus.Failed, Failure: Bug.Describe(fault));
        }
    }

    private LintResult Lint(Linter linter, SourceText source, SourceLanguage language, AssemblyTemplate template)
        => linter.Lint(source.AsGenerated(), language, template.ReadMetadata())
            .ShownAtSource(diagnostic => sources.Find(template, diagnostic), "in the synthesized template");

    private FileOutcome Judge(InputFile file, LintResult result)
    {
        FileStatus status = result.Kind switch
        {
            FileKind.Policy or FileKind.Unreadable => FileStatus.Linted,
            FileKind.Template => FileStatus.Template,
            FileKind.Foreign => FileStatus.Yaml,
            _ => FileStatus.NotAPolicy,
        };

        // Broken JSON that is no policy is reported to who named the file, and to nobody who did not.
        bool isReported = result.Diagnostics.Length + result.Suppressed.Length > 0 && (status == FileStatus.Linted || file.IsExplicit);
        return new FileOutcome(
            file,
            isReported ? FileStatus.Linted : status,
            isReported ? result : null,
            describePolicies ? Describe(result) : "")
        {
            MatchedSuppressions = result.MatchedSuppressions,
        };
    }

    private static string Describe(LintResult result)
    {
        var text = new StringBuilder();
        foreach (Policy policy in result.Policies)
        {
            text.Append(text.Length == 0 ? "" : ", ").Append(policy.Kind.ToPhrase());
        }

        return text.Length == 0 ? "no policy" : text.ToString();
    }
}
