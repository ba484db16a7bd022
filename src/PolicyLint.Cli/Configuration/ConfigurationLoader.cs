using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Cli.Files;
using PolicyLint.Text;

namespace PolicyLint.Cli.Configuration;

/// <summary>Reads a configuration file and those that it extends.</summary>
internal sealed class ConfigurationLoader(string workingDirectory, ImmutableArray<Rule> rules)
{
    /// <summary>Reads a file that was found or named.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="given">What it is called in messages when it does not lie under the working directory.</param>
    /// <param name="globFolder">The full path of the folder that patterns begin at, those of the extended files too.</param>
    /// <exception cref="UsageException">It, or a file that it extends, cannot be read or is wrong.</exception>
    public Settings Load(string path, string given, string globFolder) => Load(path, given, globFolder, []);

    private Settings Load(string path, string given, string globFolder, ImmutableStack<string> extending)
    {
        string shown = ShownPath.Of(path, given, workingDirectory);
        return Load(path, SourceText.FromBytes(Read(path, shown), shown), globFolder, extending.Push(path));
    }

    private Settings Load(string path, SourceText source, string globFolder, ImmutableStack<string> extending)
    {
        var reader = new ConfigurationReader(source, Path.GetDirectoryName(path)!, globFolder, rules);
        Settings settings = reader.Read();
        Settings extended = Settings.None;
        foreach (Setting<string> other in reader.Extends)
        {
            if (extending.Contains(other.Value))
            {
                IEnumerable<string> circle = extending.Reverse().SkipWhile(file => file != other.Value).Append(other.Value);
                throw new UsageException($"{other.Source}: 'extends' leads in a circle: {string.Join(" → ", circle.Select(Show))}; leave one out");
            }

            extended = LoadExtended(other, globFolder, extending).Over(extended);
        }

        return settings.Over(extended);
    }

    private Settings LoadExtended(Setting<string> extended, string globFolder, ImmutableStack<string> extending)
    {
        try
        {
            // Where the search for files further up ends is the business of the file that was found.
            byte[] bytes = Read(extended.Value, Show(extended.Value));
            return Load(extended.Value, SourceText.FromBytes(bytes, Show(extended.Value)), globFolder, extending.Push(extended.Value)) with { IsRoot = false };
        }
        catch (UsageException fault) when (!File.Exists(extended.Value))
        {
            throw new UsageException($"{extended.Source}: 'extends': {fault.Message}");
        }
    }

    private static byte[] Read(string path, string shown)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{shown}: this is a directory; a configuration is a file");
        }

        try
        {
            return FileReader.Read(path);
        }
        catch (InputException fault)
        {
            throw new UsageException($"{shown}: {fault.Message}");
        }
    }

    private string Show(string path) => ShownPath.Of(path, path, workingDirectory);
}
