using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Rules.Input;

/// <summary>JSON with comments and trailing commas, as files named <c>.jsonc</c> announce it.</summary>
internal static class Jsonc
{
    /// <summary>
    /// True for a fault in the text of such a file itself. A policy inside one of its strings is sent to AWS as it stands:
    /// its text has other offsets than the file.
    /// </summary>
    public static bool Tolerates(SyntaxDiagnostic fault, Origin origin)
        => origin.Source.Path.EndsWith(".jsonc", StringComparison.OrdinalIgnoreCase) && fault.Span == origin.Span;
}
