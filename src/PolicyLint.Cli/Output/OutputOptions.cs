namespace PolicyLint.Cli.Output;

/// <summary>How a report is written.</summary>
/// <param name="UseColor">Whether it is coloured, where people read it.</param>
/// <param name="IsQuiet">Whether the summary is left out.</param>
/// <param name="ShowStatistics">Whether findings are counted by rule.</param>
/// <param name="ShowSuppressed">Whether what is suppressed is shown with the reasons.</param>
/// <param name="IncludeSuppressed">Whether SARIF has what is suppressed.</param>
internal readonly record struct OutputOptions(bool UseColor, bool IsQuiet, bool ShowStatistics, bool ShowSuppressed = false, bool IncludeSuppressed = false);
