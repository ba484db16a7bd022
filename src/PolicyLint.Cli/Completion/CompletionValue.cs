namespace PolicyLint.Cli.Completion;

/// <summary>What can stand where an option or an argument wants a value.</summary>
internal enum CompletionKind
{
    /// <summary>Nothing that could be listed: a number, a name, a date.</summary>
    Free,

    /// <summary>A file or a directory.</summary>
    File,

    /// <summary>One of some words.</summary>
    Word,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>Rules, with commas between.</summary>
    RuleList,

    /// <summary>A rule, an equals sign, and one of some words.</summary>
    RuleAndWord,

    /// <summary>One of some words, an equals sign, and a file.</summary>
    WordAndFile,

    /// <summary>A revision of the repository.</summary>
    Revision,
}

/// <summary>A value.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Words">The words, where there are some.</param>
internal sealed record CompletionValue(CompletionKind Kind, string[] Words)
{
    /// <summary>Reads what the help calls a value: that is all that the grammar says of it.</summary>
    /// <param name="name">Such as <c>FILE</c>, <c>RULE,…</c> or <c>text|json</c>.</param>
    /// <param name="formats">What <c>FORMAT</c> stands for.</param>
    /// <param name="levels">What <c>LEVEL</c> stands for.</param>
    public static CompletionValue Parse(string name, string[] formats, string[] levels) => name switch
    {
        "FILE" or "PATH" => new(CompletionKind.File, []),
        "RULE" => new(CompletionKind.Rule, []),
        "RULE,…" => new(CompletionKind.RuleList, []),
        "RULE=LEVEL" => new(CompletionKind.RuleAndWord, levels),
        "FORMAT=FILE" => new(CompletionKind.WordAndFile, formats),
        "REV" => new(CompletionKind.Revision, []),
        _ => name.Contains('|') ? new(CompletionKind.Word, name.Split('|')) : new(CompletionKind.Free, []),
    };
}
