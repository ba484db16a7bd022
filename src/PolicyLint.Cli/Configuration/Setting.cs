using PolicyLint.Text;

namespace PolicyLint.Cli.Configuration;

/// <summary>A value that somebody set, and where.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Source">Who set it.</param>
internal sealed record Setting<T>(T Value, SettingSource Source);

/// <summary>Where a setting comes from.</summary>
internal sealed record SettingSource
{
    private readonly string _name;

    private SettingSource(string name, Origin? origin = null)
    {
        _name = name;
        Origin = origin;
    }

    /// <summary>Nobody set it.</summary>
    public static SettingSource Default { get; } = new("default");

    /// <summary>The command line.</summary>
    public static SettingSource CommandLine { get; } = new("command line");

    /// <summary>The place in a configuration file; null when it does not come from one.</summary>
    public Origin? Origin { get; }

    /// <summary>A place in a configuration file.</summary>
    public static SettingSource At(Origin origin) => new("", origin);

    /// <summary>What people read: <c>policylint.yaml:3:5</c>, <c>command line</c>, <c>default</c>.</summary>
    public override string ToString() => Origin is { } origin ? origin.ToString() : _name;
}
