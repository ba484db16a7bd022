using PolicyLint.Cli.Assemblies;

namespace PolicyLint.Cli.Files;

/// <summary>A file that is to be linted.</summary>
/// <param name="ShownPath">The path as it is shown: relative to the working directory where it lies under it, forward slashes.</param>
/// <param name="FullPath">Where it is; null for standard input.</param>
/// <param name="IsExplicit">True when the user named it, false when a directory was walked.</param>
/// <param name="Template">What its cloud assembly says of it; null for a file that is in none.</param>
/// <param name="Content">Gives what it holds where that is not what lies there: what is staged, for instance. Null to read the file.</param>
internal sealed record InputFile(string ShownPath, string? FullPath, bool IsExplicit, AssemblyTemplate? Template = null, Func<byte[]>? Content = null);

/// <summary>Something that was to be read and could not be.</summary>
/// <param name="ShownPath">What.</param>
/// <param name="Reason">Why not, and what to do.</param>
internal sealed record InputFailure(string ShownPath, string Reason);

/// <summary>A file cannot be read.</summary>
internal class InputException(string reason) : Exception(reason);

/// <summary>A file is larger than any policy.</summary>
internal sealed class InputTooLargeException() : InputException("is larger than 64 MiB; leave it out, no policy is that large");
