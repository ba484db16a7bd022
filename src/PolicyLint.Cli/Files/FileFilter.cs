using PolicyLint.Cli.Configuration;

namespace PolicyLint.Cli.Files;

/// <summary>Which files the configuration leaves in and out.</summary>
/// <param name="Include">What is linted when a folder is walked, in place of the files of known types; null for those.</param>
/// <param name="Exclude">What is not linted when a folder is walked.</param>
/// <param name="ForceExclude">Whether <paramref name="Exclude"/> goes for what is named, too: a hook names every file of a commit.</param>
internal sealed record FileFilter(GlobList? Include, GlobList? Exclude, bool ForceExclude)
{
    /// <summary>Nothing is said.</summary>
    public static FileFilter None { get; } = new(null, null, ForceExclude: false);

    /// <summary>Whether a file is linted that was found by walking.</summary>
    public bool IsWalked(string fullPath) => (Include?.IsMatch(fullPath) ?? FileTypes.IsWalked(Path.GetFileName(fullPath))) && !IsExcluded(fullPath);

    /// <summary>Whether a walk need not enter a folder: all in it is left out, and no pattern takes any of it in again.</summary>
    public bool IsPruned(string fullPath) => Exclude is { HasNegation: false } && Exclude.IsMatch(fullPath, isDirectory: true);

    /// <summary>Whether a file is left out of a walk.</summary>
    public bool IsExcluded(string fullPath) => Exclude?.IsMatch(fullPath) is true;

    /// <summary>Whether a file is left out though it was named.</summary>
    public bool IsRefused(string fullPath) => ForceExclude && IsExcluded(fullPath);
}
