using System.CommandLine;
using System.Globalization;
using System.Text;
using PolicyLint.Authorization;
using PolicyLint.Cli.Arguments;
using PolicyLint.Cli.Output;
using PolicyLint.Cli.Reference;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint reference NAME…</c>: what AWS's service authorization reference says.</summary>
internal sealed class ReferenceCommand : CliCommand
{
    private static readonly (string Name, OutputFormat Value)[] Formats = [("text", OutputFormat.Text), ("json", OutputFormat.Json)];

    private readonly Argument<string[]> _names = new("NAME")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "s3:GetObject, 's3:Get*', s3, aws:SourceIp, AdministratorAccess: an action, pattern, service, condition key, managed policy.",
    };

    private readonly Option<string> _format = Values.OneOf("--format", Formats, "What to write [default: text].");
    private readonly Option<bool> _verbose = Values.Flag("--verbose", "Write long lists in full.", "-v");
    private readonly ColorArgument _color = new();

    public ReferenceCommand()
    {
        Definition.Arguments.Add(_names);
        Definition.Options.Add(_format);
        _color.AddTo(Definition);
        Definition.Options.Add(_verbose);
    }

    /// <inheritdoc/>
    public override Command Definition { get; } = new("reference", "Show what AWS's service authorization reference says about actions, services and condition keys.");

    /// <inheritdoc/>
    public override int Run(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        string[] names = ReadNames(parse);
        OutputFormat format = parse.Choice(_format, Formats, OutputFormat.Text);
        bool useColor = _color.Read(parse, environment);
        bool isVerbose = parse.Has(_verbose);
        ServiceReference reference = ServiceReference.Default;
        var lookup = new ReferenceLookup(reference);
        var entries = new List<ReferenceEntry>();
        var unknown = new List<UnknownName>();
        foreach (string name in names)
        {
            IReadOnlyList<ReferenceEntry> found = lookup.Find(name);
            entries.AddRange(found);
            if (found.Count == 0)
            {
                unknown.Add(new ReferenceHints(reference).Explain(name));
            }
        }

        if (format == OutputFormat.Json)
        {
            ReferenceJson.Write(streams.Output, reference, entries, unknown);
        }
        else if (entries.Count > 0)
        {
            int? width = environment.IsOutputTerminal ? environment.TerminalWidth() : null;
            string text = new ReferenceText(reference, new Style(useColor), width, isVerbose).Write(entries);
            streams.Output.Write(Encoding.UTF8.GetBytes(text));
        }

        var messages = new Messages(streams.Error, isQuiet: false, isVerbose: false);
        foreach (UnknownName name in unknown)
        {
            messages.Error(Describe(name, reference));
        }

        return unknown.Count == 0 ? ExitStatus.Clean : ExitStatus.Failure;
    }

    private static string Describe(UnknownName name, ServiceReference reference)
    {
        string date = string.Create(CultureInfo.InvariantCulture, $" (reference of {reference.DataDate:yyyy-MM-dd})");
        string[] quoted = [.. name.Suggestions.Select(suggestion => $"'{suggestion}'")];
        string hint = quoted.Length > 0 ? $"; did you mean {(quoted.Length == 1 ? "" : string.Join(", ", quoted[..^1]) + " or ")}{quoted[^1]}?"
            : name.Advice.Length > 0 ? "; " + name.Advice
            : "";
        return name.Reason + date + hint;
    }

    private string[] ReadNames(ParseResult parse)
    {
        string[] names = [.. (parse.GetResult(_names)?.Tokens ?? []).Select(token => token.Value)];
        foreach (string name in names)
        {
            if (name.StartsWith('-'))
            {
                throw Values.UnknownOption(name, Definition, takesPaths: false);
            }
        }

        return names.Length == 0 || names.Any(string.IsNullOrWhiteSpace)
            ? throw new UsageException("reference takes the name of an action, a service, a condition key or a managed policy; for example policylint reference s3:GetObject")
            : names;
    }
}
