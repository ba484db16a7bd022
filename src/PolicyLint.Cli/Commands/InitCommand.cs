using System.CommandLine;
using System.Text;
using PolicyLint.Cli.Arguments;
using PolicyLint.Cli.Configuration;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint init</c>: writes a configuration to start from.</summary>
internal sealed class InitCommand : CliCommand
{
    private readonly Option<bool> _force = Values.Flag("--force", $"Write over a {StarterConfiguration.FileName} that is there.");

    public InitCommand() => Definition.Options.Add(_force);

    /// <inheritdoc/>
    public override Command Definition { get; } = new("init", $"Write a {StarterConfiguration.FileName} to start from, in the current directory.");

    /// <inheritdoc/>
    public override int Run(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        string folder = environment.WorkingDirectory;
        string path = Path.Join(folder, StarterConfiguration.FileName);
        if (ConfigurationFinder.FileNames.FirstOrDefault(name => Path.Exists(Path.Join(folder, name))) is { } there)
        {
            bool isOther = there != StarterConfiguration.FileName;
            if (isOther || !parse.Has(_force))
            {
                throw new UsageException($"{there}: there is a configuration already; {(isOther ? "a folder has one: remove it first, or keep it" : "--force writes it anew")}");
            }
        }

        Write(path, environment.Writer);
        var messages = new Messages(streams.Error, isQuiet: false, isVerbose: false);
        messages.Note($"{StarterConfiguration.FileName}: written; every setting is in it, as a comment");
        messages.Note("next: \"policylint check\" shows what is found; \"policylint baseline create\" records it, so that only new findings are reported");
        return ExitStatus.Clean;
    }

    private static void Write(string path, FileWriter writer)
    {
        byte[] content = Encoding.UTF8.GetBytes(StarterConfiguration.Text);
        try
        {
            if (File.Exists(path))
            {
                writer.Replace(path, FileReader.Read(path), content);
                return;
            }

            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(content);
        }
        catch (Exception fault) when (fault is InputException or OutputException)
        {
            throw new UsageException($"{StarterConfiguration.FileName}: {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{StarterConfiguration.FileName}: cannot be written: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}; make it possible, or start elsewhere");
        }
    }
}
