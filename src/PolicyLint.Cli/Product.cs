using System.Reflection;

namespace PolicyLint.Cli;

/// <summary>Who we are.</summary>
internal static class Product
{
    /// <summary>The name of the program.</summary>
    public const string Name = "policylint";

    /// <summary>Where we live.</summary>
    public const string Address = "https://github.com/policylint/policylint";

    /// <summary>The version, without the revision that the SDK appends.</summary>
    public static string Version
        => typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
