namespace PolicyLint.Text;

/// <summary>Where a value stands: always a span in a file that the user has.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">The span in it, quotes included where the value is quoted.</param>
public readonly record struct Origin(SourceText Source, TextSpan Span)
{
    /// <summary>Line and column of the first code unit.</summary>
    public LinePosition Start => Source.GetLinePosition(Span.Start);

    /// <summary>Line and column just after the last code unit.</summary>
    public LinePosition End => Source.GetLinePosition(Span.End);

    /// <summary>The text as it stands in the file.</summary>
    public string Text => Source.GetText(Span);

    /// <inheritdoc/>
    public override string ToString() => $"{Source.Path}:{Start}";
}
