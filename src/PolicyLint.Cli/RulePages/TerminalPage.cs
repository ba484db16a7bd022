using System.Text;
using PolicyLint.Analysis;
using Spectre.Console;
using Spectre.Console.Rendering;
using Look = Spectre.Console.Style;

namespace PolicyLint.Cli.RulePages;

/// <summary>
/// A page laid out for the terminal that shows it. Spectre.Console is loaded by those who make one, and by nobody else.
/// </summary>
/// <param name="width">The columns of the terminal; null when it does not tell.</param>
/// <param name="useColor">Whether there are colours. Without them nothing but text is written.</param>
internal sealed class TerminalPage(int? width, bool useColor)
{
    private const int DefaultWidth = 80;

    /// <summary>Longer lines are hard to read.</summary>
    private const int MaxWidth = 120;

    /// <summary>Less than this has no room for columns; the terminal wraps then.</summary>
    private const int MinWidth = 40;

    private readonly List<IRenderable> _blocks = [];

    /// <summary>The columns of the page.</summary>
    public int Width { get; } = Math.Clamp(width ?? DefaultWidth, MinWidth, MaxWidth);

    /// <summary>Whether there are colours.</summary>
    public bool UseColor => useColor;

    /// <summary>For what is read first.</summary>
    public static Look Strong { get; } = new(decoration: Decoration.Bold);

    /// <summary>For labels and names.</summary>
    public static Look Label { get; } = new(Color.Teal);

    /// <summary>For what is there to be found, not read.</summary>
    public static Look Faint { get; } = new(decoration: Decoration.Dim);

    /// <summary>The colour of a severity.</summary>
    public static Look Severe(Severity severity, Decoration decoration = Decoration.Bold) => new(
        severity switch
        {
            Severity.Error => Color.Maroon,
            Severity.Warning => Color.Olive,
            _ => Color.Navy,
        },
        decoration: decoration);

    /// <summary>A column of marks or names before another one; nothing in it is wrapped.</summary>
    public static GridColumn Margin(int left, int right) => new() { NoWrap = true, Padding = new Padding(left, 0, right, 0) };

    /// <summary>Adds what comes next, from the beginning of a line to the end of one.</summary>
    public void Add(IRenderable block)
    {
        _blocks.Add(block);
        if (block is Paragraph or Prose)
        {
            AddGap();
        }
    }

    /// <summary>Adds an empty line.</summary>
    public void AddGap() => _blocks.Add(new Paragraph("\n"));

    /// <summary>The page as text for the terminal.</summary>
    public string Render()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = useColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = useColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        foreach (IRenderable block in _blocks)
        {
            console.Write(block);
        }

        return WithoutTrailingBlanks(writer.ToString());
    }

    /// <summary>Columns are filled up with blanks to their width.</summary>
    private static string WithoutTrailingBlanks(string page)
    {
        var text = new StringBuilder(page.Length);
        foreach (string line in page.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            text.Append(line.AsSpan().TrimEnd(' ')).Append('\n');
        }

        return text.ToString();
    }
}
