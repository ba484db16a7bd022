namespace PolicyLint.Analysis;

/// <summary>A finding that is not reported, and why.</summary>
/// <param name="Diagnostic">The finding.</param>
/// <param name="Suppression">What says that it is accepted.</param>
public sealed record SuppressedDiagnostic(PolicyDiagnostic Diagnostic, Suppression Suppression);
