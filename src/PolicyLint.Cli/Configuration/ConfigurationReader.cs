using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PolicyLint.Analysis;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Configuration;

/// <summary>
/// Reads a configuration file; <c>Schemas/policylint.schema.json</c> describes it. Strict: what is misspelt would else be
/// silently without effect.
/// </summary>
internal sealed partial class ConfigurationReader
{
    private const string Schema = "$schema";
    private const string Root = "root";
    private const string Accounts = "accounts";
    private const string AdditionalActions = "additionalActions";
    private const string Organizations = "organizations";
    private const string Parameters = "parameters";
    private const string RulesName = "rules";

    private static readonly string[] Names = [Accounts, AdditionalActions, Organizations, Parameters, Root, RulesName, Schema];

    private static readonly SearchValues<char> ServiceCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-*?");

    private static readonly SearchValues<char> OrganizationCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private readonly byte[] _bytes;
    private readonly ImmutableArray<Rule> _rules;
    private readonly int _start;
    private readonly string _shownPath;

    /// <summary>Makes a reader.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="shownPath">What it is called in messages.</param>
    /// <param name="rules">The rules that it may name.</param>
    public ConfigurationReader(byte[] bytes, string shownPath, ImmutableArray<Rule> rules)
    {
        _rules = rules;
        _bytes = bytes;
        _shownPath = shownPath;
        _start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="UsageException">Something in it is wrong.</exception>
    public Settings Read()
    {
        RefuseOtherEncodings();
        var json = new Utf8JsonReader(_bytes.AsSpan(_start));
        try
        {
            return Read(ref json);
        }
        catch (JsonException fault)
        {
            throw Fault(OffsetOf(fault), $"this is not valid JSON: {FirstSentence(fault.Message)}");
        }
    }

    private Settings Read(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw Fault(json, $"the configuration is an object and not {Describe(json)}; for example {{ \"{AdditionalActions}\": [\"s3:GetNewThing\"] }}");
        }

        Settings settings = Settings.None;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = Text(json);
            if (!Names.Contains(name))
            {
                string? nearest = Spelling.Nearest(name, Names);
                throw Fault(json, $"there is no setting '{name}'; {(nearest is null ? $"this version knows {string.Join(", ", Names)}" : $"did you mean '{nearest}'?")}");
            }

            if (!seen.Add(name))
            {
                throw Fault(json, $"'{name}' is there twice; leave one out");
            }

            json.Read();
            settings = name switch
            {
                Root => settings with { IsRoot = ReadBoolean(json, name) },
                Accounts => settings with { Accounts = ReadAccounts(ref json) },
                AdditionalActions => settings with { AdditionalActions = ReadActions(ref json) },
                Organizations => settings with { Organizations = ReadOrganizations(ref json) },
                RulesName => settings with { Rules = ReadRules(ref json) },
                Parameters => settings with { Parameters = ReadParameters(ref json) },
                _ => RefuseNoText(json, name, settings),
            };
        }

        // Throws if anything follows.
        json.Read();
        return settings;
    }

    private bool ReadBoolean(in Utf8JsonReader json, string name)
        => json.TokenType is JsonTokenType.True or JsonTokenType.False
            ? json.TokenType == JsonTokenType.True
            : throw Fault(json, $"'{name}' takes true or false and not {Describe(json)}");

    private Settings RefuseNoText(in Utf8JsonReader json, string name, Settings settings)
        => json.TokenType == JsonTokenType.String ? settings : throw Fault(json, $"'{name}' takes a text and not {Describe(json)}");

    private ImmutableArray<string> ReadActions(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw Fault(json, $"'{AdditionalActions}' takes a list and not {Describe(json)}; for example [\"s3:GetNewThing\"]");
        }

        var actions = ImmutableArray.CreateBuilder<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.String)
            {
                throw Fault(json, $"'{AdditionalActions}' lists texts and not {Describe(json)}; for example \"s3:GetNewThing\"");
            }

            string action = Text(json);
            if (FaultOf(action) is { } fault)
            {
                throw Fault(json, $"'{action}' {fault}; write service:Action, such as s3:GetNewThing or s3:GetNew*");
            }

            actions.Add(action);
        }

        return actions.ToImmutable();
    }

    private ImmutableDictionary<string, string> ReadParameters(ref Utf8JsonReader json)
    {
        const string Example = "{ \"Stage\": \"prod\" }";
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw Fault(json, $"'{Parameters}' takes an object and not {Describe(json)}; for example {Example}");
        }

        var parameters = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = Text(json);
            if (parameters.ContainsKey(name))
            {
                throw Fault(json, $"'{name}' is there twice; leave one out");
            }

            json.Read();
            parameters.Add(name, json.TokenType switch
            {
                JsonTokenType.String => Text(json),
                JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(json.ValueSpan),
                _ => throw Fault(json, $"a parameter is a text, as on the command line of CloudFormation, and not {Describe(json)}; a list is a text with commas"),
            });
        }

        return parameters.ToImmutable();
    }

    /// <summary>What is wrong with an action, as the end of a sentence; null when nothing is.</summary>
    private static string? FaultOf(string action)
    {
        if (action.Split(':') is not [{ Length: > 0 } service, { Length: > 0 } name])
        {
            return "is no action";
        }

        return service.AsSpan().ContainsAny('*', '?') ? "has a wildcard in the service, which would switch off every check of actions"
            : service.AsSpan().ContainsAnyExcept(ServiceCharacters) || name.AsSpan().ContainsAnyExcept(NameCharacters) ? "has a character that no action has"
            : null;
    }

    private string Text(in Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Fault(json, "this text holds half of a surrogate pair; write the character itself");
        }
    }

    private static string Describe(in Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "null",
    };

    private void RefuseOtherEncodings()
    {
        for (int i = _start; i < _bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(_bytes.AsSpan(i), out _, out int length) != OperationStatus.Done)
            {
                throw Fault(i - _start, "this is not UTF-8; save the file as UTF-8");
            }

            i += length;
        }
    }

    private int OffsetOf(JsonException fault)
    {
        int offset = _start;
        for (long line = fault.LineNumber ?? 0; line > 0; line--)
        {
            offset += _bytes.AsSpan(offset).IndexOf((byte)'\n') + 1;
        }

        return Math.Min(offset + (int)(fault.BytePositionInLine ?? 0), _bytes.Length) - _start;
    }

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        string sentence = (end < 0 ? message : message[..end]).TrimEnd('.');
        return char.ToLowerInvariant(sentence[0]) + sentence[1..];
    }

    private UsageException Fault(in Utf8JsonReader json, string message) => Fault((int)json.TokenStartIndex, message);

    /// <param name="offset">In bytes, from the first one after a byte-order mark.</param>
    /// <param name="message">What is wrong.</param>
    private UsageException Fault(int offset, string message)
    {
        ReadOnlySpan<byte> before = _bytes.AsSpan(_start, offset);
        int line = before.Count((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new UsageException(string.Create(CultureInfo.InvariantCulture, $"{_shownPath}:{line}:{column}: {message}"));
    }
}
