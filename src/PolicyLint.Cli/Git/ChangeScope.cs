namespace PolicyLint.Cli.Git;

/// <summary>Which changes are linted.</summary>
/// <param name="Revision">Those of the work tree since it left this revision; null for those that are staged.</param>
internal sealed record ChangeScope(string? Revision)
{
    /// <summary>The option that asks for it.</summary>
    public string Option => Revision is null ? "--staged" : "--since";
}
