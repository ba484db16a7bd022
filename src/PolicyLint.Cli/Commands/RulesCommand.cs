using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using PolicyLint.Analysis;
using PolicyLint.Cli.Arguments;
using PolicyLint.Cli.Output;
using PolicyLint.Cli.RulePages;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint rules</c>: what there is.</summary>
internal sealed class RulesCommand : CliCommand
{
    private const int SchemaVersion = 1;

    private static readonly (string Name, OutputFormat Value)[] Formats =
        [("text", OutputFormat.Text), ("json", OutputFormat.Json), ("markdown", OutputFormat.Markdown)];

    private readonly Option<string> _format = Values.OneOf("--format", Formats, "What to write [default: text].");

    private readonly ColorArgument _color = new();

    public RulesCommand()
    {
        Definition.Options.Add(_format);
        _color.AddTo(Definition);
    }

    /// <inheritdoc/>
    public override Command Definition { get; } = new("rules", "List the rules.");

    /// <inheritdoc/>
    public override int Run(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        Stream output = streams.Output;
        RuleDescriptor[] descriptors = [.. environment.Rules.Select(rule => rule.Descriptor).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        switch (parse.Choice(_format, Formats, OutputFormat.Text))
        {
            case OutputFormat.Json:
                WriteJson(output, descriptors);
                break;
            case OutputFormat.Markdown:
                output.Write(Encoding.UTF8.GetBytes(RuleDocumentation.ToMarkdown(descriptors)));
                break;
            default:
                output.Write(Encoding.UTF8.GetBytes(environment.IsOutputTerminal
                    ? RuleListView.Render(descriptors, new TerminalPage(environment.TerminalWidth(), _color.Read(parse, environment)))
                    : RuleListText.Render(descriptors)));
                break;
        }

        return ExitStatus.Clean;
    }

    private static void WriteJson(Stream output, RuleDescriptor[] rules)
    {
        using (var json = new Utf8JsonWriter(output, JsonOutput.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            JsonOutput.WriteTool(json);
            json.WriteStartArray("rules");
            foreach (RuleDescriptor rule in rules)
            {
                Write(json, rule);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, RuleDescriptor rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        json.WriteString("category", RuleDocumentation.CategoryTitle(rule.Category).ToLowerInvariant().Replace(' ', '-'));
        json.WriteString("severity", Words.Of(rule.Severity));
        json.WriteString("title", rule.Title);
        json.WriteString("rationale", rule.Rationale);
        json.WriteString("remedy", rule.Remedy);
        json.WriteStartArray("accessAnalyzerCodes");
        foreach (string code in rule.AccessAnalyzerCodes)
        {
            json.WriteStringValue(code);
        }

        json.WriteEndArray();
        json.WriteString("fix", rule.Fix switch
        {
            FixAvailability.Always => "always",
            FixAvailability.Sometimes => "sometimes",
            _ => "none",
        });
        if (rule.SecuritySeverity > 0)
        {
            json.WriteNumber("securitySeverity", rule.SecuritySeverity);
        }
        else
        {
            json.WriteNull("securitySeverity");
        }

        json.WriteBoolean("enabledByDefault", rule.IsEnabledByDefault);
        json.WriteStartArray("options");
        foreach (RuleOption option in rule.Options)
        {
            Write(json, option);
        }

        json.WriteEndArray();
        json.WriteString("helpUri", rule.HelpUri);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RuleOption option)
    {
        json.WriteStartObject();
        json.WriteString("name", option.Name);
        json.WriteString("summary", option.Summary);
        switch (option)
        {
            case RuleOption<ImmutableArray<string>> texts:
                json.WriteString("type", "texts");
                json.WriteStartArray("default");
                foreach (string text in texts.Default)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
                break;
            case RuleOption<int> number:
                json.WriteString("type", "number");
                json.WriteNumber("default", number.Default);
                break;
            case RuleOption<bool> flag:
                json.WriteString("type", "flag");
                json.WriteBoolean("default", flag.Default);
                break;
            default:
                throw new InvalidOperationException($"Option {option} has a type that nobody can write.");
        }

        json.WriteEndObject();
    }
}
