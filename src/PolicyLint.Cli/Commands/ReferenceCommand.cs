using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PolicyLint.Authorization;
using PolicyLint.Cli.Output;
using PolicyLint.Cli.Reference;

namespace PolicyLint.Cli.Commands;

/// <summary>What the command line says about a look into the reference.</summary>
/// <param name="Names">Actions, patterns, services, condition keys, managed policies: one or more.</param>
/// <param name="Format">Text or JSON.</param>
/// <param name="UseColor">Whether text is coloured.</param>
/// <param name="IsVerbose">Whether long lists are written in full.</param>
internal sealed record ReferenceOptions(ImmutableArray<string> Names, OutputFormat Format, bool UseColor, bool IsVerbose);

/// <summary><c>policylint reference NAME…</c>: what AWS's service authorization reference says.</summary>
internal static class ReferenceCommand
{
    public static int Run(ReferenceOptions options, StandardStreams streams, ProgramEnvironment environment)
    {
        ServiceReference reference = ServiceReference.Default;
        var lookup = new ReferenceLookup(reference);
        var entries = new List<ReferenceEntry>();
        var unknown = new List<UnknownName>();
        foreach (string name in options.Names)
        {
            IReadOnlyList<ReferenceEntry> found = lookup.Find(name);
            entries.AddRange(found);
            if (found.Count == 0)
            {
                unknown.Add(new ReferenceHints(reference).Explain(name));
            }
        }

        if (options.Format == OutputFormat.Json)
        {
            ReferenceJson.Write(streams.Output, reference, entries, unknown);
        }
        else if (entries.Count > 0)
        {
            int? width = environment.IsOutputTerminal ? environment.TerminalWidth() : null;
            string text = new ReferenceText(reference, new Style(options.UseColor), width, options.IsVerbose).Write(entries);
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
}
