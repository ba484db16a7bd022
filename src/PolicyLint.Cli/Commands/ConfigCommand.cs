using System.CommandLine;
using System.Text;
using PolicyLint.Cli.Arguments;
using PolicyLint.Cli.Checking;
using PolicyLint.Cli.Configuration;
using PolicyLint.Cli.Files;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint config show</c> and <c>policylint config schema</c>.</summary>
internal sealed class ConfigCommand : CliCommand
{
    private static readonly (string Name, OutputFormat Value)[] Formats = [("text", OutputFormat.Text), ("json", OutputFormat.Json)];

    private readonly Command _show = new("show", "Show what counts for a file, and where each setting comes from. Takes the options of check that say something of rules.");
    private readonly Command _schema = new("schema", "Write the JSON schema of the configuration, for editors.");
    private readonly LintArguments _lint = new("The file, or a folder for the files in it. None means the current directory.");
    private readonly Option<string> _format = Values.OneOf("--format", Formats, "What to write [default: text].");
    private readonly ColorArgument _color = new();

    public ConfigCommand()
    {
        _lint.AddTo(_show);
        _show.Options.Add(_format);
        _color.AddTo(_show);
        Definition.Subcommands.Add(_show);
        Definition.Subcommands.Add(_schema);
    }

    /// <inheritdoc/>
    public override Command Definition { get; } = new("config", "Show the effective configuration, or its schema.");

    /// <inheritdoc/>
    public override int Run(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        if (parse.CommandResult.Command == _show)
        {
            return Show(parse, streams, environment);
        }

        ConfigurationSchema.Write(streams.Output, environment.Rules);
        return ExitStatus.Clean;
    }

    private int Show(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        LintRunOptions options = _lint.Read(parse, environment);
        string given = options.Paths switch
        {
            [] => ".",
            [FileFinder.StandardInput] => options.StdinName ?? ".",
            [string path] => path,
            _ => throw new UsageException("config show takes one path; each file may have settings of its own"),
        };
        string full = FullPathOf(given, environment.WorkingDirectory);
        bool isDirectory = Directory.Exists(full);
        string shown = ShownPath.Of(full, given, environment.WorkingDirectory);
        var messages = new Messages(streams.Error, options.IsQuiet, options.IsVerbose);
        var finder = new ConfigurationFinder(environment.WorkingDirectory, options.ConfigurationPath, environment.Rules, messages);

        // Of a folder, what goes for a file whose name no pattern knows.
        FolderConfiguration folder = finder.Of(isDirectory ? full : Path.GetDirectoryName(full) ?? full);
        FileSettings settings = folder.Of(isDirectory ? Path.Join(full, "*") : full);
        var effective = new EffectiveSettings(settings, finder.OfRun().Settings, options.Linter, environment.Rules, environment.WorkingDirectory);
        if (parse.Choice(_format, Formats, OutputFormat.Text) == OutputFormat.Json)
        {
            ConfigurationJson.Write(streams.Output, shown, folder.Files, effective);
        }
        else
        {
            streams.Output.Write(Encoding.UTF8.GetBytes(ConfigurationText.Of(shown, folder.Files, effective, new Style(_color.Read(parse, environment)))));
        }

        return ExitStatus.Clean;
    }

    private static string FullPathOf(string given, string workingDirectory)
    {
        try
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(given, workingDirectory));
        }
        catch (ArgumentException)
        {
            throw new UsageException($"'{given}' is no path; check the spelling");
        }
    }
}
