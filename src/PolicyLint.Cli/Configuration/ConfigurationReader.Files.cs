using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Cli.Configuration;

/// <content>What the configuration says of files.</content>
internal sealed partial class ConfigurationReader
{
    private static readonly string[] OverrideNames = ["categories", "files", "kind", "parameters", "preset", "rules"];

    private Setting<GlobList>? ReadGlobSetting(SyntaxNode node, string name) => ReadGlobs(node, name) is { } globs ? Set(globs, node) : null;

    /// <summary>A pattern or a list of them; null when it is neither.</summary>
    private GlobList? ReadGlobs(SyntaxNode node, string name)
    {
        if (node.Kind != SyntaxKind.String)
        {
            return _values.ReadTexts(node, name, FaultOfGlob, "\"legacy/**\"") is { } texts ? new GlobList(_globFolder, texts) : null;
        }

        if (_values.Text(node) is { } text)
        {
            if (FaultOfGlob(text) is not { } fault)
            {
                return new GlobList(_globFolder, [text]);
            }

            _faults.Add(node.Origin, $"'{text}' {fault}");
        }

        return null;
    }

    private static string? FaultOfGlob(string text)
        => GlobList.TryParse(text) is null ? "is no pattern of files; write it as in .gitignore, such as \"legacy/**\""
        : text.StartsWith("../", StringComparison.Ordinal) || text.Contains("/../", StringComparison.Ordinal) ? "leads out of the folder of the configuration; patterns begin there"
        : null;

    private ImmutableArray<KindPattern> ReadKinds(SyntaxNode node)
    {
        var kinds = ImmutableArray.CreateBuilder<KindPattern>();
        foreach (SyntaxMember member in _values.Members(node, "kinds", "{ \"scps/\": \"scp\" }"))
        {
            string pattern = member.Name.GetText();
            if (FaultOfGlob(pattern) is { } fault)
            {
                _faults.Add(member.Name.Origin, $"'{pattern}' {fault}");
            }
            else if (ReadKind(member.Value, $"the kind of '{pattern}'", "is") is { } kind)
            {
                kinds.Add(new KindPattern(new GlobList(_globFolder, [pattern]), kind));
            }
        }

        return kinds.ToImmutable();
    }

    private Setting<PolicyKind>? ReadKind(SyntaxNode node, string subject, string verb)
        => _values.ReadChoice(node, subject, verb, KindChoices) is { } kind ? Set(kind, node) : null;

    private ImmutableArray<SettingsOverride> ReadOverrides(SyntaxNode node)
    {
        var overrides = ImmutableArray.CreateBuilder<SettingsOverride>();
        foreach (SyntaxNode item in _values.Items(node, "overrides", OverrideExample))
        {
            if (ReadOverride(item) is { } read)
            {
                overrides.Add(read);
            }
        }

        return overrides.ToImmutable();
    }

    private SettingsOverride? ReadOverride(SyntaxNode node)
    {
        GlobList? files = null;
        bool hasFiles = false;
        var read = new SettingsOverride { Files = new GlobList(_globFolder, []) };
        foreach (SyntaxMember member in _values.Members(node, "overrides", OverrideExample[1..^1]))
        {
            string name = member.Name.GetText();
            switch (name)
            {
                case "files":
                    hasFiles = true;
                    files = ReadGlobs(member.Value, name);
                    break;
                case "kind":
                    read = read with { Kind = ReadKind(member.Value, "'kind'", "takes") };
                    break;
                case "parameters":
                    read = read with { Parameters = ReadParameters(member.Value) };
                    break;
                case "preset":
                    read = read with { Severities = read.Severities with { Preset = Choice(member.Value, "'preset'", Presets) } };
                    break;
                case "categories":
                    read = read with { Severities = read.Severities with { Categories = ReadCategories(member.Value) } };
                    break;
                case "rules":
                    read = read with { Severities = read.Severities with { Rules = ReadRules(member.Value) } };
                    break;
                default:
                    _faults.AddUnknown(member.Name.Origin, $"an override has no setting '{name}'", name, OverrideNames, "it has");
                    break;
            }
        }

        if (!hasFiles && node.Kind == SyntaxKind.Mapping)
        {
            _faults.Add(node.Origin, "an override lacks 'files': the patterns of the files that it is about");
        }

        return files is null ? null : read with { Files = files };
    }
}
