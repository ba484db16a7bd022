using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>Which places of a file a suppression is about.</summary>
internal abstract record SuppressionReach
{
    private SuppressionReach()
    {
    }

    /// <summary>The whole file.</summary>
    public static SuppressionReach EntireFile { get; } = new Everywhere();

    /// <summary>No place at all: nothing follows the comment.</summary>
    public static SuppressionReach Nowhere { get; } = new Never();

    /// <summary>True for a finding at one of the places.</summary>
    public abstract bool Holds(PolicyDiagnostic diagnostic);

    /// <summary>A value, an item of a list or a member, with all that it holds. What is larger, a statement around it, is not meant.</summary>
    /// <param name="Span">Where it stands in the file.</param>
    public sealed record Element(TextSpan Span) : SuppressionReach
    {
        /// <inheritdoc/>
        public override bool Holds(PolicyDiagnostic diagnostic) => Span.Contains(diagnostic.OriginInFile.Span);
    }

    /// <summary>What begins on a line.</summary>
    /// <param name="Span">The line.</param>
    public sealed record Line(TextSpan Span) : SuppressionReach
    {
        /// <inheritdoc/>
        public override bool Holds(PolicyDiagnostic diagnostic)
            => diagnostic.OriginInFile.Span.Start is var start && start >= Span.Start && start < Span.End;
    }

    /// <summary>A resource of a template: what stands in it, and what it is made of elsewhere in the template.</summary>
    /// <param name="LogicalId">The resource.</param>
    /// <param name="Span">Where it stands in the file.</param>
    public sealed record Resource(string LogicalId, TextSpan Span) : SuppressionReach
    {
        /// <inheritdoc/>
        public override bool Holds(PolicyDiagnostic diagnostic)
            => diagnostic.DeclaringResource is { } resource ? resource.LogicalId == LogicalId : Span.Contains(diagnostic.OriginInFile.Span);
    }

    /// <summary>The resources that a construct of the CDK and those below it made.</summary>
    /// <param name="Path">The construct's path.</param>
    public sealed record Construct(string Path) : SuppressionReach
    {
        /// <inheritdoc/>
        public override bool Holds(PolicyDiagnostic diagnostic) => diagnostic.DeclaringResource?.ConstructPath is { } path && IsAtOrBelow(path, Path);

        /// <summary>True when a construct is another one or lies below it.</summary>
        public static bool IsAtOrBelow(string path, string ancestor)
            => path.StartsWith(ancestor, StringComparison.Ordinal) && (path.Length == ancestor.Length || path[ancestor.Length] == '/');
    }

    private sealed record Everywhere : SuppressionReach
    {
        public override bool Holds(PolicyDiagnostic diagnostic) => true;
    }

    private sealed record Never : SuppressionReach
    {
        public override bool Holds(PolicyDiagnostic diagnostic) => false;
    }
}
