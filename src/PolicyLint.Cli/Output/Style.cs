using PolicyLint.Authorization;

namespace PolicyLint.Cli.Output;

/// <summary>Colours, or none.</summary>
internal readonly struct Style(bool useColor)
{
    private const string Bold = "\e[1m";
    private const string Dim = "\e[2m";
    private const string Red = "\e[1;31m";
    private const string Yellow = "\e[1;33m";
    private const string Blue = "\e[1;34m";
    private const string Cyan = "\e[36m";
    private const string Green = "\e[1;32m";
    private const string PlainRed = "\e[31m";
    private const string PlainGreen = "\e[32m";
    private const string Reset = "\e[0m";

    /// <summary>For what is read first.</summary>
    public string Strong(string text) => Paint(Bold, text);

    /// <summary>For what is there to be found, not read.</summary>
    public string Faint(string text) => Paint(Dim, text);

    /// <summary>For labels.</summary>
    public string Label(string text) => Paint(Cyan, text);

    /// <summary>For good news.</summary>
    public string Good(string text) => Paint(Green, text);

    /// <summary>For what is new.</summary>
    public string Added(string text) => Paint(PlainGreen, text);

    /// <summary>For what is gone.</summary>
    public string Removed(string text) => Paint(PlainRed, text);

    /// <summary>In the colour of a severity.</summary>
    public string Severe(Analysis.Severity severity, string text) => Paint(
        severity switch
        {
            Analysis.Severity.Error => Red,
            Analysis.Severity.Warning => Yellow,
            _ => Blue,
        },
        text);

    /// <summary>In the colour of an access level: what only looks has none.</summary>
    public string Level(AccessLevel level, string text) => level switch
    {
        AccessLevel.PermissionsManagement => Paint(Red, text),
        AccessLevel.Write => Paint(Yellow, text),
        AccessLevel.Tagging => Paint(Blue, text),
        _ => text,
    };

    private string Paint(string code, string text) => useColor ? code + text + Reset : text;
}
