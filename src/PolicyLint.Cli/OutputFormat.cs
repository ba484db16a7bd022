namespace PolicyLint.Cli;

/// <summary>The ways in which what we know is written; those of findings are <see cref="Output.ReportFormat"/>.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>Our own JSON.</summary>
    Json,

    /// <summary>A page.</summary>
    Markdown,
}

/// <summary>When the output is coloured.</summary>
internal enum ColorMode
{
    /// <summary>When a terminal shows it and the environment does not object.</summary>
    Auto,

    /// <summary>In any case.</summary>
    Always,

    /// <summary>In no case.</summary>
    Never,
}
