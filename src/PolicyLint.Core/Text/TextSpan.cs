namespace PolicyLint.Text;

/// <summary>
/// A stretch of text: UTF-16 code units, start and length, half-open.
/// The same unit as Roslyn, the Language Server Protocol and SARIF's <c>utf16CodeUnits</c>.
/// </summary>
/// <param name="Start">Offset of the first code unit, from 0.</param>
/// <param name="Length">Number of code units, 0 or more.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset just after the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>True when the span holds no code unit: it is a place between two.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>Makes a span from two offsets.</summary>
    /// <param name="start">Offset of the first code unit.</param>
    /// <param name="end">Offset just after the last one; not less than <paramref name="start"/>.</param>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>True when <paramref name="other"/> lies wholly inside this span.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <inheritdoc/>
    public override string ToString() => $"[{Start}..{End})";
}
