using PolicyLint.Cli.Checking;

namespace PolicyLint.Cli.Output;

/// <summary>Writes a report in all the formats and to all the places that are wanted.</summary>
internal sealed class ReportWriter(ReportOptions options, Stream standardOutput, string workingDirectory, Messages messages)
{
    /// <summary>Writes a report.</summary>
    /// <returns>False when one of the files cannot be written; it has been told then.</returns>
    public bool Write(Report report)
    {
        bool isWritten = WriteFiles(report);
        options.Format.Write(report, standardOutput, new OutputOptions(options.UseColor, messages.IsQuiet, options.ShowStatistics, options.ShowSuppressed, options.IncludeSuppressed));
        if (options.ShowStatistics && !options.Format.HasStatistics && report.Problems > 0)
        {
            messages.Block(Statistics.Table(report));
        }

        return isWritten;
    }

    private bool WriteFiles(Report report)
    {
        bool isWritten = true;
        foreach (OutputTarget target in options.Outputs)
        {
            try
            {
                using var file = new FileStream(Path.GetFullPath(target.Path, workingDirectory), FileMode.Create, FileAccess.Write);
                target.Format.Write(report, file, new OutputOptions(UseColor: false, IsQuiet: false, options.ShowStatistics, options.ShowSuppressed, options.IncludeSuppressed));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
            {
                messages.Error($"{target.Path}: {Explain(fault)}");
                isWritten = false;
            }
        }

        return isWritten;
    }

    private static string Explain(Exception fault) => fault switch
    {
        DirectoryNotFoundException => "the directory does not exist; make it first",
        UnauthorizedAccessException => "cannot be written: permission denied or a directory; choose another place",
        _ => $"cannot be written: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}; choose another place",
    };
}
