namespace PolicyLint.Cli;

/// <summary>The ways in which findings are written.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>Our own JSON; see <c>Schemas/output.schema.json</c>.</summary>
    Json,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>Workflow commands of GitHub Actions.</summary>
    GitHub,

    /// <summary>Only for lists of rules.</summary>
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
